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

# Pages behind links to files.
link-unknown = This link is not right. Open it again from the message you received.
link-expired = This link has expired. Send /document to the bot to get the document again.
link-unavailable = The file cannot be opened now. Try again in a few minutes.
