//! What a person says → what happens: the inbox's worker, commands, buttons, pairing, sessions.
