//! Phrases, periods and units → one question. What somebody wants is decided by rules in order, the most telling first.

mod account;
mod conditions;
mod heard;
mod indicators;
mod intents;
mod left_out;
mod put_right;
mod subject;
mod times;
mod unread;
mod values;

use super::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use super::context::Said;
use super::fold::Token;
use super::lexicon::Lexicon;
use super::matching::{self, Content, Item};
use super::overlooked::Heard;
use super::periods::{self, FoundPeriod};
use super::places::{self, FoundUnit};
use super::set_aside::Apart;
use super::vocabulary::Concept;
use super::weighing::weights::Weights;
use super::weighing::{self, Decided};
use super::{Question, Scene, TakenFor, Unclear, today};
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::scale::Scale;
use crate::domain::unit::UnitLevel;
use unicode_normalization::UnicodeNormalization;

/// A question as its text alone tells it.
pub struct Read {
    pub question: Question,
    pub said: Said,
    pub words: Vec<TakenFor>,
    pub decided: Decided,
    /// What the question has to have a place for.
    pub heard: Vec<Heard>,
    /// A series was asked for by its name.
    pub series: bool,
}

/// Everything found in a text, before it is decided what is wanted.
struct Found<'a> {
    items: Vec<Item>,
    /// The items as they were before periods and units were taken out.
    all: Vec<Item>,
    tokens: &'a [Token],
    periods: Vec<FoundPeriod>,
    units: Vec<FoundUnit>,
    /// Units that the text takes out of what it asks about.
    left_out: Vec<FoundUnit>,
    /// Those that it sets aside beforehand: "ngoài Song Mai ra".
    set_aside: Vec<UnitAsked>,
    /// The items of a condition of another thing: "… mà số hóa dưới 15".
    second_condition: Option<(usize, usize)>,
    indicators: Vec<Indicator>,
    values: Vec<Points>,
    /// "top 5", "5 xã", "tốp 3".
    limit: Option<u32>,
    /// Words that were not read.
    unknown: usize,
    /// How many of them are no everyday word either.
    unread: usize,
    /// Those among them that no phrase about this matter contains, by their items.
    strange: Vec<usize>,
    /// Among the unknown words is one that looks like a part of a unit's name.
    broken_name: bool,
    /// The asker's own unit is a department: "phòng" alone is that one.
    own_department: bool,
    /// "lb": most likely the initials of a unit, and not of the asker's.
    initials: bool,
    /// A raised thumb or a tick was sent.
    thumbs_up: bool,
    scene: &'a Scene<'a>,
    weights: &'a Weights,
    /// The maxima that hold for whom and when it asks about.
    scale: Scale,
    /// A month 13 was said.
    impossible: bool,
    /// A span that nobody publishes figures for was said.
    unpublished: bool,
    /// No group was named, and these are those that the text may mean all the same.
    hinted: Vec<Indicator>,
}

pub fn read(lexicon: &Lexicon, text: &str, apart: &Apart, items: Vec<Item>, scene: &Scene<'_>) -> Read {
    let (found, words) = find(lexicon, text, apart, items, scene);
    // "tháng hai mươi hai, à tháng mười hai": put right by the speaker.
    let put_right = !found.periods.is_empty() && [" à ", " a\u{300} "].iter().any(|word| text.contains(word));
    let (question, said, decided) = if found.impossible && !put_right && !found.has(Concept::Order) {
        let (mut question, mut said, decided) = found.decide(text);
        question.intent = Intent::Invalid;
        question.period = PeriodAsked::None;
        question.comparison = Comparison::None;
        question.unit = found.unit_or(UnitAsked::Own);
        if question.indicators == IndicatorAsked::None {
            let total = found.has(Concept::Points) || found.has(Concept::HowMany);
            question.indicators = if total { IndicatorAsked::total() } else { IndicatorAsked::All };
        }
        question.unclear = None;
        said.intent = true;
        (question, said, decided)
    } else if found.unpublished {
        let mut question = found.refusal(Intent::Ambiguous, Some(Unclear::UnpublishedPeriod));
        question.period = PeriodAsked::None;
        let decided = Decided::by_rule(question.intent);
        (question, Said { intent: true, ..Said::default() }, decided)
    } else {
        let half = found.all.iter().any(|item| item.is(Concept::SecondHalf));
        let (mut question, said, decided) = found.decide(text);
        if half && question.intent == Intent::Trend && !found.has(Concept::Trend) {
            // A total over the second half is published by nobody.
            let total = found.has(Concept::Points) || found.has(Concept::HowMany);
            question.intent = if total { Intent::ScoreTotal } else { Intent::ScoreAll };
            question.unclear = Some(Unclear::UnpublishedPeriod);
        }
        (question, said, decided)
    };
    // What is asked back may still become a picture or be completed by the question before.
    let figures = question.intent.shows_figures() || question.intent == Intent::Ambiguous;
    let heard = if figures { found.heard(lexicon, text) } else { Vec::new() };
    Read { question, said, words, decided, heard, series: found.has(Concept::Trend) }
}

