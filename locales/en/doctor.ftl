# What “loa doctor” finds of channels and of the home unit
doctor-home-ended = Note: the home unit { $unit } ended after { $date }. Its figures can still be asked for; if the office belongs to another unit now, change office.home_unit in the configuration.
doctor-home-ended-into = Note: the home unit { $unit } ended after { $date }; its area belongs today to: { $successors }. Its figures can still be asked for; if the office belongs to one of those now, change office.home_unit in the configuration.
doctor-channel-silent = { $channel }: the server did not answer in { $seconds } seconds. Check network, firewall, proxy (HTTPS_PROXY) and api_url if it is set, then run “loa doctor” again.
doctor-channel-answers = { $channel }: the server answers and knows the token.
doctor-channel-polled = { $channel }: the server answers and knows the token; the last poll was answered { $seconds } seconds ago.
doctor-other-maxima = Letter { $letter }: { $count } figures keep other maxima than the index set that holds for their period, because the set was loaded after the letter was read. Import the original file again (“loa import”), compare and confirm it, so that its figures follow the set.
doctor-poll-old = { $channel }: the server answers, but “loa serve” has had no answer to its polls for { $minutes } minutes. Read the log, then restart “loa serve”; nothing is lost.
doctor-due-old = Something has been due for sending since { $time } ({ $minutes } minutes ago) and has not been sent. See whether “loa serve” runs; if it does, read the log and restart it: nothing is lost.
