# Review of a letter in chat
command-review = Review the letters that were sent
review-waits = Nothing of this letter is published yet: its figures become visible to the units only when it is confirmed.
review-is-confirmed = This letter is confirmed; its figures are visible to the units.
review-is-superseded = This letter has been replaced by a newer version.
review-is-discarded = This letter has been discarded.
review-confirm = Confirm
review-discard = Discard
review-confirmed = Confirmed. The figures are visible to the units from now on.
review-discarded = What was read is discarded; nothing of this letter was published.
review-unknown = There is no such letter any more. Send /review for the letters that wait.
review-none = No letter waits for a review. Send the file of a letter, or paste its text here, to have it read.
review-waiting = Letters that wait for a review
review-letter = { $file }: { $periods }
review-open = Open { $file }
review-how = To correct, type the indicator, the period and the value, such as: TTTT năm 9,6 vì bản in nhầm. To complete: số 15/UBND-VP; date 20/01/2025; signer Nguyễn Văn A; unit xã Hiệp Cường; period tháng 12/2024.
review-take = { $indicator } { $period }: { $value }
review-show = Show everything again
review-revised = The change is recorded
review-change = { $place }: { $indicator } { $before } → { $after }
review-not-understood = The correction was not understood. Examples: TTTT năm 9,6; số 15/UBND-VP; date 20/01/2025; unit xã Hiệp Cường; period tháng 12/2024.
review-past = This version has been discarded or replaced and cannot be changed any more. Send /review for the letters that wait.
review-which-period = The letter has this indicator for several periods. Name the period: { $periods }.
review-not-printed = The letter prints the value { $value } in no line, so it was not recorded. Compare with the original.
review-above-maximum = The value is above the maximum { $max } and was not recorded.
review-unchanged = The figure has this value already; nothing has changed.

# Where a figure comes from
figure-heading = Where the figures come from: { $unit }, { $period }
figure-none = No figure of this unit and period has been confirmed.
figure-bad-period = The period “{ $period }” was not understood. Examples: “tháng 12/2024”, “quý II/2025”, 2024-12, 2024.
figure-bad-indicator = There is no indicator “{ $name }”. Examples: TTTT, số hóa, tổng.
figure-version = { $letter } ({ $state })
figure-imported = Imported from { $file } at { $time } by { $by }
figure-confirmed = Confirmed at { $time } by { $by }
figure-document = Original (SHA-256): { $hash }
figure-line = { $indicator }: { $points }/{ $max }; line { $line }: “{ $printed }”
figure-average = { $indicator } ({ $average })
figure-correction = Corrected in review: { $indicator } { $before } → { $after }; by { $by } at { $time }; reason: { $why }
review-pasted-name = Text pasted into the chat.txt
figure-before = Before: { $indicator } { $value } (confirmed at { $time })
figure-by-operator = the operator { $user }
provenance-how = Ask for figures first and then send /source, or name them behind the command. Example: /source TTTT năm 2024
# Ways to say it, separated by |
provenance-words = source|the source|where is this from|where does this come from|which line|which letter|who confirmed|who confirmed this
command-provenance = Where figures come from: letter, line, who confirmed
review-changed = Changes against what was published: { $count }
review-correct = Draft a correction of notice { $number }
