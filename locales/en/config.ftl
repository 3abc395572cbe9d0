# What is wrong with the configuration
config-at = { $what } (at { $place })
config-unknown-key = there is no key { $key }. The keys that may stand there: { $known }.
config-wrong-value = the value of { $key } has not the right form. See the file that “loa init” writes and the table in README (detail: { $expected }).
config-faulty = this is not TOML. Mend it where the detail says: { $detail }
config-faulty-key = the key { $key } cannot be read (detail: { $detail }).
config-table = The file { $file } cannot be read (detail: { $detail }). Make it readable, or remove it to use the table that is compiled in.
config-table-line = Line { $line } of { $file } has not the right form. Mend it, or remove the file to use the table that is compiled in.
config-one-of = must be one of: { $words }.
config-at-least = must be at least { $least }.
config-off-or-up-to = must be 0 (off) or 1 to { $most }.
config-below = must be below { $key }.
config-not-above = must not be above { $key }.
config-before = must be before { $key }.
config-set-with = is required once { $key } is set.
config-token = must have { $least } to { $most } characters of A-Z a-z 0-9 _ - once { $key } is set.
config-length = must have { $least } to { $most } characters once { $key } is set.
config-starting-with = must begin with { $start }.
