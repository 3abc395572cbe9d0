## The audit log: who did what when

help-audit = The audit log: who did what, and when
help-audit-list = List the latest entries
help-audit-list-last = How many
help-audit-verify = Check whether the log is whole
help-audit-verify-noted = The hash of an entry as it was noted down earlier

audit-entry = { $number }. { $time }, { $by }: { $act } { $subject }
audit-empty = The audit log has no entry yet.
audit-whole = The audit log is whole: { $entries } entries. Hash of the last one: { $head }. Note it down somewhere else, to compare it next time.
audit-changed = Entry { $number } is not what was written.
audit-missing = Entries { $from } to { $to } are missing.
audit-unknown-head = No entry has the hash that was noted down: the log may have been rewritten as a whole, or restored from an older backup.
audit-broken = The audit log is not whole. Leave the data folder as it is, and compare it with the latest backup.

audit-act-notice-edited = edited the draft of notice
audit-act-notice-approved = approved notice
audit-act-notice-scheduled = set a time for issuing notice
audit-act-notice-unscheduled = took back the time for issuing notice
audit-act-notice-issued = issued notice
audit-act-notice-paused = paused notice
audit-act-notice-resumed = resumed notice
audit-act-notice-cancelled = cancelled notice
audit-act-letter-confirmed = confirmed letter
audit-act-letter-discarded = discarded letter
audit-act-seat-invited = made an invitation to the seat
audit-act-seat-taken = used an invitation:
audit-act-seat-revoked = revoked the seat
audit-act-seats-loaded = loaded a table of seats, lines:
audit-act-seat-moved = moved a seat to another unit:
audit-act-reform-prepared = prepared what becomes of the seats in the reform of
audit-act-reform-approved = approved what becomes of the seats in the reform of
audit-act-reform-withdrawn = withdrew what was to become of the seats in the reform of
audit-act-reform-carried-out = moved the seats by the reform of
audit-act-units-loaded = loaded the table of units
audit-act-channel-paused = paused the channel
audit-act-channel-resumed = resumed the channel
audit-act-address-moved = a chat changed its identifier:
audit-act-delivery-diverted = sent on over the recipient's other channel, notice
audit-act-hold-released = released the hold on sending
audit-act-restored = restored from a backup
