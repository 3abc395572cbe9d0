//! Phrases, periods and units → one question. What somebody wants is decided by rules in order, the most telling first.

mod intents;
mod values;

use super::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use super::context::Said;
use super::fold::Token;
use super::lexicon::{Lexicon, Meaning};
use super::matching::{Content, Item};
use super::noise;
use super::periods::{self, FoundPeriod};
use super::places::{self, FoundUnit};
use super::vocabulary::Concept;
use super::{Question, Scene, TakenFor, Unclear, today};
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitLevel;
use unicode_normalization::UnicodeNormalization;

/// A question as its text alone tells it.
pub struct Read {
    pub question: Question,
    pub said: Said,
    pub words: Vec<TakenFor>,
}

/// Everything found in a text, before it is decided what is wanted.
struct Found<'a> {
    items: Vec<Item>,
    /// The items as they were before periods and units were taken out.
    all: Vec<Item>,
    tokens: &'a [Token],
    periods: Vec<FoundPeriod>,
    units: Vec<FoundUnit>,
    indicators: Vec<Indicator>,
    values: Vec<Points>,
    /// "top 5", "5 xã", "tốp 3".
    limit: Option<u32>,
    /// Words that were not read.
    unknown: usize,
    /// Those among them that no phrase about this matter contains.
    strange: usize,
    /// Among the unknown words is one that looks like a part of a unit's name.
    broken_name: bool,
    /// A raised thumb or a tick was sent.
    thumbs_up: bool,
    scene: &'a Scene<'a>,
}

