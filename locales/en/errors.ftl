# What went wrong with the installation, and what to do next.

error-store-locked = The store in { $folder } is in use by another process. Stop that process, then try again.
error-store-newer = The store has format { $found }, newer than format { $supported }, the newest that this version of Loa reads. Install a newer Loa; nothing has been changed.
error-disk-full = The disk is full, so the step was not written. Free some space and do it again; what was written before is intact.
error-store-corrupt = Some data cannot be read ({ $detail }). Run “loa doctor”, and restore from a backup if need be.
error-store-io = The store cannot be read or written ({ $detail }). Please check the disk and the rights on the data folder, then try again.
error-notice-state = The notice is not in a state that allows this. Look at it (loa notice show; in the chat: /approve, /results) and try again.
error-letter-state = The letter is not in a state that allows this. Look at it (loa letter list; in the chat: /review) and try again.
error-lease-held = Another process holds the right to send.
error-on-hold = The installation is on hold and sends nothing. Once you have checked it, run “loa doctor --release-hold”.
