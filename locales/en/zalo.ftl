# Zalo: consent, state, templates, what is still to be set up.
zalo-login-open = An administrator of the Official Account opens this address, consents, copies the address to which the browser is sent, and you run: loa zalo login --code '<that address>'
    { $link }
zalo-login-done = The Official Account's consent is kept; it lasts until { $until } and is renewed by itself. A running "loa serve" sends again by itself.
zalo-login-refused = Zalo does not accept this code: { $reason }. A code works once within 10 minutes; run "loa zalo login" again from the start.
zalo-key-not-set = The key { $key } is not set. Set it in the configuration and run again.
zalo-bot-set = Zalo Bot: configured.
zalo-bot-not-set = Zalo Bot: not configured (LOA_ZALO_BOT__TOKEN).
zalo-bot-known = Zalo Bot: the token is valid, bot { $name } ({ $id }).
zalo-bot-polls = Zalo Bot: no webhook; new messages are polled. For regular use Zalo advises a webhook (zalo_bot.webhook_url).
zalo-bot-other-webhook = Zalo Bot: the webhook { $url } elsewhere takes all messages. Start "loa serve" to remove it, or set zalo_bot.webhook_url.
zalo-bot-webhook-not-set = Zalo Bot: the webhook { $url } is not registered. Start "loa serve", which registers it.
zalo-webhook-reached = Zalo Bot: Zalo reaches the webhook { $url }.
zalo-webhook-untested = Zalo Bot: the webhook { $url } is registered; Zalo allows no further try today.
zalo-webhook-unreached = Zalo Bot: Zalo does not reach the webhook { $url } ({ $outcome }). { $advice }
zalo-advice-path = The server answers 404: check the path and how the web server forwards to http.listen.
zalo-advice-forbidden = The server answers 403: a firewall or the web server refuses; let callers named "Java/…" through.
zalo-advice-tls = The certificate is not valid, or the server takes TLS 1.3 only: use a public certificate and allow TLS 1.2.
zalo-advice-dns = The name cannot be resolved: check the DNS records.
zalo-advice-failing = The server answers with an error (5xx): look into the logs of the web server and of "loa serve".
zalo-advice-secret = The server answers something other than 200. Most often zalo_bot.webhook_secret has changed since the webhook was registered: restart "loa serve", which registers it again; else check that the web server passes on the header X-Bot-Api-Secret-Token and does not redirect.
zalo-advice-reach = Check firewall, name and certificate, and whether "loa serve" is running.
zalo-oa-not-set = Zalo OA: not configured (LOA_ZALO_OA__APP_ID, LOA_ZALO_OA__APP_SECRET).
zalo-oa-no-tokens = Zalo OA: no consent yet. Run "loa zalo login".
zalo-oa-tokens = Zalo OA: access until { $access }, consent until { $consent }.
zalo-oa-dead = Zalo OA: Zalo refuses to renew ({ $reason }). An administrator consents again with "loa zalo login".
zalo-oa-rights = Zalo OA: the app may call the Official Account's API.
zalo-oa-no-rights = Zalo OA: rights are missing ({ $reason }). In the developers' console switch on the Official Account API with the rights to send and to read followers; the account has to be verified.
zalo-oa-webhook = Zalo OA: the webhook address for the developers' console: { $url }
zalo-oa-no-id = Zalo OA: zalo_oa.oa_id is not set, so invitations have no link or QR code of the account.
zalo-oa-template = Zalo OA: the template used outside the window: { $template }.
zalo-oa-no-template = Zalo OA: no template; who has not acted for { $hours } hours is reached over another channel only, and without one is reported as not reached.
zalo-template = { $template } · { $name } · { $status }
zalo-template-used = { $line } (in use)
zalo-no-templates = No template has been approved.
zalo-nothing-set = Zalo is not configured. Create a bot with the account "Zalo Bot Manager" and set LOA_ZALO_BOT__TOKEN, or create an app for an Official Account and set LOA_ZALO_OA__APP_ID and LOA_ZALO_OA__APP_SECRET.
zalo-no-public-url = http.public_url (the server's public HTTPS address) is not set, so charts and files cannot be sent over a Zalo bot.
consent-title = The right to write over Zalo OA
consent-ends = { $days ->
    [0] The consent for writing over the office's Zalo OA ends at { $until }, in less than a day.
    [one] The consent for writing over the office's Zalo OA ends at { $until }, in { $days } day.
   *[other] The consent for writing over the office's Zalo OA ends at { $until }, in { $days } days.
}
consent-refused = Zalo no longer accepts the consent for writing over Zalo OA: notices and answers do not leave over this channel. People with another channel are reached over it.
consent-renew = An administrator of the Official Account has to consent again: the operator runs "loa zalo login" on the server and hands the address it prints to the administrator.

help-zalo = Zalo: the Official Account's consent, state, templates
help-zalo-login = Consent for the Official Account
help-zalo-login-code = The code, or the whole address that the browser was sent to
help-zalo-status = The state of the Zalo channels
help-zalo-templates = The registered templates
help-doctor-subject = Check this part only: zalo
help-seat-invite-qr = Write a QR code (PNG) for each channel into this folder
