//! Where a figure comes from, told to a person in chat: letter, line and printed words, who confirmed and corrected it, what stood
//! there before, and the original file.

use super::drafting::source;
use super::{Desk, DeskError};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::letter::Letter;
use crate::domain::message::{Action, Line, Message};
use crate::domain::period::Period;
use crate::domain::seat::SeatId;
use crate::domain::unit::UnitId;
use crate::text::{Text, numbers};

impl Desk {
    /// Of the figures in force. Whether the reader may ask is the caller's question: what is told is published.
    pub async fn provenance(
        &self,
        unit: &UnitId,
        period: Period,
        indicators: &[Indicator],
        text: Text<'_>,
    ) -> Result<Message, DeskError> {
        let units = self.store.units();
        let heading = text.figure_heading(units.name(unit), text.period(period));
        let mut message = Message::new().title(heading);
        let Some(set) = self.store.figures(unit, period).await? else { return Ok(message.line(text.figure_none())) };
        let letter = self.letter(&set.source).await?;
        let lang = text.lang();
        let wanted = set.figures.iter().filter(|figure| {
            figure.role == FigureRole::Own && (indicators.is_empty() || indicators.contains(&figure.indicator))
        });
        let lines = wanted.map(|figure| {
            let (points, max) = (numbers::points(figure.points, lang), numbers::points(figure.max, lang));
            let name = text.indicator(figure.indicator);
            Line::from(text.figure_line(name, points, max, figure.line.to_string(), figure.printed.clone()))
        });
        message = message.lines(lines.collect()).line(source(&letter.content, &units, text));
        message = message.lines(self.hands(&letter, text).await?);
        message = message.lines(self.corrections(&letter, unit, period, indicators, text).await?);
        message = message.lines(self.values_before(unit, period, indicators, text).await?);
        let command = Action::Command(format!("vanban {}", letter.id.handle()));
        Ok(message.choice(text.choice_original(), command))
    }

    /// Whose hands the letter went through.
    async fn hands(&self, letter: &Letter, text: Text<'_>) -> Result<Vec<Line>, DeskError> {
        let by = self.spoken(&letter.imported_by, text).await?;
        let mut lines =
            vec![text.figure_imported(letter.file_name.clone(), numbers::time(letter.imported_at), by).into()];
        if let Some(confirmed) = &letter.confirmed {
            let by = self.spoken(&confirmed.by, text).await?;
            lines.push(text.figure_confirmed(numbers::time(confirmed.at), by).into());
        }
        Ok(lines)
    }

    async fn corrections(
        &self,
        letter: &Letter,
        unit: &UnitId,
        period: Period,
        indicators: &[Indicator],
        text: Text<'_>,
    ) -> Result<Vec<Line>, DeskError> {
        let mut lines = Vec::new();
        let points = |points| numbers::points(points, text.lang());
        for made in letter.content.corrections.iter().filter(|made| {
            made.unit == *unit
                && made.period == period
                && (indicators.is_empty() || indicators.contains(&made.indicator))
        }) {
            let by = self.spoken(&made.by, text).await?;
            let (before, after) = (made.before.map_or_else(|| "–".to_owned(), points), points(made.after));
            let why = made.why.clone().unwrap_or_else(|| "–".to_owned());
            let name = text.indicator(made.indicator);
            lines.push(text.figure_correction(name, before, after, by, numbers::time(made.at), why).into());
        }
        Ok(lines)
    }

    /// The confirmed values that are in force no longer, where they differ.
    async fn values_before(
        &self,
        unit: &UnitId,
        period: Period,
        indicators: &[Indicator],
        text: Text<'_>,
    ) -> Result<Vec<Line>, DeskError> {
        let history = self.store.figure_history(unit, period).await?;
        let Some((now, older)) = history.split_last() else { return Ok(Vec::new()) };
        let mut lines = Vec::new();
        for set in older {
            let letter = self.letter(&set.source).await?;
            let changed = now.figures.iter().filter(|figure| {
                figure.role == FigureRole::Own && (indicators.is_empty() || indicators.contains(&figure.indicator))
            });
            for figure in changed {
                let Some(then) = set.own(figure.indicator).filter(|then| then.points != figure.points) else {
                    continue;
                };
                let name = text.indicator(figure.indicator);
                let value = numbers::points(then.points, text.lang());
                let at = letter.confirmed_at().unwrap_or(letter.imported_at);
                lines.push(text.figure_before(name, value, numbers::time(at)).into());
            }
        }
        Ok(lines)
    }

    /// A recorded actor in words: the title of the seat, the operator, the system.
    pub(super) async fn spoken(&self, recorded: &str, text: Text<'_>) -> Result<String, DeskError> {
        if let Some(seat) = recorded.strip_prefix("seat:") {
            let seat = self.store.seat(&SeatId::new(seat)).await?;
            return Ok(seat.map_or_else(|| recorded.to_owned(), |seat| seat.title));
        }
        Ok(match recorded.strip_prefix("operator:") {
            Some(user) => text.figure_by_operator(user.to_owned()),
            None => recorded.to_owned(),
        })
    }
}
