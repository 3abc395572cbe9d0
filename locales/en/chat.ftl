# Answers to what is said
chat-failure = Sorry, this message could not be handled. Please try again in a few minutes; if it still fails, please tell the office.
chat-words-only = Only text messages are understood here. Send /help to see what can be asked.
chat-too-long = The message is longer than { $limit } characters. Please ask in short, for example: chỉ số tháng 12.
chat-unknown-command = There is no command /{ $name }. Send /help for the list.
chat-number-needed = The number of the notice is missing. For example: /{ $command } 1
chat-old-button = This button is no longer valid. Send /help for the commands.
chat-private-only = This command works in a private chat only.
chat-seats-only = This is for holders of a seat invited by the office. If you have an invitation code, send it here.
chat-invitation-needed = To receive notices and directives, send the invitation code that the office gave you. Without one, please ask the office.
chat-not-addressed = This notice is not addressed to your unit.

# Greeting
chat-office-unnamed = the office
chat-greeting-title = Index 766 information channel – { $office }
chat-group-greeting = Index 766 information channel – { $office }. In a group only published figures are given, for example: /figures tháng 12. Notices and directives are sent in private chats.
chat-greeting-seats = Welcome. You hold the seat:
chat-seated = Welcome. You are registered as: { $title }.
chat-greeting-notices = Results and directives will be sent here; please press “Acknowledge” when you have read them.
chat-greeting-questions = Questions can be asked in plain Vietnamese, for example: chỉ số tháng 12.
chat-personal-data = Personal data (Law 91/2025/QH15): your display name, chat address, seat, language, the times of your acknowledgements and your reports on directives (with photos and files) are kept, only to send notices and follow them up. Send /me to see them, /unsubscribe to stop; please ask the office to have them deleted.
menu-figures = Latest figures
menu-directives = Directives
menu-document = Original letter
menu-results = Who has acknowledged
menu-help = Help

# Invitation codes
chat-code-wrong = The invitation code is not right. Please check every character, or ask the office for a new one.
chat-code-used = This invitation has been used; each works once. Please ask the office for a new one.
chat-code-expired = This invitation has expired. Please ask the office for a new one.
chat-too-many-codes = Too many wrong codes. Please try again in an hour, or contact the office.

# Acknowledging
chat-word-acknowledge = Received
chat-acknowledged = Notice { $number } was acknowledged at { $time }.
chat-acknowledged-before = Notice { $number } had been acknowledged before, at { $time }.
chat-acknowledged-mark = ✓ Acknowledged at { $time }
chat-not-acknowledged = Not acknowledged
chat-acknowledge-one = Acknowledge no. { $number }
chat-which-notice = Several notices are not acknowledged. Please choose the one you have read:
chat-nothing-to-acknowledge = There is no notice to acknowledge.
chat-notice-cancelled = This notice was cancelled; it needs no acknowledgement.
chat-notice-superseded = This notice was replaced by a newer letter. Send /directives for those in force.
chat-no-seat-for-notice = You hold no seat that this notice was sent to, so nothing was recorded. If this is a mistake, please contact the office.

# Commands, as the menus of the platforms show them
command-start = Greeting and menu
command-figures = The latest figures
command-directives = Directives addressed to my unit
command-document = The latest letter
command-results = Who has acknowledged
command-approve = Approve notices
command-issue = Issue notices
command-language = Choose the language
command-about-me = What is stored about me
command-unsubscribe = Stop receiving notices
command-subscribe = Receive notices again
command-help = How to ask, and the commands

# Help
help-title = Help
help-questions = Ask in plain Vietnamese, with or without diacritics; some examples stand under this message.
help-example-month = chỉ số tháng 12
help-example-group = số hóa tháng 12 so với tỉnh
help-example-year = điểm năm 2024
help-commands = Commands:
help-command = /{ $name } – { $description }
help-note = Where there are no buttons, send the number of a choice.

# Directives, documents, results
notice-heading = No. { $number }. { $title }
directives-title = Directives addressed to your unit
directives-none = There are no directives addressed to your unit.
document-none = No letter has been published yet.
results-none = No notice has been issued yet.
results-overview = Who has acknowledged
results-missing = Not acknowledged: { $names }
results-open-one = Show no. { $number }
own-notices-title = Notices sent to you
own-notices-none = No notice has been sent to you yet.

# Language
language-name = English
language-which = Choose the language:
language-chosen = The language is English now.

# What is stored about a person
me-nothing = Nothing is stored about you but the language you chose and the last question of this chat.
me-title = What is stored about you
me-name = Display name: { $name }
me-seat = Seat: { $title } ({ $role }), since { $since }
me-address = Address: { $chat }
me-address-gone = Address that cannot be reached: { $chat }
me-language = Language: { $language }
me-unsubscribed = Unsubscribed since { $time }
me-history = Also kept: the notices sent to you, and when they were sent and acknowledged; your reports on directives with their photos and files.
me-note = Please ask the office to correct or delete data. To stop notices: /unsubscribe

# Unsubscribing
unsubscribe-title = Stop receiving notices?
unsubscribe-meaning = You will get no more results, directives or reminders here. You keep your seat, the office sees that you cannot be reached, and your duty to carry out directives stays. You can still ask for figures; send /subscribe to receive notices again.
unsubscribe-confirm = Stop
unsubscribed = You will get no more notices. Send /subscribe to receive them again.
unsubscribed-already = You had unsubscribed before. Send /subscribe to receive notices again.
subscribed = You will receive notices again.
subscribed-already = You are receiving notices.

# Approving and issuing
approve-title = Notices to be approved
approve-none = No notice waits for approval.
approve-show = Show no. { $number }
approve-reach = It reaches { $reachable } of { $seats } seats.
approve-uncovered = Units where nobody can be reached ({ $count }):
choice-approve = Approve
choice-issue = Issue
notice-approved = Notice { $number } is approved.
issue-title = Approved notices to be issued
issue-none = No notice waits to be issued.
issue-one = Issue no. { $number }
notice-issued = Notice { $number } was issued to { $count } recipients.
issue-unreachable = Seats that cannot be reached ({ $count }):
