//! What changed between two versions of a letter: corrected scores, late synchronisation, directives added or altered.

use super::figure::{Figure, FigureRole, PrintedRate, Rank, RateAlone};
use super::indicator::Indicator;
use super::letter::{Directive, LetterContent};
use super::period::Period;
use super::points::{Points, Rate};
use super::unit::UnitId;
use std::collections::BTreeSet;

/// The differences that a reader of the older version must be told of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterChanges {
    /// In the newer version's printing order; figures that it no longer has come last.
    pub figures: Vec<FigureChange>,
    /// Rates of groups without their scores, likewise.
    pub rates: Vec<RateChange>,
    pub directives: Vec<DirectiveChange>,
}

/// One rate of a group without its score that differs. `None` on a side: that version does not print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateChange {
    pub unit: UnitId,
    pub period: Period,
    pub indicator: Indicator,
    /// What the letter says the rate is of.
    pub label: Option<String>,
    pub before: Option<Rate>,
    pub after: Option<Rate>,
}

/// One score that differs. `None` on a side: that version does not print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    pub unit: UnitId,
    pub period: Period,
    pub role: FigureRole,
    pub indicator: Indicator,
    pub before: Option<FigureValue>,
    pub after: Option<FigureValue>,
}

/// What a figure says, without where it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureValue {
    pub points: Points,
    pub max: Points,
    pub rank: Option<Rank>,
    pub rate: Option<PrintedRate>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DirectiveChange {
    Added(Directive),
    Withdrawn(Directive),
    /// Other words, addressees or another deadline.
    Altered {
        before: Box<Directive>,
        after: Box<Directive>,
    },
}

/// Directives that share this share of their words, in hundredths, are the same one in other words.
const SAME_DIRECTIVE: usize = 60;

impl LetterChanges {
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.rates.is_empty() && self.directives.is_empty()
    }
}

/// Compares what two versions say. Lines, printed words and doubts are no difference to a reader.
pub fn letter_changes(old: &LetterContent, new: &LetterContent) -> LetterChanges {
    LetterChanges {
        figures: figure_changes(old, new),
        rates: rate_changes(&old.rates_alone, &new.rates_alone),
        directives: directive_changes(&old.directives, &new.directives),
    }
}

/// A rate is the same one when it is of the same unit, period and group and the letter says the same of it.
fn rate_changes(old: &[RateAlone], new: &[RateAlone]) -> Vec<RateChange> {
    let is_of = |one: &RateAlone, other: &RateAlone| {
        (&one.unit, one.period, one.indicator, &one.label) == (&other.unit, other.period, other.indicator, &other.label)
    };
    let find =
        |rates: &[RateAlone], like: &RateAlone| rates.iter().find(|rate| is_of(rate, like)).map(|rate| rate.rate);
    let change = |of: &RateAlone, before, after| RateChange {
        unit: of.unit.clone(),
        period: of.period,
        indicator: of.indicator,
        label: of.label.clone(),
        before,
        after,
    };
    let printed = new.iter().map(|rate| change(rate, find(old, rate), Some(rate.rate)));
    let gone = old.iter().filter(|rate| find(new, rate).is_none());
    let gone = gone.map(|rate| change(rate, Some(rate.rate), None));
    printed.filter(|change| change.before != change.after).chain(gone).collect()
}

fn figure_changes(old: &LetterContent, new: &LetterContent) -> Vec<FigureChange> {
    let mut changes = Vec::new();
    for (unit, period, figure) in figures(new) {
        let (before, after) = (find(old, unit, period, figure), Some(value(figure)));
        if before != after {
            changes.push(change(unit, period, figure, before, after));
        }
    }
    for (unit, period, figure) in figures(old) {
        if find(new, unit, period, figure).is_none() {
            changes.push(change(unit, period, figure, Some(value(figure)), None));
        }
    }
    changes
}

fn figures(content: &LetterContent) -> impl Iterator<Item = (&UnitId, Period, &Figure)> {
    content.figure_sets.iter().flat_map(|set| set.figures.iter().map(|figure| (&set.unit, set.period, figure)))
}

