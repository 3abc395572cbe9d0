//! Averages of a part of a block: told, since a figure holds that of the whole.

use crate::domain::figure::FigureRole;
use crate::letter::reading::{Score, Stray};

/// "bình quân các xã" where that of the wards stands apart: the average of a part of the list. A figure holds that of all
/// communes and wards, and whoever is told of it would take it for theirs.
pub(super) fn is_of_communes_alone(score: &Score) -> bool {
    let words = score.printed.to_lowercase();
    let of_all = ["phường", "thị trấn", "đặc khu", "cấp xã"].iter().any(|kind| words.contains(kind));
    score.role == FigureRole::CommunesAverage && !of_all
}

pub(super) fn stray(score: Score) -> Stray {
    let Score { place, indicator, printed, line, .. } = score;
    Stray { place, indicator: Some(indicator), printed, line, quoted: false }
}
