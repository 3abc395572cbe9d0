# How far a seat has come with a directive
stage-issued = Not acknowledged
stage-acknowledged = Acknowledged
stage-in-progress = In progress
stage-reported = Reported, waiting for the office
stage-completed = Completed
stage-is = State: { $stage }
stage-is-overdue = State: { $stage } – OVERDUE

# Refusals
act-report-progress = report on a directive
act-answer-report = answer reports
directive-is-none = Notice { $number } is not a directive, so there is nothing to report. Send /tasks to see the directives.
directive-not-issued = Notice { $number } has not been issued.
directive-cancelled = This directive (notice { $number }) has been cancelled; no report is needed.
directive-superseded = This directive (notice { $number }) has been replaced by a newer letter. Send /tasks to see those in force.
directive-not-for-seat = You hold no seat that this directive (notice { $number }) is for, so nothing was recorded. If this is a mistake, contact the office.
report-empty = There is nothing to record. Write at least a sentence, or attach a photo or a file.
report-too-long = The text is longer than { $limit } characters and was not recorded. Summarise it and attach the details as a file.
report-unknown = There is no report { $report }. Send /board to see the reports.
step-completed = This directive (notice { $number }) is completed: the report was accepted at { $time } by { $by }. Nothing more is recorded.
step-started = This directive (notice { $number }) has been in progress since { $time }.
step-reported = This directive (notice { $number }) was reported on at { $time }; the report waits for the office.
step-returned = This report (notice { $number }) was returned at { $time } by { $by }; a further report is awaited.
step-newer = This seat has sent a newer report (report { $report }). Look at that one.
step-no-report = There is no report on this directive (notice { $number }) to answer.

# What the seat is told of its report
memo-accepted-title = Report accepted – notice { $number }
memo-accepted = The directive is recorded as completed. Thank you.
memo-returned-title = Report returned – notice { $number }
memo-returned = Please add what is missing and report again.
memo-word = The office says: { $word }

# What the office is told of reports
name-with-seat = { $name } ({ $seat })
reports-title = { $count } new reports
reports-one = – { $seat } (notice { $number })
reports-more = … and { $count } more
report-title = Report { $report } – on notice { $number }
report-words = Text: { $words }
report-file = File: { $name }
report-time = Reported at { $time }
report-late = The report came after the deadline.
choice-accept-report = Accept
choice-return-report = Return
choice-show-report = Report: { $seat }
choice-board = Board of { $number }

# What the holder of a seat chooses
choice-begin-one = Begin { $number }
choice-report-one = Report on { $number }
choice-contents-one = Text of { $number }
choice-never-mind = Never mind

# What happened to a directive at one seat
history-title = What happened to notice { $number } – { $seat }
history-empty = Nothing is recorded yet.
history-acknowledged = { $time } – { $by }: acknowledged
history-started = { $time } – { $by }: in progress
history-reported = { $time } – { $by }: report { $report }
history-reported-words = { $time } – { $by }: report { $report }: { $words }
history-accepted = { $time } – { $by }: report accepted
history-accepted-with = { $time } – { $by }: report accepted: { $word }
history-returned = { $time } – { $by }: report returned: { $word }

# The board of one directive
board-title = Board of notice { $number }
board-counts = { $seats } seats: completed { $completed }; waiting for the office { $reported }; in progress { $in_progress }; acknowledged { $acknowledged }; not acknowledged { $issued }.
board-overdue-count = Overdue: { $count } seats.
board-overdue = Overdue
board-reported = – { $seat }: reported { $time }
board-reported-late = – { $seat }: reported late { $time }
board-name-stage = – { $seat }: { $stage }
boards-title = How the directives stand
boards-none = No directive has been issued yet.
boards-note = By unit: /{ $command } and the unit's name.

# The board of one unit
unit-board-title = Directives to { $unit }
unit-board-counts = { $count } tasks; open { $open }; overdue { $overdue }.
unit-board-none = No directive has been addressed to { $unit } yet.
unit-board-which = Several units have this name. Which one?
unit-board-unknown = There is no unit “{ $name }”. Write the name of a commune, ward or department, or the number of a notice.

# My tasks
tasks-title = Your tasks: { $count } open
tasks-done = Your tasks: nothing is open
tasks-none = No directive has been addressed to you yet.
tasks-more = … and { $count } more

# Reporting
report-ask = Send your report on notice { $number } in one message: words, a photo, or a file with words.
report-which = Several directives wait for a report. Which one?
report-nothing-open = No directive waits for a report of yours. Send /tasks to see the directives addressed to you.
report-recorded = Your report on notice { $number } was recorded at { $time }.
report-recorded-seat = Reported for: { $seat }
report-sent-on = The office is told. You can add further reports until one is accepted.
report-question-instead = This was understood as a question, not as a report. The report on notice { $number } is still awaited.
report-word = Report
begun = Recorded: notice { $number } is in progress.

# Answering
return-ask = Write in one message what is missing in the report of { $seat } (notice { $number }).
report-accepted = The report of { $seat } (notice { $number }) is accepted. The seat is told.
report-returned = The report of { $seat } (notice { $number }) is returned. The seat is told.
never-mind = Left as it was.

# Before approval
deadline-passed = Note: the deadline that the directive states ({ $date }) has passed. Its recipients will be overdue as soon as it is issued.

# Commands
command-tasks = My tasks
command-report = Report on a directive
command-board = How the directives stand

# The command line
cli-progress = Notice { $number }, { $seat }: { $stage }

help-directive = Follow directives: what seats report and what the office answers
help-directive-list = The directives in force, with how they stand
help-directive-board = The board of one directive: every seat, the overdue first
help-directive-board-notice = Number of the notice
help-directive-unit = The directives addressed to one unit
help-directive-unit-unit = Identity of the unit
help-directive-tasks = The tasks of the seat of --as
help-directive-begin = Record that the seat of --as has begun
help-directive-begin-notice = Number of the notice
help-directive-report = Report for the seat of --as
help-directive-report-notice = Number of the notice
help-directive-report-text = What is reported
help-directive-report-file = A file that belongs to the report
help-directive-show = What happened to a directive at one seat
help-directive-show-notice = Number of the notice
help-directive-show-seat = Identity of the seat
help-directive-accept = Accept a report
help-directive-accept-report = Number of the report
help-directive-accept-word = A word for the seat
help-directive-return = Return a report for more
help-directive-return-report = Number of the report
help-directive-return-word = What is missing