fn find(content: &LetterContent, unit: &UnitId, period: Period, like: &Figure) -> Option<FigureValue> {
    let sets = content.figure_sets.iter().filter(|set| set.unit == *unit && set.period == period);
    sets.filter_map(|set| set.find(like.role, like.indicator)).next().map(value)
}

fn value(figure: &Figure) -> FigureValue {
    FigureValue { points: figure.points, max: figure.max, rank: figure.rank, rate: figure.rate.clone() }
}

fn change(
    unit: &UnitId,
    period: Period,
    figure: &Figure,
    before: Option<FigureValue>,
    after: Option<FigureValue>,
) -> FigureChange {
    FigureChange { unit: unit.clone(), period, role: figure.role, indicator: figure.indicator, before, after }
}

/// Pairs directives of the same words first, then those of nearly the same words.
fn directive_changes(old: &[Directive], new: &[Directive]) -> Vec<DirectiveChange> {
    let mut free: Vec<&Directive> = old.iter().collect();
    let mut changes = Vec::new();
    let mut unmatched = Vec::new();
    for directive in new {
        match free.iter().position(|other| words(other) == words(directive)) {
            Some(at) => changes.extend(altered(free.remove(at), directive)),
            None => unmatched.push(directive),
        }
    }
    for directive in unmatched {
        let nearest = (0..free.len()).max_by_key(|at| likeness(free[*at], directive));
        match nearest.filter(|at| likeness(free[*at], directive) >= SAME_DIRECTIVE) {
            Some(at) => changes.extend(altered(free.remove(at), directive)),
            None => changes.push(DirectiveChange::Added(directive.clone())),
        }
    }
    changes.extend(free.into_iter().cloned().map(DirectiveChange::Withdrawn));
    changes
}

fn altered(before: &Directive, after: &Directive) -> Option<DirectiveChange> {
    let same = before.says_the_same(after)
        && before.deadline == after.deadline
        && before.undated.is_some() == after.undated.is_some()
        && before.suspends_components == after.suspends_components
        && before.resumes_components == after.resumes_components;
    (!same).then(|| DirectiveChange::Altered { before: Box::new(before.clone()), after: Box::new(after.clone()) })
}

fn words(directive: &Directive) -> Vec<String> {
    directive.text.split_whitespace().map(str::to_lowercase).collect()
}

