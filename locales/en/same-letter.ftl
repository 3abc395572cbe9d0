# A letter that came in before, and notices of it that have gone out
letter-replaces = This letter is known and confirmed ({ $letter }); the new version fills its blanks and takes its place once it is confirmed.
issued-before = Note: notice { $notice } of the same letter has been issued to these seats. If something has changed, send a correction (loa notice correct { $notice }, in the chat: /dinhchinh { $notice }); with this notice the recipients get it once more.
