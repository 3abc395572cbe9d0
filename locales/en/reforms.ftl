# A reform of units: seats go to the new units
reform-title = Reform of units as of { $date }
reform-events = Units: { $counts }
reform-event-count = { $kind } { $count }
reform-event = · { $kind }: { $from } → { $to } ({ $basis })
reform-no-successor = nothing follows
unit-event-merge = merged
unit-event-split = split
unit-event-rename = renamed
unit-event-upgrade = changed in kind
unit-event-abolish = abolished
reform-seats = Seats of units that end: { $count }, undecided { $undecided }, moved already { $moved }
reform-moves = → { $seat } ({ $title }): goes to { $unit }
reform-moves-renamed = → { $seat } ({ $title }): goes to { $unit }, new title “{ $new }”
reform-ends = × { $seat } ({ $title }): ends, its holders are told
reform-split = ? { $seat } ({ $title }): the unit was split, choose one of: { $choices }
reform-orphaned = ? { $seat } ({ $title }): nothing follows the unit, choose another or end the seat
reform-same-title = ? { $seat } ({ $title }): would have the same title at the new unit as { $others }; name the seat that keeps it, and merge the others into it, rename or end them
reform-merges = → { $seat } ({ $title }): becomes part of { $into }; hold it: { $keep }; leave: { $leave }
reform-no-such-seat = ? { $seat } ({ $title }): the seat { $into } is not there, or ends, is merged or undecided itself; choose one that remains
reform-not-merged = ? { $seat } ({ $title }): cannot be merged yet. { $why }
reform-not-valid = ? { $seat } ({ $title }): the unit “{ $unit }” is not valid on this day, choose another
reform-holders = { $count ->
    [one] 1 holder
   *[other] { $count } holders
}
reform-unsubscribed = { $count } unsubscribed (stays so)
reform-invitations = { $count ->
    [one] 1 open invitation
   *[other] { $count } open invitations
}
reform-open = { $count ->
    [one] 1 open directive (notice { $numbers })
   *[other] { $count } open directives (notices { $numbers })
}
reform-reminded = { $count ->
    [one] 1 directive still reminded of
   *[other] { $count } directives still reminded of
}
reform-waiting = { $count ->
    [one] 1 message waiting
   *[other] { $count } messages waiting
}
reform-drafts = Notices to the old units that are not issued: { $numbers }. When issued, they reach the seats that came from those units.
reform-home = The office's own unit ends too: after this day, please change office.home_unit in the configuration file.
reform-is-plan = This is a preview; nothing has changed. Prepare it with: loa unit reform prepare
reform-is-prepared = Prepared, waiting for an approval; no seat has moved.
reform-is-approved = Approved at { $time }, to be carried out on { $date }. Until then it can be withdrawn.
reform-is-carried-out = Carried out at { $time }.
reform-is-withdrawn = Withdrawn at { $time }; no seat has moved.
reform-none = The table of units has no event on { $date }. Load a new table with loa unit load, or check the date.
reform-not-concerned = The seat “{ $seat }” is of no unit that ends on this day. See the list with loa unit reform show.
reform-undecided = Seats are undecided: { $seats }. Give the new unit (--move), a new title (--title), merge it into another (--merge) or end the seat (--end), then approve again.
reform-not-prepared = Nothing is prepared for { $date }. Prepare it with loa unit reform prepare.
reform-carried-out-before = The reform of { $date } has been carried out and cannot be approved again or withdrawn. For seats that are left, prepare another with loa unit reform prepare.
reform-changed-meanwhile = The plan of { $date } was changed after you saw it. Please look again, then approve.
reform-own-plan = Who prepares a plan does not approve it. Please ask another person with the right to approve.
reform-changed = Somebody else has just changed what is decided about the reform. Please look again and retry.
reform-told-title = Your seat is at a new unit
reform-told = As of { $date }, by the reform of units, your seat { $old } becomes { $new } at the new unit: { $unit }.
reform-told-same = As of { $date }, by the reform of units, your seat { $title } is at the new unit: { $unit }.
reform-told-note = Open directives, reminders and reports stay as they are. Figures of earlier periods stay under the old unit. If something is wrong, please contact the office.
reform-done-title = Seats were moved by the reform of units of { $date }
reform-done = Moved { $moved }, ended { $ended }; their holders are told.
reform-done-merged = { $count ->
    [one] 1 seat was merged into another.
   *[other] { $count } seats were merged into others.
}
reform-done-left = Still undecided and at the old unit: { $count }. See loa unit reform show.
reform-done-above = Left at the old unit, as their role is above the approver's by now: { $seats }. The operator gives them a lower role until another plan is prepared and approved.
reform-list-line = { $date }: { $seats } seats at old units, { $moved } moved. { $standing }
reform-list-empty = No reform has been prepared.
reform-pair-needed = Please write “seat=value”: “{ $typed }” lacks a side.
reform-day-needed = Please write the first day of the new units after the command. Example: /{ $command } 01/07/2025
reform-choose-title = Reforms of units
reform-more = … and { $count } other seats (all of them with loa unit reform show)
reform-choice-approve = Approve the plan
reform-choice-withdraw = Withdraw the plan
command-reform = A reform of units: see and approve what becomes of seats
help-unit-reform = A reform of units: move seats, directives and reminders to the new units
help-unit-reform-list = The plans that were prepared
help-unit-reform-show = Preview what becomes of units, seats, directives and reminders; changes nothing
help-unit-reform-show-date = First day of the new units
help-unit-reform-show-move = Move the seat to this unit
help-unit-reform-show-title = New title of the seat
help-unit-reform-show-end = End the seat
help-unit-reform-prepare = Prepare a plan for another person to approve
help-unit-reform-prepare-date = First day of the new units
help-unit-reform-prepare-move = Move the seat to this unit
help-unit-reform-prepare-title = New title of the seat
help-unit-reform-prepare-end = End the seat
help-unit-reform-approve = Approve a plan: carried out on its day, or at once when that has come (needs --as)
help-unit-reform-approve-date = First day of the new units
help-unit-reform-withdraw = Withdraw a plan that is not carried out
help-unit-reform-withdraw-date = First day of the new units