/// Shared words among all words of both, in hundredths.
fn likeness(a: &Directive, b: &Directive) -> usize {
    let set = |directive: &Directive| words(directive).into_iter().collect::<BTreeSet<String>>();
    let (a, b) = (set(a), set(b));
    100 * a.intersection(&b).count() / a.union(&b).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::figure::{FigureSet, FigureStatus};
    use crate::domain::letter::{Audience, Deadline, LetterId, LetterRef};
    use chrono::NaiveDate;

    fn figure(indicator: Indicator, hundredths: i32) -> Figure {
        Figure {
            role: FigureRole::Own,
            indicator,
            points: Points::hundredths(hundredths),
            max: indicator.national_max(),
            rank: None,
            rate: None,
            status: FigureStatus::Certain,
            printed: format!("{hundredths}"),
            line: 3,
        }
    }

    fn directive(text: &str) -> Directive {
        Directive {
            ordinal: 1,
            text: text.to_owned(),
            addressees: Vec::new(),
            audience: Audience::everyone(),
            deadline: None,
            cited: None,
            asks_for_report: false,
            suspends_components: false,
            undated: None,
            resumes_components: None,
            chosen: None,
            only_urges: false,
            line: 9,
        }
    }

    fn letter(figures: Vec<Figure>, directives: Vec<Directive>) -> LetterContent {
        let unit = UnitId::new("kim-dong");
        let source = LetterRef { letter: LetterId::from_text("a"), version: 1 };
        let period = Period::Year { year: 2024 };
        LetterContent {
            unit: unit.clone(),
            issuer: None,
            number: None,
            date: None,
            signer: None,
            signature_block: Vec::new(),
            addressees: Vec::new(),
            copies: Vec::new(),
            grounds: Vec::new(),
            figure_sets: vec![FigureSet { unit, period, source, figures }],
            directives,
            doubts: Vec::new(),
            text: String::new(),
            corrections: Vec::new(),
            unit_settled: false,
            rates_alone: Vec::new(),
            given_period: None,
        }
    }

    #[test]
    fn the_same_content_has_no_changes_wherever_it_was_printed() {
        let old = letter(vec![figure(Indicator::Tttt, 920)], vec![directive("Số hóa 100% hồ sơ")]);
        let mut new = old.clone();
        new.figure_sets[0].figures[0].line = 70;
        new.figure_sets[0].figures[0].printed = "9,20".to_owned();
        new.directives[0].text = "số hóa  100% hồ sơ".to_owned();
        assert!(letter_changes(&old, &new).is_empty());
    }

    #[test]
    fn a_corrected_a_new_and_a_vanished_score_are_told_apart() {
        let old = letter(vec![figure(Indicator::Tttt, 920), figure(Indicator::Ckmb, 1800)], Vec::new());
        let new = letter(vec![figure(Indicator::Tttt, 960), figure(Indicator::Shhs, 1700)], Vec::new());
        let changes = letter_changes(&old, &new).figures;
        let told: Vec<_> = changes
            .iter()
            .map(|change| {
                let points = |value: &Option<FigureValue>| value.as_ref().map(|value| value.points.as_hundredths());
                (change.indicator, points(&change.before), points(&change.after))
            })
            .collect();
        let expected = [
            (Indicator::Tttt, Some(920), Some(960)),
            (Indicator::Shhs, None, Some(1700)),
            (Indicator::Ckmb, Some(1800), None),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_rate_without_points_that_is_another_is_a_change() {
        let rate = |indicator, hundredths| RateAlone {
            unit: UnitId::new("kim-dong"),
            period: Period::Year { year: 2024 },
            indicator,
            rate: Rate::hundredths(hundredths),
            label: None,
            printed: String::new(),
            line: 4,
        };
        let with = |rates_alone| LetterContent { rates_alone, ..letter(Vec::new(), Vec::new()) };
        let old = with(vec![rate(Indicator::Tttt, 7020), rate(Indicator::Shhs, 5000), rate(Indicator::Tdgq, 9900)]);
        let new = with(vec![rate(Indicator::Tttt, 7100), rate(Indicator::Mdhl, 9000), rate(Indicator::Tdgq, 9900)]);
        let changes = letter_changes(&old, &new);
        let told: Vec<_> = changes
            .rates
            .iter()
            .map(|change| {
                (change.indicator, change.before.map(Rate::as_hundredths), change.after.map(Rate::as_hundredths))
            })
            .collect();
        let expected = [
            (Indicator::Tttt, Some(7020), Some(7100)),
            (Indicator::Mdhl, None, Some(9000)),
            (Indicator::Shhs, Some(5000), None),
        ];
        assert_eq!(told, expected);
        assert!(!changes.is_empty() && letter_changes(&new, &new).is_empty());
    }

    #[test]
    fn a_directive_with_another_deadline_is_altered_and_other_words_are_another_directive() {
        let report = directive("Phòng Nội vụ báo cáo kết quả thực hiện về Văn phòng");
        let mut dated = report.clone();
        dated.deadline = NaiveDate::from_ymd_opt(2025, 1, 25).map(Deadline::On);
        let reworded = directive("Phòng Nội vụ báo cáo kết quả thực hiện về Văn phòng HĐND");
        let other = directive("Số hóa 100% hồ sơ khi tiếp nhận");
        let between = |old: &Directive, new: &Directive| {
            letter_changes(&letter(Vec::new(), vec![old.clone()]), &letter(Vec::new(), vec![new.clone()])).directives
        };
        for new in [&dated, &reworded] {
            assert!(matches!(between(&report, new).as_slice(), [DirectiveChange::Altered { .. }]), "{new:?}");
        }
        let expected = [DirectiveChange::Added(other.clone()), DirectiveChange::Withdrawn(report.clone())];
        assert_eq!(between(&report, &other), expected);
    }
}
