# What a reminder says
reminder-acknowledge-title = Reminder: notice { $number } is not acknowledged
reminder-acknowledge = Your acknowledgement is not recorded yet. Please read the notice and press “Acknowledge”.
reminder-deadline-title = The deadline of notice { $number } is near
reminder-deadline = Please complete it by the deadline.
reminder-report = Your report has not come yet. Please report by the deadline.
reminder-overdue-title = Overdue report: notice { $number }
reminder-late-report = The deadline has passed and your report has not come. Please report now; a late report is still recorded.
choice-report = Report
choice-contents = Show the text

# Others are told of what stays undone
escalation-title = Please follow up: notice { $number }
escalation-unacknowledged = { $seat } has not acknowledged this notice, issued at { $time }.
escalation-unreported = { $seat } has not reported although the deadline has passed.
escalation-unit-request = Please tell the holder of this seat, so that it is carried out.
escalation-office-unacknowledged = Not acknowledged in spite of reminders
escalation-office-unreported = Not reported although the deadline has passed
escalation-office-request = Please contact the units directly.

# The weekly digest, and the month's letter
digest-title = This week: { $count } directives are open
letter-missing-title = The letter with the results of { $month } has not come
letter-missing = As of { $date }, the letter of { $unit } with the results of { $month } has not come.
letter-missing-note = Send the file here, or take it in with loa import. If there is no letter this month, nothing needs to be done.

# What could not be sent in time
late-title = Too late: notice { $number }
late-rows = { $count } messages could not be sent within { $hours } hours of the issue, so they were held back. Send them all the same?
late-announcement = The notice was approved, but nothing ran at its time of issue on { $date }, so it was not issued. Issue it now?
choice-send-now = Send now
choice-do-not-send = Do not send
late-sent = { $count } messages of notice { $number } are being sent.
late-nothing = No message of notice { $number } is too late.
