# What went wrong with the installation, and what to do next.

error-store-locked = The store in { $folder } is in use by another process. Stop that process, then try again.
error-store-newer = The store has format { $found }, newer than format { $supported }, the newest that this version of Loa reads. Install a newer Loa; nothing has been changed.
error-disk-full = The disk is full, so the step was not written. Free some space and do it again; what was written before is intact.
error-store-corrupt = Some data cannot be read ({ $detail }). Run “loa doctor”, and restore from a backup if need be.
error-store-io = The store cannot be read or written: { $detail }.
error-notice-state = The notice is not in a state that allows this. Look at it with “loa notice show”.
error-letter-state = The letter is not in a state that allows this. Look at it with “loa letter list”.
error-lease-held = Another process holds the right to send.
error-on-hold = The installation is on hold and sends nothing. Once you have checked it, run “loa doctor --release-hold”.
error-not-found = { $id } was not found.
