# Sending has stopped by itself: what has happened, and what a person has to do.

error-invariant = This is refused, since it would falsify what is known of deliveries ({ $breach }). Sending has stopped; questions are still answered. Run “loa doctor”.
error-not-writable = The data folder cannot be written to: { $detail }. Check the rights of the account that runs Loa, and whether the disk is mounted read-only; what is stored has not been changed.
hold-rolled-back = the store is older than the last sending on this machine (copied from an older state, or its end is lost), so what was sent may be missing
hold-breach = a step was refused, since it would have falsified what is known of deliveries ({ $detail })
doctor-breach = Nothing has been sent since { $since }, questions are answered: { $reason }. The data are whole. Back them up (“loa backup FILE”), hand the backup and the log to the developers; look at the results of the notices under way; once you decide that sending goes on, run “loa doctor --release-hold”.
stop-alert-title = Sending has stopped
stop-alert = At { $since } a step was refused, since it would have falsified what is known of deliveries. No notice leaves until a person lets it; questions are still answered.
stop-alert-next = The operator is asked to run “loa doctor” on the server and to do what it says.
stall-alert-title = Sending over { $channel } does not move
stall-alert = Notices have been due since { $since }, and none is taken, though the channel is not paused. Questions are still answered.
stall-alert-next = The operator is asked to look into the log, to run “loa doctor” and to restart “loa serve”; no notice is lost or sent twice.
