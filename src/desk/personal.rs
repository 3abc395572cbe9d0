//! What the seats of one unit read first: the unit's own figures, its weakest group, its difference to the period
//! before and to the average. Seats of a unit without figures of its own begin with the common text.

use super::drafting::{capitalised, compared_with_before, source, standing_parts, weakest};
use super::{Desk, DeskError};
use crate::domain::figure::{Figure, FigureRole, FigureSet};
use crate::domain::indicator::Indicator;
use crate::domain::lead::Lead;
use crate::domain::letter::{Letter, LetterContent};
use crate::domain::message::{Line, Message};
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::period::Period;
use crate::domain::unit::UnitId;
use crate::text::{Text, numbers};
use std::collections::BTreeSet;

impl Desk {
    /// The lead of every unit that may read the notice and has figures of its own in its periods.
    pub(super) async fn leads(&self, notice: &Notice) -> Result<Vec<(UnitId, Lead)>, DeskError> {
        let Some((letter, periods)) = self.personal(notice).await? else { return Ok(Vec::new()) };
        let mut units: BTreeSet<UnitId> = BTreeSet::new();
        for period in &periods {
            units.extend(self.store.period_table(*period).await?.rows.into_iter().map(|row| row.unit));
        }
        let addressed = self.addressed(notice).await?;
        let mut leads = Vec::new();
        for unit in units.into_iter().filter(|unit| addressed.as_ref().is_none_or(|units| units.contains(unit))) {
            if let Some(lead) = self.lead_of(&letter, &periods, &unit).await? {
                leads.push((unit, lead));
            }
        }
        Ok(leads)
    }

    /// The whole message as the seats of `unit` are sent it; before approval, as they would be sent it now.
    pub async fn message_for(&self, notice: &Notice, unit: &UnitId) -> Result<Message, DeskError> {
        let lead = if notice.approved.is_some() {
            self.store.lead(notice.id, unit).await?
        } else {
            match self.personal(notice).await? {
                Some((letter, periods)) => self.lead_of(&letter, &periods, unit).await?,
                None => None,
            }
        };
        Ok(lead.map_or_else(|| notice.message.clone(), |lead| lead.above(&notice.message)))
    }

    /// How many units of the audience read figures of their own first.
    pub async fn units_with_own_figures(&self, notice: &Notice) -> Result<usize, DeskError> {
        if notice.approved.is_some() {
            return Ok(self.store.units_with_lead(notice.id).await?.len());
        }
        Ok(self.leads(notice).await?.len())
    }

    /// The letter and the periods of a personal notice.
    async fn personal(&self, notice: &Notice) -> Result<Option<(Letter, Vec<Period>)>, DeskError> {
        match &notice.kind {
            NoticeKind::Announcement { periods } if notice.personal => {
                Ok(Some((self.letter(&notice.letter).await?, periods.clone())))
            }
            _ => Ok(None),
        }
    }

    /// The units whose seats the notice may reach; `None` = any.
    async fn addressed(&self, notice: &Notice) -> Result<Option<BTreeSet<UnitId>>, DeskError> {
        if notice.audience.same_as.is_some() {
            return Ok(None);
        }
        let mut units: BTreeSet<UnitId> = self.audience_units(notice).await?.into_iter().collect();
        for seat in &notice.audience.seats {
            units.extend(self.store.seat(seat).await?.map(|seat| seat.unit));
        }
        Ok(Some(units))
    }

    /// The letter's own unit has no lead: the common text is about it.
    async fn lead_of(&self, letter: &Letter, periods: &[Period], unit: &UnitId) -> Result<Option<Lead>, DeskError> {
        if *unit == letter.content.unit {
            return Ok(None);
        }
        let (text, mut message) = (self.office_text(), Message::new());
        let mut elsewhere = BTreeSet::new();
        for period in periods {
            let Some(set) = self.own_figures(letter, unit, *period).await? else { continue };
            message = self.period_lead(message, &letter.content, &set, text).await?;
            if set.source != letter.id {
                elsewhere.insert(set.source);
            }
        }
        if message.blocks.is_empty() {
            return Ok(None);
        }
        for other in elsewhere {
            let other = self.letter(&other).await?;
            message = message.line(source(&other.content, &self.store.units(), text));
        }
        let issuer = self.store.units().name(&letter.content.unit);
        message = message.line(Line::strong(text.personal_common(capitalised(&issuer))));
        Ok(Some(Lead { blocks: message.blocks }))
    }

