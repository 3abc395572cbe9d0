# Places, lists and several questions in one message.

answer-rank-counted = { $unit }, { $period }: place { $place }/{ $of } (counted by { $name } among the { $of } units with figures)
answer-rank-of-group-not-printed = { $unit }, { $period }: the letter prints no rank for { $name }
answer-rank-within = Yes: among the first { $count }.
answer-rank-not-within = No: not among the first { $count }.
answer-gap-to-place = { $unit }, { $period }: { $missing } points short of place { $place } ({ $other }, { $points } points)
answer-place-reached = { $unit }, { $period }: { $points } points, already in place { $place } among the units with figures
answer-gap-to-unit = { $unit }, { $period }: { $missing } points short of { $other } ({ $points } points)
answer-ahead-of-unit = { $unit }, { $period }: already { $lead } points ahead of { $other } ({ $other }: { $points } points)
answer-what-if-place = With the other units unchanged: place { $place }/{ $of } among the units with figures.
answer-what-if-no-place = There are no figures of the units of the same level to count a place.
answer-below-average = { $name }, { $period }: { $count }/{ $all } units below the provincial average ({ $average } points)
answer-above-average = { $name }, { $period }: { $count }/{ $all } units above the provincial average ({ $average } points)
answer-around-average = { $name }, { $period }: of { $all } units { $above } are above and { $below } below the average of the province ({ $average } points)
answer-above-unit = { $name }, { $period }: { $count } of { $all } units above { $other }
answer-below-unit = { $name }, { $period }: { $count } of { $all } units below { $other }
answer-equal-to-unit = { $name }, { $period }: { $count } of { $all } units with the points of { $other }
answer-gap-out-of-last = { $unit }, { $period }: { $missing } points short of leaving the last { $count ->
        [1] place
       *[other] { $count }
    }, that is, of the unit right above ({ $other }, { $points } points)
answer-not-among-last = { $unit }, { $period }: { $points } points, place { $place }/{ $of }, { $count ->
        [1] not in the last place
       *[other] not among the last { $count }
    }
answer-list-no-average = { $name }, { $period }: the letter prints no provincial average to compare with
answer-movers-down = { $name }, { $period } against { $before }: { $count }/{ $all } units fell
answer-movers-up = { $name }, { $period } against { $before }: { $count }/{ $all } units rose
answer-first-two = The message holds several questions; the first two are answered here. Please ask the others one by one.
answer-rank-counted-here = Places are counted by total among the units with figures.
answer-ranking-top = { $name }, { $period }: highest { $count } of { $all } units with figures
answer-ranking-bottom = { $name }, { $period }: lowest { $count } of { $all } units with figures
answer-between-limits = { $name }, { $period }: { $count } of { $all } units with { $limits }
answer-months-between = { $unit } – { $name }, { $span }: { $limits } in { $count } of { $all } months
answer-limits = { $from } and { $to } points
answer-limit-from = at least { $limit }
answer-limit-above = more than { $limit }
answer-limit-to = at most { $limit }
answer-limit-below = less than { $limit }
answer-left-out = Without { $names }.
answer-units-without = { $units } (without { $names })