/// The groups that are named in a text, each once.
pub fn groups_named(items: &[Item], tokens: &[Token]) -> Vec<Indicator> {
    indicators::named(items, tokens, &Scale::national())
}

/// What the text shows about its intent, in the words of the table of weights.
pub fn clues(lexicon: &Lexicon, text: &str, apart: &Apart, items: Vec<Item>, scene: &Scene<'_>) -> Vec<String> {
    let (found, _) = find(lexicon, text, apart, items, scene);
    let clues = weighing::clues(&apart.tokens, &found.all, &found.periods, &found.units);
    clues.iter().map(ToString::to_string).collect()
}

/// Everything that stands in a text, and what each stretch of it was taken for.
fn find<'a>(
    lexicon: &'a Lexicon,
    text: &str,
    apart: &'a Apart,
    items: Vec<Item>,
    scene: &'a Scene<'a>,
) -> (Found<'a>, Vec<TakenFor>) {
    let tokens = apart.tokens.as_slice();
    let all = items.clone();
    let mut items = items;
    let mut times = periods::read(&items, tokens, today(scene));
    if times.found.is_empty() && scene.context.is_some() {
        times.found.extend(periods::year_alone(&items, tokens, today(scene)));
    }
    let taken_back = withdrawn(&all, tokens, &times.found, |found| (found.first, found.end));
    for found in &times.found {
        take(&mut items, found.first, found.end);
    }
    keep(&mut times.found, &taken_back);
    let day = times
        .found
        .first()
        .and_then(|found| found.asked.resolved())
        .or(scene.context.filter(|_| times.found.is_empty()).and_then(|context| context.asked.period.resolved()))
        .map_or(today(scene), Period::end);
    let mut units = places::read(lexicon, text, &items, tokens, scene, day);
    for found in &mut units {
        if let UnitAsked::Unknown(name) = &mut found.asked {
            let typed: String = account::slice(text, tokens, &all, found.first, found.end).nfc().collect();
            *name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if matches!(found.asked, UnitAsked::Named { .. } | UnitAsked::Ambiguous(_) | UnitAsked::Unknown(_)) {
            take(&mut items, found.first, found.end);
        }
    }
    let taken_back = withdrawn(&all, tokens, &units, |found| (found.first, found.end));
    keep(&mut units, &taken_back);
    subject::drop_grounds(lexicon, &items, tokens, &mut units);
    let left_out = left_out::take(&all, tokens, &mut units);
    left_out::silence(&mut items, tokens, &left_out);
    let set_aside = if apart.taken_out { left_out::of(lexicon, text, &apart.aside, scene, day) } else { Vec::new() };
    drop_taken_back(&mut items, tokens, |item| item.concepts().any(|concept| matches!(concept, Concept::Group(_))));
    drop_taken_back(&mut items, tokens, |item| matches!(item.content, Content::Number { .. }));
    let words = match scene.explain {
        true => {
            let named: Vec<FoundUnit> = units.iter().chain(&left_out).cloned().collect();
            account::explain(lexicon, text, tokens, &all, &times.found, &named)
        }
        false => Vec::new(),
    };
    let scale = indicators::scale(lexicon, &units, day, scene);
    let mut found = Found {
        indicators: indicators::named(&items, tokens, &scale),
        values: values::values(&items),
        limit: values::limit(&items, tokens),
        unknown: (0..items.len())
            .filter(|at| unread::is_unknown_word(&items[*at], tokens) && !unread::is_person(text, &items, tokens, *at))
            .count(),
        unread: (0..items.len()).filter(|at| unread::is_unread(lexicon, text, &items, tokens, *at)).count(),
        strange: (0..items.len())
            .filter(|at| unread::is_strange_word(lexicon, &items[*at], tokens))
            .filter(|at| !unread::is_person(text, &items, tokens, *at))
            .collect(),
        own_department: scene
            .own_unit
            .and_then(|own| lexicon.units().get(own))
            .is_some_and(|unit| unit.level() == UnitLevel::Department),
        initials: unread::initials_of_another(lexicon, scene, &items, tokens),
        thumbs_up: text.contains(['👍', '👌', '✅', '🆗', '🫡']),
        broken_name: unread::broken_name(lexicon, text, &items, tokens),
        items,
        all,
        tokens,
        periods: times.found,
        units,
        left_out,
        set_aside,
        second_condition: None,
        scene,
        weights: lexicon.weights(),
        scale,
        impossible: times.impossible,
        unpublished: times.unpublished,
        hinted: Vec::new(),
    };
    if found.indicators.is_empty() {
        found.hinted = indicators::of_scale(tokens, &found.scale);
        if found.hinted.is_empty() {
            found.hinted = matching::hinted_groups(lexicon, tokens, &found.items);
        }
    }
    found.leave_behind();
    found.leave_complaint();
    found.leave_second_condition();
    found.join_online();
    (found, words)
}

impl Found<'_> {
    fn has(&self, concept: Concept) -> bool {
        self.items.iter().any(|item| item.is(concept))
    }

    fn any(&self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|concept| self.has(*concept))
    }

    fn position(&self, concept: Concept) -> Option<usize> {
        self.items.iter().position(|item| item.is(concept))
    }

    fn first_word(&self) -> Option<&Item> {
        self.all.iter().find(|item| !matches!(item.content, Content::Sign))
    }

    fn last_word(&self) -> Option<&Item> {
        self.all.iter().rev().find(|item| !matches!(item.content, Content::Sign))
    }

    fn refusal(&self, intent: Intent, unclear: Option<Unclear>) -> Question {
        let asks_back = intent == Intent::Ambiguous;
        let indicators = match () {
            () if !asks_back => IndicatorAsked::None,
            () if !self.indicators.is_empty() => IndicatorAsked::These(self.indicators.clone()),
            () if self.has(Concept::Components) => IndicatorAsked::Components,
            () if self.has(Concept::Rank) || self.has(Concept::HowMany) && self.has(Concept::Points) => {
                IndicatorAsked::total()
            }
            () => IndicatorAsked::None,
        };
        let period = if asks_back { self.period_or(PeriodAsked::None) } else { PeriodAsked::None };
        Question {
            intent,
            indicators,
            period,
            unit: if intent == Intent::OutOfScope || intent == Intent::Refuse {
                UnitAsked::None
            } else {
                self.unit_or(UnitAsked::Own)
            },
            comparison: Comparison::None,
            values: Vec::new(),
            unclear,
            more_periods: Vec::new(),
            except: Vec::new(),
            direction: None,
        }
    }
}

