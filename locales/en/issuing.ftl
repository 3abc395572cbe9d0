# The announcement's comparison, and what the seats of a unit read first
announcement-change = Compared with { $period } ({ $points } points): { $difference }.
personal-total = { $unit }, { $period }: { $points }/{ $max } points
personal-no-total = { $unit }, { $period }: no total yet
personal-doubtful = { $points } (to be checked)
personal-group = { $indicator } { $points }/{ $max }
personal-groups = Groups: { $groups }.
personal-issuer = Compared with { $unit } ({ $points } points): { $difference }.
personal-common = Results of { $unit }

# A set time
schedule-title = Notice { $number } is set to be issued on { $time }
schedule-unapproved = The time has come, but the notice has not been approved, so it has not been issued. Once approved within its lateness, it is issued at once.
schedule-too-late = The set time passed more than { $hours } hours ago, so the notice is not issued by itself any more. Please issue it now or drop the time.
choice-unschedule = Drop the time

# Refusals
problem-edited-meanwhile = Notice { $number } has been edited since you saw it, so it has not been approved. Please look at the new text and approve that.
problem-no-text = The notice has no text. Please write one first.
problem-too-long = The text has { $characters } characters, more than the limit of { $limit }, so nothing has been stored. Please shorten it; details can stay in the original letter.
problem-no-paragraph = There is no paragraph { $place }; the text has { $count } paragraphs.
problem-nobody-addressed = Notice { $number } is addressed to nobody. Please add units or seats before approving it.
problem-not-issued = Notice { $number } has not been issued.
problem-not-paused = Notice { $number } is not paused.
problem-not-scheduled = Notice { $number } has no time set.
problem-time-past = That time has passed. Please choose a later one.
problem-lateness = The lateness must be 1 to 8784 hours (366 days).

# Results: reasons and what to do about them
results-heading-reason = { $heading }: { $reason }
results-advice = → { $advice }
results-corrected = Corrected by notice { $number }.
reason-expired = not sent in time
reason-cancelled = stopped before it was sent
advice-unsubscribed = Reach them in person; /subscribe makes them receive notices again.
advice-invite = Give the holder an invitation to connect (loa seat invite).
advice-invite-again = Give the holder a new invitation to connect again (loa seat invite).
advice-blocked = Reach them in person and ask them to unblock the channel and to write it any message; then choose Send again.
advice-window-closed = Ask them to write the channel any message, which opens it again; then choose Send again.
advice-rejected = The fault is in the text or the channel, not with the recipient: tell the operator, then choose Send again.
advice-expired = If it is still needed, choose Send again.
advice-undecided = Ask the recipient; if nothing has arrived, choose Send again (the message says that it is a repeat).
advice-without-holder = Give the holder an invitation (loa seat invite).
choice-export = Download the table
choice-resend = Send again
