# Tables of units and their reforms
units-fault-orphan = the unit “{ $unit }” is valid on days on which the unit above it, “{ $parent }”, is not
units-fault-same-name = the units “{ $first }” and “{ $second }” have one name, kind and parent and are valid on one day
units-fault-off-date = the unit “{ $unit }” is not valid on the day the event needs it (the eve for an old unit, the day itself for a new one), or is still valid afterwards
units-fault-left-out = the unit “{ $unit }” begins or ends on the day of the reform, { $date }, and no event of that day names it
units-more = … and { $count } other units (all of them with --json)
units-events-changed = Events: { $added } added, { $removed } removed
units-history = History of { $name } ({ $id })
units-no-history = There is no event in the table of units.
units-today = On { $day }: { $names }
units-today-none = On { $day }: no unit follows it
help-unit-at = The units valid on a day
help-unit-at-day = Day
help-unit-at-below = Only the units below this one
help-unit-history = Where a unit came from and what became of it
help-unit-history-unit = Identifier or name of the unit

# What tells units of one name apart
unit-below = below { $parent }
unit-until = until { $date }
units-more-faults = … and { $count } more faults (--json has all)
