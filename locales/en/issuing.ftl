# The announcement's comparison, and what the seats of a unit read first
announcement-change = Compared with { $period } ({ $points } points): { $difference }.
personal-total = { $unit }, { $period }: { $points }/{ $max } points
personal-no-total = { $unit }, { $period }: no total yet
personal-doubtful = { $points } (to be checked)
personal-group = { $indicator } { $points }/{ $max }
personal-groups = Groups: { $groups }.
personal-issuer = Compared with { $unit } ({ $points } points): { $difference }.
personal-common = Results of { $unit }

# A set time
schedule-title = Notice { $number } is set to be issued on { $time }
schedule-unapproved = The time has come, but the notice has not been approved, so it has not been issued. Once approved within its lateness, it is issued at once.
schedule-too-late = The set time passed more than { $hours } hours ago, so the notice is not issued by itself any more. Please issue it now or drop the time.
choice-unschedule = Drop the time

# Refusals
problem-edited-meanwhile = Notice { $number } has been edited since you saw it, so it has not been approved. Please look at the new text and approve that.
problem-no-text = The notice has no text. Please write one first.
problem-too-long = The text has { $characters } characters, more than the limit of { $limit }, so nothing has been stored. Please shorten it; details can stay in the original letter.
problem-no-paragraph = There is no paragraph { $place }; the text has { $count } paragraphs.
problem-nobody-addressed = Notice { $number } is addressed to nobody. Please add units or seats before approving it.
problem-not-issued = Notice { $number } has not been issued.
problem-not-paused = Notice { $number } is not paused.
problem-not-scheduled = Notice { $number } has no time set.
problem-time-past = That time has passed. Please choose a later one.
problem-lateness = The lateness must be 1 to 8784 hours (366 days).
problem-deadline = No day can be told from “{ $words }”. Write it as letters do, for example: 25/01/2025; thứ Sáu hằng tuần (every Friday); ngày 05 hằng tháng (day 5 of every month); none.
problem-no-directive = Notice { $number } is no directive and has no deadline.

# Results: reasons and what to do about them
results-heading-reason = { $heading }: { $reason }
results-advice = → { $advice }
results-corrected = Corrected by notice { $number }.
reason-expired = not sent in time
reason-cancelled = stopped before it was sent
advice-unsubscribed = Reach them in person; /subscribe makes them receive notices again.
advice-invite = Give the holder an invitation to connect (loa seat invite).
advice-invite-again = Give the holder a new invitation to connect again (loa seat invite).
advice-blocked = Reach them in person and ask them to unblock the channel and to write it any message; then choose Send again.
advice-window-closed = Ask them to write the channel any message, which opens it again; then choose Send again.
advice-rejected = The fault is in the text or the channel, not with the recipient: tell the operator, then choose Send again.
advice-expired = If it is still needed, choose Send again.
advice-undecided = Ask the recipient; if nothing has arrived, choose Send again (the message says that it is a repeat).
advice-without-holder = Give the holder an invitation (loa seat invite).
choice-export = Download the table
choice-resend = Send again

