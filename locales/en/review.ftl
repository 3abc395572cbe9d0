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
review-none = No letter waits for a review. Send a letter's file here and it will be read.
review-waiting = Letters that wait for a review
review-letter = { $file }: { $periods }
review-open = Open { $file }
