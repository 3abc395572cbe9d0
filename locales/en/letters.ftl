# What was read from a letter: the preview, its table, why a place is doubtful.

letter-title = The letter as read: { $issuer }
letter-issuer-number = { $issuer }, No. { $number } of { $date }
letter-blank = [not stated]
letter-blanks = The letter does not print: { $names }. Give them at import, otherwise they stay blank.
letter-blank-issuer = the issuing office
letter-blank-number = its number
letter-blank-date = its date
letter-blank-signer = the signer's name

letter-doubts-head = To be checked ({ $count }):
letter-no-doubts = Nothing needs checking.
letter-doubt-line = Line { $line }, { $place }: “{ $printed }”. { $reason }
letter-doubt-line-bare = Line { $line }: “{ $printed }”. { $reason }
letter-doubt-decided = The letter prints { $values } for one score. { $taken } is taken because the groups then add up to { $sum }, within rounding of the total { $total }; with { $other } they add up to { $othersum }.
letter-doubt-average = The value { $value } repeats the province's average printed beside it.
letter-doubt-average-sum = With it the province’s averages add up to { $sum }, within rounding of the province’s total { $total }.
letter-doubt-open = The letter prints { $values } for one score, and the sum of the groups does not decide. The first, { $taken }, is kept for now; please compare with the original.
letter-doubt-sum = The groups add up to { $sum }, { $difference } off the printed total { $total }. Kept as printed.
letter-doubt-maximum = The printed score is above the maximum { $max }. Kept as printed; please compare with the original.
letter-doubt-unclear = This could not be read with certainty; please compare with the original.
letter-doubt-deadline = No day could be told for the deadline of task { $ordinal }.
letter-doubt-quoted = Only quoted (a value of another period, or a figure or deadline that was replaced); it is not recorded.
letter-doubt-cut-off = The text stops here, without a list of recipients or a signature; its end may be missing. Please compare with the original before you confirm.

letter-figures-head = { $unit }, { $period }
letter-figure = { $indicator }: { $points }/{ $max }
letter-province = province average { $value }
letter-national = national average { $value }
letter-rate = rate { $value }
letter-rate-of = rate { $value } ({ $label })
letter-rates-alone-head = Rates printed without the points of their group:
letter-rate-alone = { $place }; { $indicator }: { $rate }; { $line }
letter-rank = rank { $place }/{ $of }
letter-rank-alone = rank { $place }
letter-line = line { $line }
letter-doubtful = to be checked

letter-directives-head = Directives ({ $count }):
letter-no-directives = The letter holds no directive.
letter-directive = { $ordinal }. { $text }
letter-directive-to = To: { $addressees }
letter-directive-cites = Cites: { $number }
letter-directive-cites-dated = Cites: { $number } of { $date }
letter-directive-report = Asks for a report
letter-directive-chosen = The deadline was set in the review
letter-directive-suspends = Suspends the publication of component criteria
letter-directive-only-urges = Closing words of the letter: no notice of its own is sent
letter-directive-resumes = Lets component criteria be published again
letter-directive-resumes-from = Lets component criteria be published again from { $day } on
letter-grounds-head = Grounds:
letter-addressed-to = Addressed to: { $addressees }
letter-copies-to = Copies to: { $copies }
letter-signed-by = Signed: { $signature }

letter-column-indicator = Indicator
letter-column-points = Points
letter-column-max = Max
letter-column-province = Province
letter-column-national = National
letter-column-rate = Rate
letter-column-rank = Rank
letter-column-line = Line

# What changed between versions
letter-changes-title = Changes from { $before } to { $after }
letter-changes-first = { $letter } is the first version; there is nothing to compare it with.
letter-changes-none = No figure and no directive has changed.
letter-changes-notices = Issued from the version before: notice { $numbers }. Draft the correction with: loa notice correct <number>
letter-changes-corrected = Notice { $numbers } has a correction already.
letter-changes-one-version = { $unit }, { $period }: only one version of the figures is confirmed; there is nothing to compare it with.
help-letter-changes = Which figures and directives changed from the version before, and which notices need a correction
help-letter-changes-letter = Letter (id#version)
help-letter-changes-period = Period: compares its last two confirmed versions of the figures, also of two different letters
help-letter-changes-unit = Unit of the figures (the office's own by default)
help-import-period = Period of the results where the letter gives none: 2024-12, tháng 12/2024
