# Backups that cannot be restored
backup-folder-taken = The folder { $folder } holds data already and is not restored over. Name another folder with --data, or move this one away first.
backup-none = This file is no backup made by “loa backup”. Name the right file.
backup-ends-early = The backup lacks its end and cannot be used. Copy the file again from where it is kept, or use another backup; nothing was written.
backup-changed = The backup is damaged: it is not what was written. Copy the file again from where it is kept, or use another backup; nothing was written.