pub fn read(lexicon: &Lexicon, text: &str, tokens: &[Token], items: Vec<Item>, scene: &Scene<'_>) -> Read {
    let all = items.clone();
    let mut items = items;
    let times = periods::read(&items, tokens, today(scene));
    for found in &times.found {
        take(&mut items, found.first, found.end);
    }
    let day = times
        .found
        .first()
        .and_then(|found| found.asked.resolved())
        .or(scene.context.filter(|_| times.found.is_empty()).and_then(|context| context.asked.period.resolved()))
        .map_or(today(scene), Period::end);
    let mut units = places::read(lexicon, text, &items, tokens, scene, day);
    for found in &mut units {
        if let UnitAsked::Unknown(name) = &mut found.asked {
            let typed: String = slice(text, tokens, &all, found.first, found.end).nfc().collect();
            *name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if matches!(found.asked, UnitAsked::Named { .. } | UnitAsked::Ambiguous(_) | UnitAsked::Unknown(_)) {
            take(&mut items, found.first, found.end);
        }
    }
    // "đứng thứ mấy huyện", "nhất huyện": the ground of the rank, not the unit asked about.
    units.retain(|found| {
        let before = found.first.checked_sub(1).and_then(|at| items.get(at));
        let ground = before.is_some_and(|item| {
            let asks = tokens.get(item.end.wrapping_sub(1)).is_some_and(|token| token.folded == "may");
            item.is(Concept::Rank) && asks
                || item.concepts().any(|c| matches!(c, Concept::Top | Concept::Highest | Concept::Lowest))
        });
        !(found.asked == UnitAsked::District && ground)
    });
    // "huyện bên cạnh, Ân Thi": the name says which.
    let named_district = units.iter().any(|found| match &found.asked {
        UnitAsked::Named { unit, .. } => {
            lexicon.units().get(unit).is_some_and(|unit| unit.level() == UnitLevel::District)
        }
        _ => false,
    });
    if named_district && !items.iter().any(|item| item.is(Concept::Compare)) {
        let beside = |found: &FoundUnit| {
            let stretch = items.get(found.first..(found.first + 4).min(items.len())).unwrap_or_default();
            stretch.iter().any(|item| matches!(item.content, Content::Taken))
                && !stretch.iter().any(|item| starts(tokens, item, "voi") || starts(tokens, item, "hay"))
        };
        units.retain(|found| found.asked != UnitAsked::District || !beside(found));
    }
    let words = explain(lexicon, text, tokens, &all, &times.found, &units);
    let mut found = Found {
        indicators: indicators(&items),
        values: values::values(&items),
        limit: values::limit(&items, tokens),
        unknown: items.iter().filter(|item| is_unknown_word(item, tokens)).count(),
        strange: items.iter().filter(|item| is_strange_word(lexicon, item, tokens)).count(),
        thumbs_up: text.contains(['👍', '👌', '✅', '🆗', '🫡']),
        broken_name: broken_name(lexicon, text, &items, tokens),
        items,
        all,
        tokens,
        periods: times.found,
        units,
        scene,
    };
    found.join_online();
    // "tháng hai mươi hai, à tháng mười hai": put right by the speaker.
    let put_right = !found.periods.is_empty() && [" à ", " a\u{300} "].iter().any(|word| text.contains(word));
    let (question, said) = if times.impossible && !put_right && !found.has(Concept::Order) {
        let (mut question, mut said) = found.decide(text);
        question.intent = Intent::Invalid;
        question.period = PeriodAsked::None;
        if question.indicators == IndicatorAsked::None {
            let total = found.has(Concept::Points) || found.has(Concept::HowMany);
            question.indicators = if total { IndicatorAsked::total() } else { IndicatorAsked::All };
        }
        question.unclear = None;
        said.intent = true;
        (question, said)
    } else if times.unpublished {
        let mut question = found.refusal(Intent::Ambiguous, Some(Unclear::UnpublishedPeriod));
        question.period = PeriodAsked::None;
        (question, Said { intent: true, ..Said::default() })
    } else {
        let half = found.all.iter().any(|item| item.is(Concept::SecondHalf));
        let (mut question, said) = found.decide(text);
        if half && question.intent == Intent::Trend && !found.has(Concept::Trend) {
            // A total over the second half is published by nobody.
            let total = found.has(Concept::Points) || found.has(Concept::HowMany);
            question.intent = if total { Intent::ScoreTotal } else { Intent::ScoreAll };
            question.unclear = Some(Unclear::UnpublishedPeriod);
        }
        (question, said)
    };
    Read { question, said, words }
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

    /// DVCTT and TTTT named together as "trực tuyến" are the five-group layout's one group.
    fn join_online(&mut self) {
        let six = [Indicator::Dvctt, Indicator::Tttt].iter().any(|indicator| self.indicators.contains(indicator));
        if six {
            self.indicators.retain(|indicator| *indicator != Indicator::Online);
        }
    }

    /// The unit of the question: the first that is not a group when a group is only the ground of a rank.
    fn main_unit(&self) -> Option<&FoundUnit> {
        self.units
            .iter()
            .find(|found| !matches!(found.asked, UnitAsked::Own))
            .or_else(|| self.units.first())
            .filter(|first| {
                // "xã mình so với xã Nghĩa Dân": one's own comes first, the other is held against it.
                let own = self.units.iter().find(|found| matches!(found.asked, UnitAsked::Own));
                !(self.has(Concept::Compare) && own.is_some_and(|own| own.first < first.first))
            })
            .or_else(|| self.units.first())
    }

    fn group_unit(&self) -> Option<UnitAsked> {
        self.units
            .iter()
            .map(|found| &found.asked)
            .find(|asked| asked.is_group())
            .cloned()
            .or_else(|| self.bare_group())
    }

    /// "liệt kê đơn vị trên 85", "những xã dưới 70": the bare word of a kind, where a list is asked for.
    fn bare_group(&self) -> Option<UnitAsked> {
        let listing = ["liet", "danh", "thong", "loc", "tim", "dem"];
        self.units.iter().filter(|found| found.asked == UnitAsked::Own).find_map(|found| {
            let item = self.all.get(found.first)?;
            let words = self.tokens.get(item.first..item.end)?;
            let group = match words.iter().map(|token| token.folded.as_str()).collect::<Vec<_>>()[..] {
                ["xa" | "phuong"] => UnitAsked::AllCommunes,
                ["phong"] => UnitAsked::AllDepartments,
                ["don", "vi"] => UnitAsked::AllUnits,
                _ => return None,
            };
            let before = self.tokens.get(..item.first)?;
            let number = |token: &Token| token.is_number() && token.folded.parse::<u32>().is_ok_and(|count| count > 1);
            let of_period = self.periods.iter().any(|period| period.end == found.first);
            let ground = before.iter().rev().nth(1).is_some_and(|token| token.folded == "trong");
            let counted = before.last().is_some_and(number) && !of_period && !ground;
            let many =
                counted || before.last().is_some_and(|token| matches!(token.folded.as_str(), "cac" | "nhung" | "moi"));
            (many || before.iter().any(|token| listing.contains(&token.folded.as_str()))).then_some(group)
        })
    }

    /// Three and more units named side by side, or two.
    fn side_by_side(&self, least: usize) -> Option<UnitAsked> {
        let single =
            |asked: &&UnitAsked| matches!(asked, UnitAsked::Named { .. } | UnitAsked::Own | UnitAsked::District);
        let mut several: Vec<UnitAsked> = Vec::new();
        for asked in self.units.iter().map(|found| &found.asked).filter(single) {
            if !several.contains(asked) {
                several.push(asked.clone());
            }
        }
        let named = several.iter().filter(|asked| matches!(asked, UnitAsked::Named { .. })).count();
        (several.len() >= least && named >= 2).then_some(UnitAsked::Several(several))
    }

    fn unit_or(&self, default: UnitAsked) -> UnitAsked {
        if let Some(several) = self.side_by_side(3) {
            return several;
        }
        self.main_unit().map_or(default, |found| found.asked.clone())
    }

    /// The period of a question that holds nothing against anything.
    fn period_or(&self, default: PeriodAsked) -> PeriodAsked {
        self.periods.first().map_or(default, |found| found.asked.clone())
    }

    /// The period of a question that may hold it against another.
    fn main_period_or(&self, default: PeriodAsked) -> PeriodAsked {
        self.main_period().map_or(default, |found| found.asked.clone())
    }

    /// The period asked about: not the one after "so với".
    fn main_period(&self) -> Option<&FoundPeriod> {
        match self.compared_period() {
            Some(compared) => self.periods.iter().find(|found| found.first != compared.first),
            None => self.periods.first(),
        }
    }

    /// The period that another is held against: the one behind "so với", else the earlier of two.
    fn compared_period(&self) -> Option<&FoundPeriod> {
        let against = self.position(Concept::Compare)?;
        let behind = self.periods.iter().find(|found| found.first > against);
        let start = |found: &&FoundPeriod| found.asked.resolved().map(Period::start);
        behind.or_else(|| self.periods.iter().take(2).filter(|_| self.periods.len() > 1).min_by_key(start))
    }

    fn letter_period(&self) -> PeriodAsked {
        let newest = self.scene.newest.or_else(|| Period::month_of(today(self.scene)).previous());
        newest.map_or(PeriodAsked::Latest, |period| PeriodAsked::In { period, year_said: true })
    }

    fn refusal(&self, intent: Intent, unclear: Option<Unclear>) -> Question {
        let asks_back = intent == Intent::Ambiguous;
        let indicators = match () {
            () if !asks_back => IndicatorAsked::None,
            () if !self.indicators.is_empty() => IndicatorAsked::These(self.indicators.clone()),
            () if self.has(Concept::Components) => IndicatorAsked::Components,
            () if self.any(&[Concept::HowMany, Concept::Rank]) => IndicatorAsked::total(),
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
            direction: None,
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

fn indicators(items: &[Item]) -> Vec<Indicator> {
    let mut indicators = Vec::new();
    // "không kể thanh toán": the group behind it is not meant.
    let mut excluded = false;
    for item in items {
        for concept in item.concepts() {
            match concept {
                Concept::Group(_) if excluded => {}
                Concept::Group(indicator) if !indicators.contains(&indicator) => indicators.push(indicator),
                _ => {}
            }
        }
        let silent = matches!(item.content, Content::Unknown) || item.is(Concept::Filler);
        excluded = item.is(Concept::Exclude) || excluded && silent;
    }
    indicators
}

fn is_unknown_word(item: &Item, tokens: &[Token]) -> bool {
    matches!(item.content, Content::Unknown)
        && tokens.get(item.first).is_some_and(|token| token.folded.chars().count() > 1)
}

fn is_strange_word(lexicon: &Lexicon, item: &Item, tokens: &[Token]) -> bool {
    is_unknown_word(item, tokens) && tokens.get(item.first).is_some_and(|token| !lexicon.is_familiar(&token.folded))
}

/// Words that look like a unit's name that nobody bears: a capital inside the text, the word of a kind before it, or two
/// unknown words on end of which one belongs to names.
fn broken_name(lexicon: &Lexicon, text: &str, items: &[Item], tokens: &[Token]) -> bool {
    let of_name = |folded: &str| match lexicon.word(folded) {
        Some(word) => lexicon.is_of_names(word),
        None => lexicon.corrections().near(folded).into_iter().any(|word| lexicon.is_of_names(word)),
    };
    let word = |item: &Item| {
        let token = tokens.get(item.first)?;
        (matches!(item.content, Content::Unknown) && token.folded.len() > 1).then_some(token)
    };
    let shouted = !text.chars().any(char::is_lowercase);
    items.iter().enumerate().any(|(at, item)| {
        let Some(token) = word(item) else { return false };
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        let person = before.and_then(|before| tokens.get(before.first)).is_some_and(|token| {
            matches!(token.folded.as_str(), "anh" | "chi" | "em" | "chu" | "bac" | "co" | "ong" | "ba")
        });
        let capital = text.get(token.start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
        let of_kind = before.is_some_and(|before| before.concepts().any(|concept| matches!(concept, Concept::Kind(_))));
        let next = items.get(at + 1).and_then(word);
        let pair = next.is_some_and(|next| of_name(&token.folded) || of_name(&next.folded));
        let single = token.folded.len() > 3 && of_name(&token.folded);
        let joined = token.folded.len() > 4 && noise::joined(&token.folded);
        !person && (capital && !shouted && at > 0 || of_kind || pair || single || joined)
    })
}

fn slice<'t>(text: &'t str, tokens: &[Token], items: &[Item], first: usize, end: usize) -> &'t str {
    let start = items.get(first).and_then(|item| tokens.get(item.first)).map_or(0, |token| token.start);
    let last = items.get(end.saturating_sub(1)).and_then(|item| tokens.get(item.end.saturating_sub(1)));
    text.get(start..last.map_or(start, |token| token.end)).unwrap_or_default()
}

/// For each stretch of the text, what it was taken for.
fn explain(
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    items: &[Item],
    periods: &[FoundPeriod],
    units: &[FoundUnit],
) -> Vec<TakenFor> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let period = periods.iter().find(|found| found.first == at);
        let named = |found: &&FoundUnit| found.first == at && found.end > found.first;
        let unit = units.iter().find(named);
        let (taken_for, end) = match (period, unit) {
            (Some(found), _) => (format!("period:{}", found.asked), found.end),
            (None, Some(found)) => (format!("unit:{}", found.asked.word(lexicon.units())), found.end),
            (None, None) => (taken_for(item), at + 1),
        };
        let repaired = items.get(at..end).unwrap_or_default().iter().any(|item| item.repaired);
        if !taken_for.is_empty() {
            words.push(TakenFor { text: slice(text, tokens, items, at, end).to_owned(), taken_for, repaired });
        }
        at = end.max(at + 1);
    }
    words
}

fn taken_for(item: &Item) -> String {
    match &item.content {
        Content::Phrase(meanings) => {
            let codes: Vec<String> = meanings
                .iter()
                .map(|meaning| match meaning {
                    Meaning::Concept(concept) => concept.code(),
                    Meaning::Name(_) => "name".to_owned(),
                })
                .collect();
            codes.join("|")
        }
        Content::Number { .. } => "number".to_owned(),
        Content::Unknown => "unknown".to_owned(),
        Content::Sign | Content::Taken => String::new(),
    }
}
