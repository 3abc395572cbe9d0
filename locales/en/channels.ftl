# The channels: their names, their set-up, links.
channel-console = Console
channel-telegram = Telegram
channel-zalo-bot = Zalo Bot
channel-zalo-oa = Zalo OA

channels-none = No channel is configured, so there is nothing to serve. Set at least one of the environment variables LOA_ZALO_BOT__TOKEN (the token from "Zalo Bot Manager"), LOA_ZALO_OA__APP_ID with LOA_ZALO_OA__APP_SECRET (the app of the Official Account), LOA_TELEGRAM__TOKEN (the token from @BotFather), and start again.
channels-refused-telegram = Telegram does not accept the bot's token (401). Check LOA_TELEGRAM__TOKEN with @BotFather.
channels-refused-zalo-bot = Zalo does not accept the bot's token (401). It was reset or copied incompletely: get a new one from "Zalo Bot Manager", set LOA_ZALO_BOT__TOKEN and start again.
channels-refused-zalo-oa = Zalo does not accept the Official Account's access token. An administrator of the account has to consent again: "loa zalo login".
channels-set-up-failed = The channel { $channel } cannot be set up: { $reason }
channels-unreachable = { $channel }: the server cannot be reached ({ $reason }). Check network, firewall, proxy (HTTPS_PROXY) and api_url if it is set, then run “loa doctor” again; if the network is well, the platform has to mend it, and sending goes on by itself.

# Pages behind links to files.
link-unknown = This link is not right. Open it again from the message you received.
link-expired = This link has expired. Send /document to the bot to get the document again.
link-unavailable = The file cannot be opened now. Try again in a few minutes.

# The person's own channels.
command-channels = The channels I am reached on
channels-title = The channels you are reached on
channels-active = { $channel }
channels-here = { $channel } (this one)
channels-gone = { $channel } (no longer reachable)
channels-order = Notices go to the first channel; when that fails, to the next.
channels-prefer = Prefer { $channel }
channels-preferred = From now on notices go to { $channel } first.
channels-add = Add a channel
channels-code = Open a chat with the bot on the other channel and send this code (once, until { $expires }):
channels-link = { $channel }: { $link }
channels-no-other = The office has no other channel open at present.
channels-code-note = Do not pass this code on. Your channels: /{ $command }

# Invitations over several channels.
cli-invitation-links = Invitation for { $title }: code { $code } (works once, on any channel, until { $expires })
cli-invitation-typed = { $channel }: { $link } (open the chat, then send the code)
cli-invitation-qr = QR code written: { $file }

# Where there are no buttons.
chat-greeting-notices-typed = Results and directives will be sent here; when you have read one, please reply "Received".
chat-greeting-typed = Choices stand numbered at the end of a message: reply with the number, for example 1, or with the words of the choice.

# One more channel for a holder, on the command line.
link-code = Code with which { $person } joins one more channel: { $code } (works once, until { $until }). Hand it to that person only: whoever sends it to the bot receives the notices in their place.
link-nobody-holds = Nobody holds { $seat }, or not the person you named. See "loa seat list"; to invite somebody new, use "loa seat invite".
link-which = { $seat } has several holders. Run it again with --person and one of these:
    { $holders }
link-holder = – { $person } · { $name }
help-seat-link = A code with which a holder joins one more channel
help-seat-link-seat = The seat
help-seat-link-person = The holder, where there are several
help-seat-link-qr = Write a QR code (PNG) for each channel into this folder
