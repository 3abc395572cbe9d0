# What is answered to questions.


## Openings

answer-own-missing = There are no figures of { $own } itself ({ $period }). These are the figures of { $unit }.
answer-older = There are no figures for { $meant } yet; these are those of { $period }.
answer-older-letter = There is no letter on { $meant } yet; this is the letter on { $period }.
answer-own-series-missing = There are no figures of { $own } itself. These are the figures of { $unit }.
answer-no-figures = There are no figures of { $unit } for { $period }.
answer-no-figures-at-all = No figures of { $unit } have been published yet.
answer-nothing-stored = No figures have been published yet.
answer-this-unit = this unit
answer-available = Figures are at hand for: { $periods }.
answer-available-of = Figures of { $unit } are at hand for: { $periods }.
answer-never-averaged = Such a period is answered only when a letter announces it; months are never averaged instead.
answer-own-then = In { $period } your unit was { $unit }.
answer-unit-ended = { $unit } ceased to exist on { $date }.
answer-unit-went-into = { $unit } became part of { $units } on { $date }.
answer-unit-came-from = { $unit } has existed since { $date }; it was formed from: { $units }.

## Scores

answer-total-title = { $unit }, { $period }: { $points }/{ $max } points
answer-total-not-printed = { $unit }, { $period }: the letter prints no total
answer-rank-and-band = Rank { $place }; rating { $band } (computed from the total).
answer-rank-only = Rank { $place }.
answer-band-only = Rating { $band } (computed from the total).
answer-band-computed = The rating is computed from the total; the letter does not print it.
answer-place = { $place }
answer-group-line = { $name }: { $points }/{ $max } ({ $words })
answer-group-line-alone = { $name }: { $points }/{ $max }
answer-above-province = { $difference }, above the province
answer-below-province = { $difference }, below the province
answer-same-as-province = equal to the province
answer-weakest-mark = {" "}– lowest share of its maximum
answer-group-title = { $unit }, { $period } – { $name }: { $points }/{ $max } points
answer-group-not-printed = { $unit }, { $period }: the letter prints no score for { $name }
answer-groups-not-printed = { $unit }, { $period }: the letter prints no scores of groups
answer-against-average = Average of the province: { $average } points; the unit is { $words }.
answer-at-average = Average of the province: { $average } points; the unit is at the average.
answer-rate = Rate printed in the letter: { $rate }.
answer-rate-line = { $name }: { $rate } ({ $points }/{ $max } points)
answer-rate-of-line = { $name }: { $rate } ({ $label }); the letter prints no points of the group
answer-rate-alone-line = { $name }: { $rate }; the letter prints no points of the group
answer-rates-title = { $unit }, { $period }: rates printed in the letter
answer-no-rate = { $unit }, { $period }: the letter prints no rate for { $name }
answer-any-group = the groups
answer-online-sum = Both online parts together: { $points }/22 points (computed).
answer-not-printed = not printed

## Doubts

answer-and = {" "}and{" "}
answer-doubt-two-values = Note: { $name } is printed with two values, { $values }; { $points } is taken here, with a doubt.
answer-doubt-sum = With it the groups add up to { $sum }; the printed total is { $total }.
answer-doubt-average = The value { $points } repeats the average of the province printed beside it.
answer-doubt-sum-differs = Note: the groups add up to { $sum }, not to the printed total { $total }.
answer-doubt-above-maximum = Note: the score of { $name } is above its maximum { $max }.
answer-doubt-unclear = Note: the score of { $name } could not be read with certainty.

## Differences and sources

answer-higher = { $amount } points higher
answer-lower = { $amount } points lower
answer-equal = equal
answer-source = Source: { $issuer }, letter no. { $number } of { $date }.
answer-source-undated = Source: { $issuer }, letter no. { $number }, { $period } (no date printed).
answer-source-unnumbered = Source: { $issuer }, letter of { $date } (no number printed).
answer-source-blank = Source: { $issuer }, letter on { $period } (no number or date printed).
answer-source-unknown = Source: letter on { $period }.
answer-committee = People's Committee of { $unit }

## Standing