    /// What the notice's own letter says of the unit, else the figures in force.
    async fn own_figures(
        &self,
        letter: &Letter,
        unit: &UnitId,
        period: Period,
    ) -> Result<Option<FigureSet>, DeskError> {
        let printed = letter.content.figure_sets.iter().find(|set| set.unit == *unit && set.period == period);
        let set = match printed {
            Some(printed) => Some(FigureSet { source: letter.id.clone(), ..printed.clone() }),
            None => self.store.figures(unit, period).await?,
        };
        Ok(set.filter(|set| set.figures.iter().any(|figure| figure.role == FigureRole::Own)))
    }

    async fn period_lead(
        &self,
        mut message: Message,
        content: &LetterContent,
        set: &FigureSet,
        text: Text<'_>,
    ) -> Result<Message, DeskError> {
        let name = capitalised(&self.store.units().name(&set.unit));
        let period = text.period(set.period);
        let headline = match set.own(Indicator::Total) {
            Some(total) => {
                let score = text.personal_total(name, period, shown(total, text), max(total, text));
                std::iter::once(score).chain(standing_parts(total, text)).collect::<Vec<_>>().join("; ")
            }
            None => text.personal_no_total(name, period),
        };
        message = message.line(Line::strong(headline));
        let mut lines: Vec<Line> = Vec::new();
        lines.extend(
            self.before(set).await?.and_then(|before| compared_with_before(set, &before, text)).map(Line::from),
        );
        lines.extend(self.compared(content, set, text).map(Line::from));
        let groups: Vec<String> = set
            .own_groups()
            .map(|figure| text.personal_group(text.indicator(figure.indicator), shown(figure, text), max(figure, text)))
            .collect();
        if !groups.is_empty() {
            lines.push(text.personal_groups(groups.join("; ")).into());
        }
        if let Some(weakest) = weakest(set) {
            let share = weakest.share().map_or_else(String::new, |share| numbers::rate(share, text.lang()));
            lines.push(text.announcement_weakest(text.indicator(weakest.indicator), share).into());
        }
        Ok(message.lines(lines))
    }

    /// The figures in force of the period before.
    pub(super) async fn before(&self, set: &FigureSet) -> Result<Option<FigureSet>, DeskError> {
        match set.period.previous() {
            Some(before) => Ok(self.store.figures(&set.unit, before).await?),
            None => Ok(None),
        }
    }

    /// The difference to the average printed beside the score, else to the total of the unit that issues.
    fn compared(&self, content: &LetterContent, set: &FigureSet, text: Text<'_>) -> Option<String> {
        let own = set.own(Indicator::Total)?;
        let lang = text.lang();
        let points = |other: &Figure| numbers::points(other.points, lang);
        let difference = |other: &Figure| numbers::signed(own.points - other.points, lang);
        if let Some(average) = set.find(FigureRole::ProvinceAverage, Indicator::Total) {
            return Some(text.announcement_average(points(average), difference(average)));
        }
        let issuer = content.figure_sets.iter().find(|other| other.unit == content.unit && other.period == set.period);
        let total = issuer?.own(Indicator::Total).filter(|total| total.max == own.max)?;
        Some(text.personal_issuer(self.store.units().name(&content.unit), points(total), difference(total)))
    }
}

fn shown(figure: &Figure, text: Text<'_>) -> String {
    let points = numbers::points(figure.points, text.lang());
    if figure.is_doubtful() { text.personal_doubtful(points) } else { points }
}

fn max(figure: &Figure, text: Text<'_>) -> String {
    numbers::points(figure.max, text.lang())
}
