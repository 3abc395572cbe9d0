# Files that people send
file-of-a-stranger = Files are taken only from people who hold a seat by the office's invitation, so this one was not fetched. If you have an invitation code, send it here.
file-not-awaited = Nothing waits for a file of yours now, so the file “{ $name }” was not fetched.
file-unsupported = This chat does not let the system fetch files. Send the file another way, or contact the office.
file-too-large = The file “{ $name }” is larger than { $limit } MB, the most that can be taken in through a chat, and was not fetched. Send a smaller file.
file-refused = The chat platform does not give out the file “{ $name }”. Send the file again.
file-interrupted = The file “{ $name }” could not be fetched: the connection failed. Send it again in a few minutes.