answer-rank-title = { $unit }, { $period }: rank { $place }
answer-rank-not-printed = { $unit }, { $period }: the letter prints no rank
answer-rating-title = { $unit }, { $period }: rating { $band } ({ $points } points)
answer-weakest = { $unit }, { $period } – weakest: { $names }
answer-strongest = { $unit }, { $period } – strongest: { $names }
answer-by-share = By share of the maximum:
answer-share-line = { $name }: { $points }/{ $max } ({ $share })
answer-lost-title = { $unit }, { $period }: most points are lost in { $name } ({ $lost } points)
answer-lost-line = { $name }: { $lost } points lost ({ $points }/{ $max })
answer-nothing-lost-line = { $name }: no points lost ({ $points }/{ $max })
answer-goal-band = the rating { $band } (from { $points } points)
answer-goal-points = { $points } points
answer-goal-reached = { $unit }, { $period }: { $points } points, { $goal } is reached
answer-goal-missing = { $unit }, { $period }: { $points } points, { $missing } short of { $goal }
answer-room-left = Most points are lost in:
answer-calculation = This is a calculation from published figures, not a published result.
answer-next-above = { $unit }, { $period }: next above is { $other } ({ $points } points), { $missing } points ahead
answer-peers-not-stored = { $unit }, { $period }: there are no figures of units above to measure the distance
answer-advice-limits = The hint rests on lost points alone; what to do is set out in the directives.

## Comparisons

answer-average-line = { $name }: { $points } against { $average }, maximum { $max } ({ $words })
answer-reference = { $average }, { $period } – { $name }: { $points }/{ $max } points
answer-average-one = { $unit }, { $period }, against { $average } – { $line }
answer-average-title = { $unit }, { $period }, against { $average }: above in { $above }; below in { $below }
answer-average-same = Equal to the average: { $names }.
answer-no-average = { $unit }, { $period }: the letter does not print { $average } for { $name }
answer-total-average-not-printed = The letter prints no average of the total; the groups are compared above.
answer-provincial = the average of the province
answer-national = the national average
answer-none = no group
answer-other-unit = the other unit
answer-nothing-to-compare = There are no figures of { $unit } for { $period } to compare with
answer-nothing-common = { $unit }, { $period }: no common scores to compare with { $other }
answer-compared-title = { $unit }, { $period }, against { $other }
answer-compared-line = { $name }: { $points } against { $other }, maximum { $max } ({ $words })
answer-group-better = { $unit }, { $period }: { $better } is better than { $other }, by the share of the maximum ({ $share } against { $than })
answer-groups-equal = { $unit }, { $period }: the groups have the same share of the maximum ({ $share })
answer-groups-ordered = { $unit }, { $period }, by the share of the maximum: highest is { $best }; lowest is { $worst }
answer-groups-of-other-maxima = The maxima of the groups differ, so the points themselves are not compared.
answer-stretch-not-compared = { $unit }: no letter gives one result for { $stretch }, so it is not held against { $other }; here are the single periods
answer-stretch-side = { $unit }, { $stretch } – { $name }:
answer-no-side = No figures yet.
answer-rank-compared = { $unit }, { $period }: rank { $place }; { $other }: rank { $before } ({ $words })
answer-rank-not-comparable = { $unit }: ranks of both { $period } and { $other } are not at hand
answer-rank-kept = unchanged
answer-rank-rose = { $places } places up
answer-rank-fell = { $places } places down

## Lists

