# What the command line says.

cli-config-missing = There is no configuration file { $file }. Write one with “loa init”.
cli-config-unreadable = The configuration cannot be read:
    { $detail }
cli-config-invalid = The configuration is wrong: { $key } { $problem }
cli-override-syntax = The override file { $file } is not valid Fluent at line { $line }: { $reason }. Please mend that line or take the file away, then run again.
cli-override-unreadable = The override file { $file } cannot be used: { $reason }
cli-file-unreadable = The file { $file } cannot be read: { $reason }.
cli-file-unwritable = The file { $file } cannot be written: { $reason }.
cli-file-missing = there is no such file or folder
cli-file-forbidden = access is not permitted
cli-file-folder = this is a folder, not a file
cli-file-disk-full = the disk is full
cli-other-version = The running process is version { $theirs }, this command is version { $ours }. Restart “loa serve” with the new version.
cli-socket-failed = The running process cannot be reached: { $reason }
cli-unknown-seat = There is no seat { $seat }. “loa seat list” shows them.
cli-unknown-unit = There is no unit { $unit }. “loa unit list” shows those of today, “loa unit at 2024-12-31” those of another day (before a reform).
cli-unknown-notice = There is no notice { $notice }. “loa notice list” shows them.
cli-unknown-letter = There is no letter { $letter }. “loa letter list” shows them.
cli-bad-letter = “{ $letter }” is not a letter's identifier. “loa letter list” shows them.
cli-bad-time = “{ $time }” is not a time. Right: 2025-01-20 or “2025-01-20 08:00”.

cli-import-dry-run = Dry run: nothing was stored.
cli-import-known = This letter is stored already: { $letter } ({ $state }). Nothing was added.
cli-import-confirmed = Letter { $letter } is confirmed. Its figures can be asked for.
cli-import-unreviewed = Letter { $letter } is stored unreviewed; nobody can ask for its figures yet. Confirm it with: loa letter confirm '{ $letter }'
cli-import-choices = To choose, type the number:
cli-import-review = Are these figures right? [c] confirm, [d] discard the letter, or type a correction (such as: TTTT năm 9,6); Enter: review it later:
cli-import-left = The letter stays unreviewed.
cli-letter-discarded = Letter { $letter } is discarded. Its file is kept.
cli-letter-line = { $letter } · { $state } · { $periods } · imported { $imported_at } by { $imported_by }
cli-letter-unreviewed = unreviewed
cli-letter-confirmed = confirmed
cli-letter-superseded = superseded
cli-letter-state-discarded = discarded
cli-no-letters = There is no letter yet. Import one with “loa import FILE”.

cli-units-on = { $count } units on { $day }:
cli-unit-line = { $name } – { $id }
cli-unit-validity = Valid from { $from } to { $to }
cli-unit-parent = Belongs to: { $parent }
cli-unit-event = { $date }: { $from } → { $to } ({ $legal_basis })
cli-open-end = (open)
cli-units-faulty = The unit table has faults and was not loaded:
    { $faults }
cli-units-dry-run = Dry run: { $added } units would be added, { $changed } changed, { $removed } removed. Nothing was stored.
cli-units-loaded = The unit table is loaded: { $added } added, { $changed } changed, { $removed } removed.

cli-seat-line = { $seat } · { $title } · { $unit } · { $role } · holders: { $holders }
cli-no-seats = There is no seat yet. Invite the first person with “loa seat invite”.
cli-seat-revoked = Seat { $seat } is revoked: { $persons } persons no longer receive its notices.
cli-seats-loaded = { $rows } rows loaded, { $skipped } skipped.
cli-seat-skipped = Line { $line }: { $why }
cli-seat-unreachable = Not sent: { $title } has no recipient yet.
cli-invitation-link = Invite { $title }: { $link }
    (or send the code { $code } to the bot; single use, expires { $expires })
cli-invitation-code = Invite { $title }: send the code { $code } to the bot (single use, expires { $expires })

cli-notice-line = Notice { $notice } · { $kind } · { $state } · sent { $sent }/{ $total }, acknowledged { $acknowledged }
cli-notice-reach = Audience: { $seats } seats, { $unreachable } of them without a recipient.
cli-notice-uncovered = Units that cannot be reached: { $units }
cli-notice-announcement = results { $periods }
cli-notice-directive = directive { $ordinal }
cli-notice-draft = draft
cli-notice-state-approved = approved
cli-notice-issuing = being issued
cli-notice-state-issued = issued { $at }
cli-notice-cancelled = cancelled
cli-notice-approved = Notice { $notice } is approved.
cli-notice-issued = Notice { $notice } is issued to { $planned } recipients.
cli-no-notices = There is no notice yet. Draft from a confirmed letter with “loa notice draft”.

cli-doctor-well = All is well.
cli-doctor-problems = The points above need attention.
cli-doctor-store = Store: { $finding }
cli-doctor-no-units = There is no unit table. Load one with “loa unit load FILE”.
cli-doctor-no-home = No home unit is set (office.home_unit). A letter that prints no unit must be imported with --unit.
cli-doctor-unknown-home = The home unit { $unit } (office.home_unit) is not in the unit table.
cli-doctor-on-hold = On hold, nothing is sent: { $reason }. Once you are sure that no other machine sends, run “loa doctor --release-hold”.
cli-hold-restored = the data has just been restored from a backup
cli-hold-other-machine = the store was opened on another machine
cli-hold-released = The hold is released. A running “loa serve” sends again at once.
cli-backup-written = { $rows } rows are backed up.
cli-restored = { $rows } rows are restored into { $folder }. The installation is on hold: check it, then run “loa doctor --release-hold” to let it send.
cli-restore-while-serving = “loa serve” is running; stop it before restoring.

