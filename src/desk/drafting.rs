//! From a confirmed letter to the drafts of its notices: one announcement, and one notice a directive.

use super::{Desk, DeskError};
use crate::domain::band::Band;
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureSet};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{
    Audience, CitedDocument, Directive, Letter, LetterContent, LetterDoubt, LetterRef, LetterState, tasks,
};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState, Stamp};
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit_registry::UnitRegistry;
use crate::letter::reasons;
use crate::store::NewNotice;
use crate::text::{Text, numbers};
use chrono::TimeDelta;

impl Desk {
    /// Drafts the notices of a confirmed letter version. Drafts that exist are returned as they are.
    pub async fn draft(&self, actor: &Actor, letter: &LetterRef) -> Result<Vec<Notice>, DeskError> {
        self.permit(actor, Act::DraftNotice)?;
        let letter = self.letter(letter).await?;
        if letter.state != LetterState::Confirmed {
            return Err(DeskError::Unconfirmed(letter.id));
        }
        let mut notices: Vec<Notice> = self
            .store
            .notices()
            .await?
            .into_iter()
            .filter(|notice| notice.letter == letter.id && notice.state != NoticeState::Cancelled)
            .collect();
        let before = self.figures_before(&letter.content).await?;
        let missing: Vec<NewNotice> = self
            .planned_notices(actor, &letter, &before)
            .into_iter()
            .filter(|new| !notices.iter().any(|notice| same_subject(&notice.kind, &new.kind)))
            .collect();
        if !missing.is_empty() {
            notices.extend(self.store.add_notices(missing).await?);
        }
        notices.sort_by_key(|notice| notice.id);
        Ok(notices)
    }

    /// The figures of the periods before those that the letter announces.
    pub(super) async fn figures_before(&self, content: &LetterContent) -> Result<Vec<FigureSet>, DeskError> {
        let mut before = Vec::new();
        for set in own_sets(content) {
            before.extend(self.before(set).await?);
        }
        Ok(before)
    }

    fn planned_notices(&self, actor: &Actor, letter: &Letter, before: &[FigureSet]) -> Vec<NewNotice> {
        let (text, units) = (self.office_text(), self.store.units());
        let content = &letter.content;
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        let new = |kind: NoticeKind, audience: Audience, message: Message| NewNotice {
            unknown_policy: kind.default_unknown_policy(),
            personal: !kind.is_directive(),
            kind,
            letter: letter.id.clone(),
            issuer: content.unit.clone(),
            audience: audience.into(),
            message,
            drafted: stamp.clone(),
            urgent: false,
            max_lateness: TimeDelta::hours(self.config.delivery.max_lateness_hours),
            corrects: None,
        };
        let announcement = new(
            NoticeKind::Announcement { periods: content.periods() },
            Audience::everyone(),
            announcement(content, before, &units, text),
        );
        let directives = tasks(&content.directives).map(|directive| {
            let kind = NoticeKind::Directive {
                ordinal: directive.ordinal,
                deadline: directive.deadline.clone(),
                asks_for_report: directive.asks_for_report,
            };
            new(kind, directive.audience.clone(), directive_message(directive, content, &units, text))
        });
        std::iter::once(announcement).chain(directives).collect()
    }
}

/// Whether two kinds speak of the same thing of one letter.
pub(super) fn same_subject(one: &NoticeKind, other: &NoticeKind) -> bool {
    match (one, other) {
        (NoticeKind::Announcement { .. }, NoticeKind::Announcement { .. }) => true,
        (NoticeKind::Directive { ordinal: one, .. }, NoticeKind::Directive { ordinal: other, .. }) => one == other,
        _ => false,
    }
}

pub(super) fn announcement(
    content: &LetterContent,
    before: &[FigureSet],
    units: &UnitRegistry,
    text: Text<'_>,
) -> Message {
    let unit = units.name(&content.unit);
    let mut message = Message::new().title(text.announcement_title(periods(&content.periods(), text), unit));
    for set in own_sets(content) {
        let before = before.iter().find(|before| Some(before.period) == set.period.previous());
        message = period_block(message, content, set, before, text);
    }
    message
        .lines(doubt_lines(content, None, text))
        .note(source(content, units, text))
        .choice(text.choice_acknowledge(), Action::Acknowledge(NoticeId::UNNUMBERED))
        .choice(text.choice_details(), Action::Details(NoticeId::UNNUMBERED))
        .choice(text.choice_original(), Action::Original(NoticeId::UNNUMBERED))
}