/// Which of what was found was taken back in the same breath.
fn withdrawn<T>(items: &[Item], tokens: &[Token], found: &[T], stretch: impl Fn(&T) -> (usize, usize)) -> Vec<bool> {
    put_right::withdrawn(items, tokens, &found.iter().map(stretch).collect::<Vec<_>>())
}

fn keep<T>(found: &mut Vec<T>, withdrawn: &[bool]) {
    let mut withdrawn = withdrawn.iter();
    found.retain(|_| !withdrawn.next().copied().unwrap_or_default());
}

/// "10 điểm, à nhầm, 6", "số hóa, à quên, thanh toán": of the groups or the numbers of a text those that were taken back.
fn drop_taken_back(items: &mut [Item], tokens: &[Token], of_kind: impl Fn(&Item) -> bool) {
    let stretches: Vec<(usize, usize)> =
        items.iter().enumerate().filter(|(_, item)| of_kind(item)).map(|(at, _)| (at, at + 1)).collect();
    for ((first, end), withdrawn) in stretches.iter().zip(put_right::withdrawn(items, tokens, &stretches)) {
        if withdrawn {
            take(items, *first, *end);
        }
    }
}

fn starts(tokens: &[Token], item: &Item, word: &str) -> bool {
    tokens.get(item.first).is_some_and(|token| token.folded == word)
}

fn take(items: &mut [Item], first: usize, end: usize) {
    for item in items.get_mut(first..end).unwrap_or_default() {
        item.content = Content::Taken;
    }
}
