# Files that cannot be read: why, and what to do.

format-damaged = The { $format } file is damaged or incomplete and cannot be read. Please open it, save it again and send it again.
format-protected = The { $format } file is locked with a password. Please remove the password, save it and send it again.
format-excessive = The { $format } file becomes far too large when opened and was not read. Please send the letter or the table alone.
format-macros = The { $format } file carries macros and is not accepted. Please save it as DOCX or XLSX without macros and send it again.
format-old-word = Old Word files (.doc) cannot be read. Please open it in Word, save it as DOCX or PDF and send it again.
format-only-pictures = The { $format } file holds pictures only. Please send a version with text (DOCX), a PDF, or a clear picture of each page.
format-program-missing = { $package } is not installed on this machine, so { $format } files cannot be read. Please ask the operator to install it; until then send a DOCX or paste the text.
format-too-slow = Reading the { $format } file took too long and was stopped. Please send the letter or the table alone, or a DOCX.
format-nothing-recognised = No text could be recognised in the { $format } file. Please scan it again more clearly (300 dpi) or send a DOCX.
format-reading = Reading the file, { $seconds } s so far…