/// The figure sets of the unit that the letter announces; one that reprints others' figures says so elsewhere.
pub(super) fn own_sets(content: &LetterContent) -> impl Iterator<Item = &FigureSet> {
    content.figure_sets.iter().filter(|set| set.unit == content.unit)
}

fn period_block(
    mut message: Message,
    content: &LetterContent,
    set: &FigureSet,
    before: Option<&FigureSet>,
    text: Text<'_>,
) -> Message {
    message = message.line(Line::strong(headline(set, text)));
    if let Some(changed) = before.and_then(|before| compared_with_before(set, before, text)) {
        message = message.line(changed);
    }
    if let Some(compared) = total_compared(set, text) {
        message = message.line(compared);
    }
    message = message.lines(set.own_groups().map(|figure| Line::from(group_line(set, figure, text))).collect());
    if let Some(weakest) = weakest(set) {
        message = message.line(text.announcement_weakest(
            text.indicator(weakest.indicator),
            weakest.share().map_or_else(String::new, |share| numbers::rate(share, text.lang())),
        ));
    }
    message.lines(doubt_lines(content, Some(set.period), text))
}

/// "Tháng 12/2024: 87,96/100 điểm; xếp hạng 3/10; xếp loại Tốt (tính từ tổng điểm)".
pub(super) fn headline(set: &FigureSet, text: Text<'_>) -> String {
    let period = capitalised(&text.period(set.period));
    let Some(total) = set.own(Indicator::Total) else { return text.announcement_no_total(period) };
    let score = text.announcement_total(
        period,
        numbers::points(total.points, text.lang()),
        numbers::points(total.max, text.lang()),
    );
    std::iter::once(score).chain(standing_parts(total, text)).collect::<Vec<_>>().join("; ")
}

/// Rank and band of a total, as far as there are any.
pub(super) fn standing_parts(total: &Figure, text: Text<'_>) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(rank) = total.rank {
        parts.push(match rank.of {
            Some(of) => text.announcement_rank(rank.place.to_string(), of.to_string()),
            None => text.announcement_rank_alone(rank.place.to_string()),
        });
    }
    // The bands are limits on the scale of 100; another scale has none.
    if total.max == Points::whole(100) {
        parts.push(text.announcement_band(text.band(Band::of(total.points))));
    }
    parts
}

/// "So với tháng 11/2024 (86,5 điểm): +1,46." when both totals are on one scale.
pub(super) fn compared_with_before(set: &FigureSet, before: &FigureSet, text: Text<'_>) -> Option<String> {
    let (own, earlier) = (set.own(Indicator::Total)?, before.own(Indicator::Total)?);
    let lang = text.lang();
    (own.max == earlier.max).then(|| {
        text.announcement_change(
            text.period(before.period),
            numbers::points(earlier.points, lang),
            numbers::signed(own.points - earlier.points, lang),
        )
    })
}

fn total_compared(set: &FigureSet, text: Text<'_>) -> Option<String> {
    let own = set.own(Indicator::Total)?;
    let average = set.find(FigureRole::ProvinceAverage, Indicator::Total)?;
    let points = numbers::points(average.points, text.lang());
    Some(text.announcement_average(points, numbers::signed(own.points - average.points, text.lang())))
}

/// "Số hóa hồ sơ: 17/22 (tỉnh 18,7; chênh lệch -1,7)".
pub(super) fn group_line(set: &FigureSet, figure: &Figure, text: Text<'_>) -> String {
    let lang = text.lang();
    let name = text.indicator(figure.indicator);
    let (points, max) = (numbers::points(figure.points, lang), numbers::points(figure.max, lang));
    match set.find(FigureRole::ProvinceAverage, figure.indicator) {
        Some(average) if figure.points == average.points => text.announcement_group_equal(name, points, max),
        Some(average) => text.announcement_group(
            name,
            points,
            max,
            numbers::points(average.points, lang),
            numbers::signed(figure.points - average.points, lang),
        ),
        None => text.announcement_group_alone(name, points, max),
    }
}

