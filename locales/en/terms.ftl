# Words that many messages share.

indicator-total = Total
indicator-ckmb = Openness and transparency
indicator-tdgq = Progress of handling
indicator-dvctt = Online public services
indicator-tttt = Online payment
indicator-mdhl = Satisfaction
indicator-shhs = Digitisation of files
indicator-online = Provision of online services

period-month = month { $month }/{ $year }
period-quarter = quarter { $quarter }/{ $year }
period-half-year = first half of { $year }
period-nine-months = first nine months of { $year }
period-first-months = first { $months } months of { $year }
period-year = year { $year }
period-week = week { $week } of { $year }
period-as-of = as of { $date }

band-weak = Weak
band-average = Average
band-fair = Fair
band-good = Good
band-excellent = Excellent

role-viewer = viewer
role-seat-holder = seat holder
role-clerk = clerk
role-approver = approver
role-operator = operator

status-planned = to be sent
status-claimed = being sent
status-waiting = put off
status-accepted = delivered
status-rejected = refused
status-gone = unreachable
status-unknown = undecided
status-cancelled = cancelled
status-expired = too late to send
