# Words in pictures, and their captions.

chart-title = { $unit } – { $indicator }
chart-groups-title = { $unit } – the groups
chart-ranking-title = Ranking of { $units } – { $indicator }
chart-heat-title = Heat map of { $units } – { $indicator }
chart-span = { $from } – { $to }
chart-scale = { $when } · points (of { $max })
chart-scale-open = { $when } · points
chart-average-province = provincial average
chart-average-nation = national average
chart-maximum = maximum
chart-missing = no figures yet
chart-doubtful = doubtful figure (*)
chart-doubtful-note = (*) Doubtful figure: please compare it with the letter.
chart-lowest = lowest { $points }
chart-highest = highest { $points }
chart-newest = Only the newest { $shown } of { $all } periods are drawn.
chart-rows = Only { $shown } of { $all } units are drawn: the top and the bottom.
chart-rows-beside = Only { $shown } of { $all } units are drawn: the top, the bottom and the neighbours of { $own }.
chart-sources = { $newest } The chart uses the figures of { $count } letters.
chart-heat-line = { $unit }: { $first } in { $from }; { $last } in { $to } ({ $change })
chart-heat-line-one = { $unit }: { $points } in { $period }
chart-heat-line-none = { $unit }: no figures yet
chart-choice-groups = Chart of the groups
chart-choice-ranking = Draw the ranking
chart-none = This question has no chart; no file was written. Ask, for example: "biểu đồ các nhóm tháng 12".
chart-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
chart-quarter = Q { $quarter }
chart-half-year = 6 months
chart-nine-months = 9 months
chart-first-months = { $months } months
chart-year = Year
chart-week = Week { $week }
chart-alt-heading = { $title }, { $period }.
chart-alt-one = { $title }, { $period }: { $points } points.
chart-alt-trend = { $title }: { $first } points in { $from }, { $last } points in { $to } ({ $change }).
chart-alt-extremes = Highest { $high } ({ $when }), lowest { $low } ({ $then }).
chart-alt-average = The { $name } of { $period }: { $points } points.
chart-alt-against = Against the { $name } of { $period } ({ $points } points): { $difference }.
chart-alt-missing = No figures yet: { $list }.
chart-alt-doubtful = Doubtful figures: { $list }.
chart-alt-more = and { $count } more
chart-alt-group = { $indicator } { $points }/{ $max } ({ $name } { $average })
chart-alt-group-alone = { $indicator } { $points }/{ $max }
chart-alt-weakest = Lowest share of the maximum: { $indicator }.
chart-alt-ends = { $count } units: highest { $first } ({ $high } points), lowest { $last } ({ $low } points).
chart-alt-place = { $unit } is in place { $place } of { $of } with { $points } points.
chart-alt-heat = Highest: { $best }, { $when } ({ $high } points). Lowest: { $worst }, { $then } ({ $low } points).