/// The group with the lowest share of its maximum.
pub(super) fn weakest(set: &FigureSet) -> Option<&Figure> {
    set.own_groups().filter(|figure| figure.share().is_some()).min_by_key(|figure| figure.share())
}

/// What a reader is told of the doubtful places of one period, or of those that belong to none.
pub(super) fn doubt_lines(content: &LetterContent, period: Option<Period>, text: Text<'_>) -> Vec<Line> {
    let doubts = content.doubts.iter().filter(|doubt| doubt.period == period && doubt.doubt != Doubt::Quoted);
    doubts.map(|doubt| doubt_line(content, doubt, text).into()).collect()
}

fn doubt_line(content: &LetterContent, doubt: &LetterDoubt, text: Text<'_>) -> String {
    let mut reason = reasons::reason(content, doubt, text);
    if doubt.doubt == Doubt::Unclear {
        reason = text.announcement_doubt_printed(doubt.printed.clone(), reason);
    }
    match doubt.indicator {
        Some(indicator) => text.announcement_doubt(text.indicator(indicator), reason),
        None => text.announcement_doubt_elsewhere(doubt.line.to_string(), reason),
    }
}

pub(super) fn directive_message(
    directive: &Directive,
    content: &LetterContent,
    units: &UnitRegistry,
    text: Text<'_>,
) -> Message {
    let count = tasks(&content.directives).count().to_string();
    let issuer = issuer(content, units, text);
    let message = Message::new()
        .title(text.directive_title(directive.ordinal.to_string(), count, periods(&content.periods(), text), issuer))
        .line(directive.text.clone())
        .lines(directive_facts(directive, text))
        .note(source(content, units, text))
        .choice(text.choice_acknowledge(), Action::Acknowledge(NoticeId::UNNUMBERED));
    let message = match directive.asks_for_report {
        true => message.choice(text.choice_report(), Action::Report(NoticeId::UNNUMBERED)),
        false => message,
    };
    message.choice(text.choice_original(), Action::Original(NoticeId::UNNUMBERED))
}

/// Addressees, deadline, cited document, report: what a chair must know beside the text.
pub(super) fn directive_facts(directive: &Directive, text: Text<'_>) -> Vec<Line> {
    let mut facts = Vec::new();
    if !directive.addressees.is_empty() {
        facts.push(text.directive_addressees(directive.addressees.join("; ")).into());
    }
    facts.push(text.letter_deadline(directive).into());
    if let Some(cited) = &directive.cited {
        facts.push(text.directive_cited(cited_document(cited, text)).into());
    }
    facts.push(if directive.asks_for_report { text.directive_report() } else { text.directive_no_report() }.into());
    facts
}

pub(super) fn cited_document(cited: &CitedDocument, text: Text<'_>) -> String {
    match cited.date {
        Some(date) => text.document_dated(cited.number.clone(), numbers::date(date)),
        None => cited.number.clone(),
    }
}

/// Who issued the letter, by its printed or given name, else by the unit's.
pub(super) fn issuer(content: &LetterContent, units: &UnitRegistry, text: Text<'_>) -> String {
    content.issuer.clone().unwrap_or_else(|| text.answer_committee(units.name(&content.unit)))
}

/// "Nguồn: văn bản số 15/UBND-VP ngày 10/01/2025 của UBND huyện Kim Động …"; a blank is marked as one.
pub(super) fn source(content: &LetterContent, units: &UnitRegistry, text: Text<'_>) -> String {
    let (issuer, periods) = (issuer(content, units, text), periods(&content.periods(), text));
    match (&content.number, content.date) {
        (Some(number), Some(date)) => text.notice_source(number.clone(), numbers::date(date), issuer, periods),
        (Some(number), None) => text.notice_source_undated(number.clone(), issuer, periods),
        (None, Some(date)) => text.notice_source_unnumbered(numbers::date(date), issuer, periods),
        (None, None) => text.notice_source_blank(issuer, periods),
    }
}

/// "tháng 12/2024 và năm 2024".
fn periods(periods: &[Period], text: Text<'_>) -> String {
    let names: Vec<String> = periods.iter().map(|period| text.period(*period)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{}{}{last}", first.join(", "), text.list_and()),
    }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