# Before the approval: preview, test, edit, audience
preview-part = { $channel } – message { $part } of { $parts } ({ $characters } characters)
preview-channel = On { $channel }: { $parts ->
    [1] 1 message
   *[other] { $parts } messages
}.
preview-buttons = Buttons: { $labels }
test-mark = TEST – notice { $number } has not been issued; no acknowledgement is needed
test-sent = A test of notice { $number } has been sent to { $chats }.
notice-urgent = Urgent: sent in quiet hours too.
notice-not-urgent = Not urgent: in quiet hours it waits for the morning.
notice-lateness = What has not left { $hours } hours after the issue is not sent any more.
notice-scheduled = To be issued on { $time }.
notice-unscheduled = Notice { $number } is not issued by itself any more.
notice-personal = { $units } units have figures of their own at the head; as a seat sees it: /preview { $number } <seat>
notice-paused = Notice { $number } is paused. What has not left is kept until it is resumed.
notice-resumed = Notice { $number } goes on.
notice-cancelled = Notice { $number } is cancelled. What has not left is not sent any more; what has left cannot be taken back.
cancel-sure = Cancel notice { $number }? What has not left is not sent any more, and this cannot be undone.
schedule-unreadable = “{ $time }” is not a time. For example: /issue { $number } 08:00 21/01/2025
schedule-needs-approval = The notice has not been approved: it must be before the set time.
schedule-quiet = The set time is within quiet hours: the messages leave from { $time } on.
audience-title = Audience of notice { $number }
audience-more-units = … and { $count } more units
audience-seat = – { $title }
audience-seat-empty = – { $title } (nobody holds it)
audience-seat-unreachable = – { $title } (cannot be reached)
audience-page = Page { $page } of { $pages }
audience-usage = To change it: /audience { $number } with <unit or seat>; /audience { $number } without <…>; by kind: communes, departments.
audience-unknown = There is no unit or seat “{ $name }”. Give the unit's official name (for example: xã Song Mai) or a seat's identifier.
edit-title = Notice { $number }, to be edited: { $title }
edit-paragraph = [{ $number }]{" "}
edit-usage = How to edit (one thing at a time):
    /edit { $number } paragraph 2: new words
    /edit { $number } add: another paragraph
    /edit { $number } remove 2
    /edit { $number } title: …
    /edit { $number } urgent yes (or: no)
    /edit { $number } deadline: 25/01/2025 (or: thứ Sáu hằng tuần, every Friday; none)
    /edit { $number } late 48 (hours)
    /edit { $number } personal no (no figures of one's own at the head)
edit-done = Notice { $number } has been edited.
edit-voided = It had been approved; the approval is void, and it must be approved again.
edit-markup = Note: the text has signs such as <b> or **; they are shown as they stand.
choice-test = Send me a test
choice-audience = Audience
choice-edit = Edit
choice-preview-on = Show as on { $channel }
choice-next-page = Next page
choice-resume = Resume
choice-cancel = Cancel the notice
command-preview = Preview of a notice
command-test = A test of a notice to me
command-edit = Edit a notice
command-audience = Audience of a notice
command-unschedule = Drop the time of an issue
command-pause = Pause a notice
command-resume = Resume a notice
command-cancel = Cancel a notice
problem-unknown-channel = This program has no channel { $channel }.
problem-no-seat-for-test = It is not known whom to send the test to. Name your seat with --as; somebody connected must hold it.
problem-not-serving = No process sends messages. Start “loa serve” and try again.

# On its way and afterwards
progress-line = Sent { $sent }/{ $total }; waiting { $waiting }; failed { $failed }; undecided { $undecided }
progress-cancelled = ; stopped { $count }
progress-rate = {" "}· { $rate } a second
progress-left = {" "}· about { $time } left
progress-title = Notice { $number }: { $state }
progress-state-running = being sent
progress-state-paused = paused
progress-state-finished = all sent
progress-state-cancelled = cancelled
progress-end-told = This channel cannot change a message; you will be told when all is sent.
progress-not-serving = No “loa serve” is running, so nothing more is being sent.
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min
choice-pause = Pause
choice-progress = Follow
export-place = No.
export-title = Seat
export-unit = Unit
export-person = Recipient
export-channel = Channel
export-status = Status
export-reason = Reason
export-acknowledged = Acknowledged on
export-by = Acknowledged by
export-repeats = Repeats
export-seat = Seat identifier
export-written = { $rows } rows written.
export-done = Results of notice { $number }: { $rows } rows.
export-file-name = results-of-notice
export-which-format = The format of { $file } is not clear. Let the name end in .xlsx or .csv.
resend-ask = Send notice { $number } again to whom? Failed: { $failed } seats; undecided: { $undecided } seats. Those who have it are left alone.
resend-done = Notice { $number } is being sent again to { $planned } persons; the message says that it is a repeat.
resend-nobody = There is nobody to send notice { $number } to again who can be reached.
resend-unreachable = { $count } persons still cannot be reached.
choice-resend-failed = Failed ({ $count })
choice-resend-undecided = Undecided ({ $count })
correction-title = Correction of notice { $number }: { $title }
correction-of = This notice corrects and replaces notice { $number }, issued on { $time }.
correction-changes = What has changed
correction-renewed = The corrected text
correction-figure = { $what }: { $before } → { $after }
correction-not-printed = not printed
correction-directive-added = Directive added: { $text }
correction-directive-withdrawn = Directive withdrawn: { $text }
correction-directive-altered = Directive “{ $before }” now reads “{ $after }”
correction-more = … and { $count } more changes
correction-drafted = Correction { $draft } of notice { $number } has been drafted; it must be approved before it is issued.
corrected-press = Notice { $number } has been corrected by notice { $correction }. Please read and acknowledge notice { $correction }.
search-usage = To search the notices: /{ $command } words
search-title = Notices with “{ $words }”
search-none = No notice has “{ $words }”.
search-more = There are more; add words to narrow the search.
search-details = Details of { $number }
channel-alert-title = { $channel } is failing
channel-alert = No notices are sent since { $since }, after { $errors } errors in a row; one message is tried on { $until }, and if it passes the rest follows.
channel-alert-ended = The channel paused on { $since } after errors in a row, and has been sending normally again since { $until }.
channel-alert-resume = To go on at once: /resume_channel { $code } or “loa channel resume { $code }”. Undecided messages are listed by /results.
channel-held = Paused by order since { $since }, until it is resumed.
channel-connected = working
channel-configured = configured; no process is running
channel-paused = No notices are sent over { $channel } for now; questions are still answered.
channel-resumed = Notices are sent over { $channel } again.
channel-which = Name the channel: /resume_channel and one of { $codes }
choice-resume-channel = Go on now
edit-nothing = Nothing to edit was given. “loa notice edit --help” lists the ways.
edit-bad-number = “{ $number }” is no paragraph number. For example: --replace 2 "new words"
command-progress = Progress of a notice
command-export = Table of results
command-resend = Send again to those without it
command-correct = Draft a correction
command-search = Search the notices
command-resume-channel = Go on over a paused channel
problem-corrected-already = Notice { $number } has been corrected by notice { $by }. If something is still wrong, correct notice { $by }.
problem-correction-drafted = Correction { $draft } of notice { $number } exists. Please edit it, or cancel it and draft again.
problem-nothing-to-correct = The letter of notice { $number } has no newer version that says anything else. Please import and confirm the corrected letter, or give the words of the correction.

# Help of the commands
help-notice-preview = A notice exactly as each channel will show it
help-notice-preview-notice = Number of the notice
help-notice-preview-channel = Channel: console, telegram, zalo_bot, zalo_oa (default: those configured)
help-notice-preview-seat = As the holders of this seat will see it
help-notice-test = Send a test to yourself (needs --as); it does not count as sent
help-notice-test-notice = Number of the notice
help-notice-edit = Edit a notice that has not been issued; an approval becomes void
help-notice-edit-notice = Number of the notice
help-notice-edit-text = The new text (paragraphs separated by empty lines)
help-notice-edit-file = File with the new text
help-notice-edit-title = The new title
help-notice-edit-replace = A paragraph number and the words in its place
help-notice-edit-add = Add a paragraph
help-notice-edit-remove = Remove the paragraph with this number
help-notice-edit-urgent = Urgent: sent in quiet hours too
help-notice-edit-max-lateness-hours = Hours after the issue from which nothing is sent any more
help-notice-edit-deadline = The deadline of the directive as letters put it (25/01/2025; thứ Sáu hằng tuần; ngày 05 hằng tháng), or none
help-notice-edit-unknown = When it is undecided whether a message arrived: hold (a person decides) or repeat (sent again, marked)
help-notice-edit-personal = The figures of the recipient’s own unit at the head
help-notice-audience = Show or change the audience
help-notice-audience-notice = Number of the notice
help-notice-audience-communes = Every commune below
help-notice-audience-departments = Every department below
help-notice-audience-with-kind = Add every unit of this kind (commune, ward, township, department, …)
help-notice-audience-without-kind = This kind no longer
help-notice-audience-with-unit = Add a unit (identifier)
help-notice-audience-without-unit = Leave out a unit (identifier)
help-notice-audience-with-seat = Add a seat (identifier)
help-notice-audience-without-seat = Leave out a seat (identifier)
help-notice-issue-at = Issue it by itself at this time, e.g. “08:00 21/01/2025”
help-notice-unschedule = Drop the set time
help-notice-unschedule-notice = Number of the notice
help-notice-pause = Pause the sending
help-notice-pause-notice = Number of the notice
help-notice-resume = Resume the sending
help-notice-resume-notice = Number of the notice
help-notice-cancel = Cancel: what has not left is not sent any more
help-notice-cancel-notice = Number of the notice
help-notice-watch = Follow the progress to the end
help-notice-watch-notice = Number of the notice
help-notice-export = Write the results to an XLSX or CSV file
help-notice-export-notice = Number of the notice
help-notice-export-to = A file ending in .xlsx or .csv
help-notice-resend = Send again to those alone who have not received it
help-notice-resend-notice = Number of the notice
help-notice-resend-to = To whom: failed, undecided, both of these, late (not sent in time)
help-notice-search = Search the notices
help-notice-search-words = Words, with or without diacritics
help-notice-correct = Draft a correction, to the same seats
help-notice-correct-notice = Number of the notice to be corrected
help-notice-correct-text = Words of the correction
help-channel = The channels
help-channel-list = How each channel stands
help-channel-pause = Send no notices over a channel
help-channel-pause-channel = Code of the channel
help-channel-resume = Send over a paused channel again
help-channel-resume-channel = Code of the channel
