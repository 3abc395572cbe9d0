//! The bands themselves: their limits, and the one that a value belongs to.

use super::Reply;
use super::phrase::plain;
use crate::domain::band::Band;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::question::Question;
use crate::text::{Text, numbers};

pub fn answer(text: Text<'_>, question: &Question) -> Reply {
    let of_hundred = |value: &&Points| (Points::ZERO..=Points::whole(100)).contains(*value);
    let message = match question.values.first().filter(of_hundred) {
        Some(value) => Message::new()
            .title(text.answer_band_of_value(numbers::points(*value, text.lang()), text.band(Band::of(*value))))
            .line(text.answer_bands_title()),
        None => Message::new().title(text.answer_bands_title()),
    };
    Reply::words("rating", message.lines(plain(limits(text))).note(text.answer_explain_source()))
}

/// "Tốt: từ 80 đến dưới 90 điểm", the best band first.
pub fn limits(text: Text<'_>) -> Vec<String> {
    let points = |points: Points| numbers::points(points, text.lang());
    let line = |band: &Band| match (*band, band.next()) {
        (band, None) => text.answer_band_from(text.band(band), points(band.floor())),
        (Band::Weak, Some(next)) => text.answer_band_below(text.band(Band::Weak), points(next.floor())),
        (band, Some(next)) => text.answer_band_between(text.band(band), points(band.floor()), points(next.floor())),
    };
    Band::ALL.iter().rev().map(line).collect()
}
