# Two seats become one
merge-itself = A seat cannot be merged into itself. Name the seat that goes first, then the one that remains.
merge-before = The seat { $title } has become part of the seat { $into } and is none of its own any more. Please use the seat { $into }.
merge-no-receiver = The seat { $title } receives no notices, so what is open for the other would reach nobody. Choose another seat, or change its role first.
merge-undecided = Undecided holders of the seat that goes: { $persons }. Say of each whether they hold the remaining seat (--keep) or not (--leave); “all” stands for everybody else.
merge-not-holders = These do not hold the seat that goes: { $persons }. See who does with loa seat list --json.
merge-seat-is-gone = this seat has become part of the seat { $into }; list its holders there
merge-planned = A preview, nothing has changed: { $from } would become part of { $into }.
merge-done = { $from } has become part of { $into }; the holders are told.
merge-done-before = { $from } has been part of { $into } before; nothing changed.
merge-keeps = + { $name } ({ $person }): holds the remaining seat
merge-leaves = – { $name } ({ $person }): leaves
merge-along = Goes along: { $what }
merge-told-title = Seats merged
merge-told = As of { $time }, the seat { $old } is part of your seat { $new }.
merge-told-note = What is open for the two seats is one now; notices that have arrived are not sent again. Type “my tasks” to see it. If something is wrong, please contact the office.
merge-left = As of { $time }, the seat { $old } is part of the seat { $new }; you do not hold it any more.
history-merged = { $time } – { $by }: the seat { $seat } was merged into this one and had come further. { $stage }
history-merged-seat = Before the merger, at the seat { $title }:
history-merged-into = This seat became part of the seat { $seat } at { $time }.
help-seat-merge = Merge a seat into another: tasks, reminders and waiting messages go along
help-seat-merge-from = The seat that goes
help-seat-merge-into = The seat that remains
help-seat-merge-keep = A holder who holds the remaining seat (all = everybody not named)
help-seat-merge-leave = A holder who leaves (all = everybody not named)
help-seat-merge-dry-run = Only show what would happen
help-unit-reform-show-merge = Merge the first seat into the second
help-unit-reform-show-keep = When merging: a holder who holds the remaining seat
help-unit-reform-show-leave = When merging: a holder who leaves
help-unit-reform-prepare-merge = Merge the first seat into the second
help-unit-reform-prepare-keep = When merging: a holder who holds the remaining seat
help-unit-reform-prepare-leave = When merging: a holder who leaves
