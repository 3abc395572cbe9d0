//! The number of a notice.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Number of a notice in this installation, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NoticeId(pub u32);

impl NoticeId {
    /// Stands in the choices of a draft until the store gives the notice its number.
    pub const UNNUMBERED: NoticeId = NoticeId(0);

    /// Memos are numbered from here, so that the numbers of notices stay without gaps.
    pub const FIRST_MEMO: NoticeId = NoticeId(1 << 31);

    pub fn is_memo(self) -> bool {
        self >= NoticeId::FIRST_MEMO
    }
}

impl fmt::Display for NoticeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for NoticeId {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(NoticeId)
    }
}