cli-serve-listen = The address { $address } cannot be opened: { $reason }

cli-init-exists = { $file } exists and is not overwritten. Edit it, or name another file with --config.
cli-init-written = The configuration is written to { $file }. Home unit: { $unit }.
cli-init-ask-unit = The unit that publishes its results (full name or identifier):
cli-init-which-unit = Several units have that name; give the identifier:
    { $candidates }
cli-init-no-unit = No home unit was given. Run again with --home-unit.
cli-init-ask-title = Office of the first approver (empty: Chánh Văn phòng):
cli-init-default-title = Chánh Văn phòng

# Help of commands and arguments.
help = Loa reads the letter that announces the 766 index results, answers questions about them, and delivers the announcement and its directives to the heads of units.
help-config = TOML configuration file
help-data = Data folder (instead of the configuration's data)
help-json = Print JSON, for other programs
help-lang = Language: vi or en
help-acting-seat = Act from this seat
help-demo = Run the whole job on this machine, without a bot token
help-demo-keep = Keep the data folder at the end
help-init = Write a configuration, choose the home unit, invite the first approver
help-init-home-unit = Home unit (name or identifier)
help-init-title = Office of the first approver
help-serve = Run the bot: take questions, send notices
help-import = Read a letter that announces results
help-import-file = The letter's file
help-import-unit = The unit whose results they are, when the letter does not say
help-import-number = Number and symbol, when the letter does not print them
help-import-date = Date, when the letter does not print it
help-import-signer = Signer, when the letter does not print one
help-import-dry-run = Only read and show; store nothing
help-import-yes = Confirm at once, without asking
help-letter = The imported letters
help-letter-list = List them
help-letter-confirm = Confirm a reviewed letter
help-letter-confirm-letter = The letter's identifier
help-letter-discard = Discard an unreviewed letter
help-letter-discard-letter = The letter's identifier
help-letter-correct = Correct or complete what was read, as a new version
help-letter-correct-letter = The letter
help-letter-correct-words = What to change, such as: TTTT năm 9,6
help-figure = Where figures come from
help-figure-show = Every confirmed version: letter, line, printed words, who confirmed and who corrected
help-figure-show-unit = The unit (identifier or name)
help-figure-show-period = The period, such as 2024-12 or “tháng 12/2024”
help-figure-show-indicator = The indicator; all of them when left out
help-unit = The unit table
help-unit-list = List the units valid on a day
help-unit-list-on = Day (default: today)
help-unit-list-below = Only the units directly below this one
help-unit-show = Show a unit and what happened to it
help-unit-show-unit = The unit's identifier
help-unit-load = Load a unit table
help-unit-load-file = Unit table (TSV)
help-unit-load-events = Table of events (TSV)
help-unit-load-dry-run = Only check, and show what would change
help-seat = Seats and recipients
help-seat-invite = Invite a person to a seat
help-seat-invite-seat = An existing seat
help-seat-invite-unit = Unit of the new seat
help-seat-invite-title = Title of the new seat
help-seat-invite-role = Role of the seat; without it a seat keeps its role, a new one is seat_holder
help-seat-list = List the seats
help-seat-list-unit = Only those of this unit
help-seat-revoke = Revoke: the holders receive nothing more
help-seat-revoke-seat = The seat
help-seat-load = Load a list of recipients
help-seat-load-file = CSV file: unit, title, person, channel, address and, if wanted, role (empty: the role stays)
help-notice = Announcements and directives
help-notice-list = List them
help-notice-show = Show one
help-notice-show-notice = The notice's number
help-notice-draft = Draft the announcement and the directives of a confirmed letter
help-notice-draft-letter = The letter's identifier
help-notice-approve = Approve (needs --as with an approver's seat)
help-notice-approve-notice = The notice's number
help-notice-issue = Issue an approved notice
help-notice-issue-notice = The notice's number
help-notice-results = Who received it, who acknowledged, who did not and why
help-notice-results-notice = The notice's number
help-ask = Ask as a recipient would
help-ask-question = The question
help-ask-after = The question just before it
help-ask-at = As if it were this time
help-ask-picture = Write the chart of the answer (PNG) to this file
help-doctor = Check the installation
help-doctor-release-hold = Release the hold after a restore or a move to another machine
help-backup = Back everything up
help-backup-file = Backup file
help-restore = Restore into an empty data folder
help-restore-file = Backup file

# The demo.
demo-welcome =
    LOA – demo
    Fresh store: { $folder }
    { $units } units are loaded. Assumed date: { $day }. Home unit (assumed): { $unit }.
demo-step-letter =
    {""}
    ═══ 1. Reading the letter { $file } ═══
demo-step-seats =
    {""}
    ═══ 2. Three recipients ═══
    { $people }
demo-step-issue =
    {""}
    ═══ 3. Draft, approve, issue ═══
demo-step-ask =
    {""}
    ═══ 4. Ask ═══
    Type a question (for example: chỉ số tháng 12), a number to press a button, /vai 1–3 to become another person, /ketqua to see who has acknowledged, Ctrl-D to end.
demo-as-above = (the same as above)
demo-you-are = You are now { $title }.
demo-which-role = Type /vai and a number from 1 to { $count }.
