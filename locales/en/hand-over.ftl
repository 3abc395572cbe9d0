# A seat changes hands
replaced-title = The seat has changed hands
replaced = { $seat } is held by { $name } since { $time }. You no longer receive the notices and directives of this seat.
replaced-note = Open directives and their history stay with the seat. If this is a mistake, contact the office.
revoked-title = The seat has been withdrawn
revoked = You no longer hold the seat { $seat } since { $time }, and no longer receive its notices and directives.
taken-over = { $count } directives of this seat are still open. Send /tasks to see them.
choice-tasks = My tasks
hand-over-how = Write the seat's title after the command. Example: /{ $command } chủ tịch xã Hiệp Cường
hand-over-unknown = There is no seat “{ $name }”. Check the title.
hand-over-which = Several seats fit. Which one is to change hands?
hand-over-confirm = Hand over { $seat }? { $count } persons hold it; when the new holder uses the code, they stop receiving its notices and are told so.
hand-over-code = Code to take over { $seat }: { $code } (until { $time }). The new holder sends it to the bot or opens the link. Until then the present holder goes on receiving.
choice-hand-over = Make the code
command-hand-over = Hand over a seat
help-seat-hand-over = Hand over: when the new holder uses the code, those before leave and are told
help-seat-hand-over-seat = The seat