answer-ranking-title = { $name }, { $period }: ranking of the { $count } units with figures
answer-ranking-highest = { $name }, { $period }: highest of { $all } units with figures is { $unit }
answer-ranking-lowest = { $name }, { $period }: lowest of { $all } units with figures is { $unit }
answer-ranking-line = { $place }. { $unit }: { $points }/{ $max }
answer-below-limit = { $name }, { $period }: { $count } of { $all } units below { $limit } points
answer-to-limit = { $name }, { $period }: { $count } of { $all } units with { $limit } points or fewer
answer-from-limit = { $name }, { $period }: { $count } of { $all } units with { $limit } points or more
answer-above-limit = { $name }, { $period }: { $count } of { $all } units above { $limit } points
answer-full-marks = { $name }, { $period }: { $count } of { $all } units with full marks
answer-more-rows = … and { $count } more units.
answer-movers-title = { $name }: change from { $before } to { $period }
answer-mover-line = { $unit }: { $change } (now { $points } points)
answer-no-list = There are no figures of { $units } for { $period }
answer-no-list-at-all = No figures of { $units } have been published
answer-no-list-why = The letters at hand do not print scores of single units, so no list can be made.
answer-communes = communes, wards and townships
answer-departments = departments
answer-units = units
answer-stretch-not-printed = No letter gives one result for this stretch; here are its periods.
answer-months-below = { $unit } – { $name }, { $span }: below { $limit } points in { $count } of { $all } months
answer-months-to = { $unit } – { $name }, { $span }: { $limit } points or fewer in { $count } of { $all } months
answer-months-from = { $unit } – { $name }, { $span }: { $limit } points or more in { $count } of { $all } months
answer-months-above = { $unit } – { $name }, { $span }: above { $limit } points in { $count } of { $all } months
answer-months-full = { $unit } – { $name }, { $span }: full marks in { $count } of { $all } months
answer-series-title = { $unit } – { $name } by period
answer-series-line = { $period }: { $points }/{ $max }
answer-series-stored-only = Only periods with figures are shown.

## Checks

answer-sum-equal = { $unit }, { $period }: the groups add up to exactly { $sum } points
answer-sum-rounding = { $unit }, { $period }: the groups add up to { $sum }, the printed total is { $total }; { $gap } is within rounding
answer-sum-differs = { $unit }, { $period }: the groups add up to { $sum }, the printed total is { $total }; { $gap } is more than rounding
answer-value-is-average = { $value } is the average of the province, not the unit's score.
answer-value-not-printed = { $value } is not printed for { $name }, { $period }.
answer-value-known = { $value } is among the published figures:
answer-value-unknown = No published figure equals { $value }
answer-value-found = { $unit }, { $period } – { $name }
answer-value-found-rate = { $unit }, { $period } – the rate printed beside { $name }
answer-value-found-place = { $unit }, { $period } – rank { $place }
answer-is-single = { $unit }, { $name } { $points }: this is the result of { $period } alone, not cumulative
answer-is-cumulative = { $unit }, { $name } { $points }: this is the result of all of { $period }
answer-year-not-mean = A year's score is cumulative, not the mean of its months.
answer-what-if = { $unit }, { $period }: with { $name } at { $new } the total would be { $result } points
answer-what-if-now = As it stands: { $old } points, total { $total } points.
answer-what-if-above = { $name } has a maximum of { $max } points.
answer-what-if-needs = Please give the group and the assumed score, for example “nếu số hóa lên 20 thì tổng bao nhiêu”.

## Letters

answer-directives-title = { $issuer }, letter on { $period }: { $count } directives
answer-directives-about = { $issuer }, letter on { $period }: { $count } directives about { $names }
answer-no-directives-about = { $issuer }, letter on { $period }: no directive about { $names } in particular; these are all { $count }
answer-no-directives = { $issuer }, letter on { $period }: no directive for this unit
answer-addressees = To: { $addressees }
answer-addressees-not-printed = the letter names no addressees
answer-no-deadline-title = The letter states no deadline
answer-deadlines-title = { $count } directives have a deadline
answer-components-suspended = Component criteria are not published for the time being. The letter says:
answer-components-not-stored = The letters at hand print no component criteria
answer-components-resumed = The publication of component criteria goes on since { $day } by { $document }.
answer-components-resumed-document = document { $number }
answer-components-resumed-letter = a later letter
answer-components-resumed-office = a decision of the office
answer-components-resumed-undated = The publication of component criteria goes on by { $document }.
answer-cited = Cited document: { $document }.
answer-cited-dated = { $number } of { $date }
answer-document-title = letter announcing { $period }
answer-document-issuer = Issued by: { $issuer }
answer-document-number = Number: { $number }
answer-document-date = Date: { $date }
answer-document-signer = Signed by: { $signer }
answer-document-to = To: { $addressees }
answer-document-grounds = Grounds: { $grounds }
answer-signature-without-name = { $block } (no name printed)
answer-blank = (not printed)
answer-any-period = of the newest period
answer-no-letter = There is no letter on { $period } yet.
answer-no-letter-yet = No letter has been published yet.
answer-available-yes = Figures of { $unit } for { $period } are published
answer-available-home = Figures of { $unit } are at hand ({ $period }).
answer-available-list = { $unit } has figures for: { $periods }
answer-no-date-promised = No letter says when the next figures come.

