# Choices
choice-acknowledge = Acknowledge
choice-details = Details
choice-original = Original letter
list-and = {" "}and{" "}

# The announcement
announcement-title = Results of Index 766, { $periods } – { $unit }
announcement-no-total = { $period }: the letter states no total
announcement-total = { $period }: { $points }/{ $max } points
announcement-rank = rank { $place } of { $of }
announcement-rank-alone = rank { $place }
announcement-band = band { $band } (computed from the total)
announcement-average = Province average: { $points } points; difference { $difference }.
announcement-group = { $indicator }: { $points }/{ $max } (province { $average }; { $difference })
announcement-group-equal = { $indicator }: { $points }/{ $max } (equal to the province)
announcement-group-alone = { $indicator }: { $points }/{ $max }
announcement-weakest = Lowest against its maximum: { $indicator } ({ $share }).
announcement-doubt = To be checked – { $indicator }. { $reason }
announcement-doubt-elsewhere = To be checked – line { $line }. { $reason }
announcement-doubt-printed = The letter prints “{ $printed }”. { $reason }

# Directives
directive-title = Directive { $ordinal } of { $count } with the results of { $periods } – { $issuer }
directive-addressees = Addressed to: { $names }
directive-deadline = Deadline: { $date }
directive-no-deadline = The letter states no deadline
directive-deadline-undated = Deadline: the letter says “{ $words }”, from which no day could be told
directive-deadline-none = No deadline is set
directive-cited = Cited document: { $document }
directive-report = A report is asked for
directive-no-report = No report is asked for
document-dated = { $number } of { $date }
notice-source = Source: letter no. { $number } of { $date } by the { $issuer } on the results of { $periods }.
notice-source-undated = Source: letter no. { $number } by the { $issuer } on the results of { $periods } (no date stated).
notice-source-unnumbered = Source: letter of { $date } by the { $issuer } on the results of { $periods } (no number stated).
notice-source-blank = Source: letter by the { $issuer } on the results of { $periods } (no number or date stated).

# Details
details-title = The results in detail
details-directive-title = Directive { $ordinal } in detail
details-figure = { $indicator }: { $points }/{ $max } – { $facts }
details-share = { $share } of the maximum
details-rate = the letter states a rate of { $rate }
details-average = province average { $points }
details-line = line { $line } of the letter
details-grounds = Grounds

# Results
results-title = Notice { $number }: { $title }
results-counts = Delivered to { $received } of { $seats } seats; acknowledged by { $acknowledged }; not yet by { $missing }.
results-heading = { $heading } ({ $count })
results-unacknowledged = Delivered, not acknowledged
results-undecided = Undecided whether it arrived
results-open = Still to be sent
results-failed = Could not be delivered
results-without-holder = Nobody held the seat at issue
results-name = – { $title }
results-name-seen = – { $title } (seen at { $at })
results-name-came = – { $title } (came to the phone at { $at }, not seen yet)
results-more = … and { $count } more
results-complete = Everybody has acknowledged.
reason-blocked = has blocked this channel
reason-kicked = the bot was removed from the group
reason-deactivated = the account is deactivated
reason-chat-missing = the chat does not exist
reason-no-address = has no address
reason-window-closed = the channel takes no messages now
reason-unsubscribed = has unsubscribed
reason-tried-again = will be tried again
reason-quiet-hours = held back in quiet hours
reason-rejected = refused by the channel: { $reason }

# The monthly schedule
monthly-title = No announcement of the month is approved
monthly-no-draft = The day of the announcement has come and there is no draft. Please import the letter and draft its announcement.
monthly-drafts = The day of the announcement has come and these drafts are not approved:
monthly-draft = – No. { $number }: { $title } (approve: /approve { $number })
monthly-note = What is approved today is issued at once; after today it takes the command /issue.

# Refusals
desk-not-permitted = You are not permitted to { $act }. Please ask the office if you need this right.
act-ask-published = ask about published figures
act-receive-notices = receive notices
act-acknowledge = acknowledge notices
act-import-letter = import letters
act-manage-seats = manage this seat and its invitations
act-manage-units = change the table of units
act-approve-reform = approve what becomes of the seats in a reform of units
act-draft-notice = draft notices
act-approve-notice = approve notices
act-issue-notice = issue notices
act-see-results = see the results
act-run-installation = run the installation
desk-own-draft = The author of a notice cannot approve it. Another approver has to.
desk-no-unit = It is not known whose letter this is. Name the unit at import (--unit) or set office.home_unit in the configuration.
desk-no-notice = There is no notice { $id }. The list of notices has the right number.
desk-no-letter = There is no letter { $id }. Please import it first.
desk-no-seat = There is no seat { $id }. The list of seats has the right identifier.
desk-no-such-unit = There is no unit { $id }. The list of units has the right identifier.
desk-nothing-such = There is no { $id }.
desk-empty-audience = Nobody of the audience can be reached, so nothing was issued. Please invite the holders of the seats first.
desk-unconfirmed = Letter { $id } is not confirmed. Review and confirm it before drafting.
desk-notice-is-draft = Notice { $number } is a draft. It has to be approved before it is issued.
desk-notice-is-approved = Notice { $number } is approved already.
desk-notice-is-issuing = Notice { $number } is being issued.
desk-notice-is-issued = Notice { $number } has been issued already.
desk-notice-is-cancelled = Notice { $number } is cancelled.
desk-table-unreadable = The table cannot be read ({ $reason }). Please save it as UTF-8 text.

# Files that are no letter
desk-file-empty = The file is empty. Please check it and try again.
desk-file-too-large = The file is larger than { $limit } MB. Please give a smaller version.
desk-file-format = This format cannot be read ({ $format }). Please save the letter as DOCX, PDF or XLSX.
desk-file-binary = The file is not text, or is in an unknown encoding. Please save the letter as DOCX or TXT (UTF-8).
desk-file-no-letter = No result of Index 766 was found in the file. Please check that it is the letter with the results.
desk-file-classified = The letter is marked as classified and must not be fed to this system.

# The store

# Faults of the unit tables
desk-table-units = Table of units
desk-table-events = Table of events
desk-fault-at = { $table }, line { $line }: { $what }
desk-fault-in = { $table }: { $what }
desk-fault-unreadable = cannot be read ({ $reason })
desk-fault-missing-column = the column “{ $column }” is missing
desk-fault-empty-field = the column “{ $column }” is empty
desk-fault-unknown-word = the column “{ $column }” does not know “{ $word }”
desk-fault-bad-date = the column “{ $column }”: “{ $date }” is no date of the form YYYY-MM-DD
desk-fault-in-use = unit “{ $unit }” has seats or letters and cannot be left out
desk-fault-duplicate = unit “{ $unit }” stands there twice
desk-fault-unknown-parent = “{ $parent }”, the parent of “{ $unit }”, is not in the table
desk-fault-circular = unit “{ $unit }” is above itself
desk-fault-reversed = unit “{ $unit }” ends before it begins
desk-fault-code-overlap = units “{ $first }” and “{ $second }” carry the code { $code } on one day
desk-fault-event-unit = unit “{ $unit }” is not in the table of units

# Lines of a list of seats
desk-seat-unknown-unit = there is no unit “{ $unit }”
desk-seat-ambiguous-unit = several units are called “{ $unit }”; please use the identifier
desk-seat-empty-title = the title is missing
desk-seat-unknown-channel = there is no channel “{ $channel }”
desk-seat-empty-address = the address is missing
desk-seat-unknown-role = there is no role “{ $role }”
desk-seat-role-above-own = the role “{ $role }” is above your own
desk-seat-unreadable = the line cannot be read
