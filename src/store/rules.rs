//! What the engine is told of the meaning of its rows.

use super::engine::Rules;
use super::migrations;
use super::sending_right::hold_for_breach;

pub(super) const RULES: Rules = Rules { on_breach: hold_for_breach, admit: migrations::admit_rows };