## Asking back

answer-which-period = Which period do you mean?
answer-which-unit = Several units bear this name. Which one do you mean?
answer-which-group = Which group do you mean?
answer-more-units = … and { $count } more of the same name; please add the district or province.
answer-unknown-unit = No unit named “{ $name }” is in the list.
answer-unknown-unit-hint = Please check the name, with diacritics, and add the district if needed.
answer-impossible-period = There is no such period (months 1–12, quarters 1–4, weeks 1–53).
answer-unpublished-period = No figures are published for such a span. Months, quarters, half-years, nine months and years can be asked for.
answer-other-index = That is another index. Only the 766 set (service to citizens and businesses) is kept here.
answer-not-read = The question could not be read. One can ask: “chỉ số tháng 12”.
answer-not-understood = “{ $words }” was not understood. Please ask again briefly, for example “chỉ số tháng 12”.

## Courtesies and acts

answer-greeting = Good day. You may ask about the results of the 766 index set.
answer-thanks = Thank you.
answer-help-title = You can ask:
answer-help-scores = “chỉ số tháng 12”, “điểm năm 2024”: all figures of a month or year
answer-help-group = “số hóa tháng 12”, “nhóm nào yếu nhất”: one group, the weakest group
answer-help-rank = “xếp hạng tháng 12”, “top 5 xã”: rank and ranking
answer-help-compare = “so với trung bình tỉnh”, “so với tháng trước”: comparisons
answer-help-directives = “chỉ đạo tháng 12”, “văn bản số mấy, ai ký”: directives and the letter
answer-refuse = This cannot be done: figures change only by a confirmed letter.
answer-out-of-scope = This is another matter. Only results of the 766 index set are answered here.
answer-subscribe = Would you like to be told when new figures come?
answer-unsubscribe = Would you like to stop receiving announcements and directives?
answer-acknowledge = To acknowledge, please press “Acknowledge” under the notice.
answer-report-progress = Please send the report on what was done to the office as the letter asks.
answer-report-error = Figures stand as the letter prints them. Please tell the office, with period, group and the right figure.

## Explanations

answer-band-of-value = { $points } points: rated { $band }
answer-bands-title = Ratings by the total (out of 100)
answer-band-from = { $band }: from { $from } points
answer-band-between = { $band }: from { $from } to below { $to } points
answer-band-below = { $band }: below { $to } points
answer-explained = { $name }: { $words }
answer-explain-set = The 766 index set (Decision 766/QĐ-TTg): 100 points, rating service to citizens and businesses in administrative procedures.
answer-explain-ckmb = Procedures are announced and made public in time and in full, and files are synchronised to the national portal.
answer-explain-tdgq = The share of files handled in time.
answer-explain-dvctt = How far services are offered and used online.
answer-explain-tttt = How far fees and dues are paid online.
answer-explain-mdhl = Petitions handled in time, and the satisfaction of citizens and businesses.
answer-explain-shhs = Digitised files, electronic results, and re-use of digitised data.
answer-explain-online = Online public services and online payment together.
answer-explain-source = After Decision 766/QĐ-TTg of 23/6/2022; a province may set its own for its units.
answer-maxima-title = Maximum points
answer-max-line = { $name }: at most { $max } points

## Buttons

answer-choice-all = All figures
answer-choice-average = Against the province
answer-choice-weakest = Weakest group
answer-choice-gap = Missing to Excellent
answer-choice-newest = Newest figures
answer-choice-scores = Figures of { $period }
answer-choice-directives = Directives
answer-choice-document = Number, date, signer
answer-choice-do-it = Yes
