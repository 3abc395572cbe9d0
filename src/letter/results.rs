//! Results: the grammar of a sentence that states scores. A score belongs to the indicator named last before it, to the
//! role its bracket or clause gives it, to the unit and period it stands under.

mod clause;

use super::lexicon::Term;
use super::outline::{Outline, Scope};
use super::paragraph::Paragraph;
use super::phrase::{self, Item, Phrase};
use super::reading::{Place, ReadRank, ReadRate, Readings, Score, Stray, Subject, When};
use super::unit_names::{Mention, Names};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use clause::{Clause, Standing};

/// Reads paragraphs one after the other.
pub struct Results<'a> {
    names: &'a Names<'a>,
    home: &'a UnitId,
    outline: Outline,
    pub readings: Readings,
}

/// One sentence or paragraph of results.
pub struct Passage<'a> {
    pub paragraph: &'a Paragraph,
    pub index: usize,
    pub from: usize,
    pub to: usize,
    /// The text begins or ends with this paragraph.
    pub edges: (bool, bool),
}

impl<'a> Results<'a> {
    pub fn new(names: &'a Names<'a>, home: &'a UnitId) -> Results<'a> {
        Results { names, home, outline: Outline::new(), readings: Readings::default() }
    }

    /// Reads a passage that begins a paragraph.
    pub fn read(&mut self, passage: &Passage<'_>) {
        let items = phrase::phrases(passage.paragraph, passage.from, passage.to, self.names, self.home, passage.edges);
        let scope = self.outline.enter(passage.paragraph.marker);
        let mut reader = Reader {
            passage,
            items: &items,
            readings: &mut self.readings,
            names: self.names,
            home: self.home,
            scope: scope.clone(),
            state: Clause::of(&scope),
            brackets: Vec::new(),
            periods: Vec::new(),
            unknown_words: 0,
            own_indicators: false,
        };
        for at in 0..items.len() {
            reader.step(at);
        }
        let period = match reader.periods[..] {
            [] => scope.period,
            [only] => When::In(only),
            _ => When::Several,
        };
        let names_period = !reader.periods.is_empty();
        let inherits = Scope { unit: reader.lead_unit(), period, indicators: reader.lead_indicators() };
        self.outline.open(passage.paragraph.marker, inherits, names_period, passage.paragraph.text.ends_with(':'));
    }
}

struct Reader<'a, 'r> {
    passage: &'a Passage<'a>,
    items: &'a [Item],
    readings: &'r mut Readings,
    names: &'a Names<'a>,
    home: &'a UnitId,
    scope: Scope,
    state: Clause,
    brackets: Vec<Clause>,
    /// The distinct periods the passage is about.
    periods: Vec<super::periods::PrintedPeriod>,
    /// Words without a part in the grammar since the last name.
    unknown_words: usize,
    /// The passage names indicators of its own.
    own_indicators: bool,
}

impl Reader<'_, '_> {
    fn step(&mut self, at: usize) {
        match &self.items[at].phrase {
            Phrase::Term(term) => self.term(*term, at),
            Phrase::Unit(mention) => self.unit(mention.clone(), at),
            Phrase::Period(period) => self.period(*period, at),
            Phrase::Value(_) => self.value(at),
            Phrase::Rate { .. } => self.rate(at),
            Phrase::Rank { .. } => self.rank(at),
            Phrase::Open => {
                self.brackets.push(self.state.clone());
                self.state.enter_bracket();
            }
            Phrase::Close => {
                if let Some(outer) = self.brackets.pop() {
                    self.state.leave_bracket(outer);
                }
            }
            Phrase::Comma => self.state.comma(!self.brackets.is_empty()),
            Phrase::Stop { sentence } => {
                // A bracket that was never closed ends with its sentence.
                if let Some(outer) = self.brackets.drain(..).next() {
                    self.state.leave_bracket(outer);
                }
                self.state.stop(*sentence);
                self.unknown_words = 0;
            }
            Phrase::From => self.state.from = true,
            Phrase::Word => self.unknown_words += usize::from(!self.is_plain_word(at)),
            Phrase::Colon | Phrase::Dash | Phrase::And | Phrase::Reaches | Phrase::Other => {}
        }
    }

    fn term(&mut self, term: Term, at: usize) {
        match term {
            Term::Indicator(indicator) => {
                self.readings.names_the_index = true;
                self.own_indicators = true;
                let listed = self.is_list_before(at);
                self.state.name(indicator, listed);
                self.unknown_words = 0;
                self.state.name_from = Some(if listed { self.state.name_from.unwrap_or(at) } else { at });
            }
            Term::OtherIndex => {
                self.state.foreign = true;
                for outer in &mut self.brackets {
                    outer.foreign = true;
                }
            }
            Term::ProvinceAverage => self.state.refer(Standing::Reference(FigureRole::ProvinceAverage), at),
            Term::NationalAverage => self.state.refer(Standing::Reference(FigureRole::NationalAverage), at),
            Term::OtherAverage => self.state.refer(Standing::Unclear, at),
            Term::Difference => {
                self.state.difference = true;
                self.state.difference_outside = false;
            }
            Term::Comparison => self.state.comparison = true,
            Term::EarlierPeriod => self.state.earlier = true,
            Term::NewLevel => {
                self.state.difference = false;
                self.state.from = false;
            }
            Term::Bound => self.state.bound = true,
            Term::Maximum => self.state.maximum = !self.reached_before(at),
            Term::Respectively => self.state.respectively = true,
            Term::Alike => self.state.alike = true,
            Term::Component => self.state.component = true,
            Term::Link | Term::NameNumber | Term::Neutral => {}
        }
    }

    /// Words that say nothing about which index or group is meant.
    fn is_plain_word(&self, at: usize) -> bool {
        const PLAIN: &[&str] = &[
            "ubnd", "hđnd", "toàn", "đơn", "vị", "trong", "đó", "của", "các", "gồm", "như", "sau", "dẫn", "đầu", "cao",
            "nhất", "thấp", "kết", "quả", "bộ", "chỉ", "số", "nhóm", "điểm", "cụ", "thể", "là", "đã", "được", "thì",
            "này", "riêng", "về", "tại", "cho", "ước", "một", "chưa", "hạn", "chế",
        ];
        super::lexicon::is_one_of(&self.passage.paragraph.tokens, self.items[at].from, PLAIN)
    }

    /// Whether only "," and "và" stand between this name and the one before it.
    fn is_list_before(&self, at: usize) -> bool {
        let mut before = self.items[..at].iter().rev().take_while(|item| {
            matches!(item.phrase, Phrase::Comma | Phrase::And | Phrase::Word | Phrase::Term(Term::Indicator(_)))
        });
        let links: Vec<&Item> =
            before.by_ref().take_while(|item| !matches!(item.phrase, Phrase::Term(Term::Indicator(_)))).collect();
        let name_before = self.items[..at - links.len()]
            .last()
            .is_some_and(|item| matches!(item.phrase, Phrase::Term(Term::Indicator(_))));
        let joined = links.iter().any(|item| matches!(item.phrase, Phrase::Comma | Phrase::And));
        let words = links.iter().filter(|item| item.phrase == Phrase::Word).all(|item| {
            super::lexicon::is_one_of(&self.passage.paragraph.tokens, item.from, &["chỉ", "số", "nhóm", "điểm", "về"])
        });
        name_before && joined && words
    }

    fn reached_before(&self, at: usize) -> bool {
        self.items[..at].iter().rev().take(2).any(|item| item.phrase == Phrase::Reaches)
    }

    fn unit(&mut self, mention: Mention, at: usize) {
        let subject = match &mention {
            Mention::Level(level) => {
                if !self.governs(at) {
                    return;
                }
                let home = self.names.registry().get(self.home).map(|unit| unit.level());
                if home == Some(*level) || home.is_none() { Subject::Home } else { Subject::Named(mention.clone()) }
            }
            Mention::Named { candidates, .. } => {
                if candidates.iter().any(|id| id == self.home) {
                    Subject::Home
                } else if candidates.iter().any(|id| self.names.is_above(id, self.home)) && !self.governs(at) {
                    return;
                } else {
                    Subject::Named(mention.clone())
                }
            }
            Mention::Unknown { .. } => Subject::Named(mention.clone()),
        };
        if self.state.comparison || self.state.difference || self.follows(at, &["sau", "hơn", "trước", "với", "bằng"])
        {
            self.state.other_unit = true;
            return;
        }
        let joined = at >= 2
            && matches!(self.items[at - 1].phrase, Phrase::Comma | Phrase::And)
            && matches!(self.items[at - 2].phrase, Phrase::Unit(_));
        if joined && self.state.unit != subject {
            let before = self.state.unit.clone();
            self.state.units_before.push(before);
        } else {
            self.state.units_before.clear();
        }
        if self.state.unit != subject {
            self.state.unit = subject;
            // A name said of the unit before does not reach over to the next one, unless it heads the passage.
            self.state.standing = Standing::Own;
        }
    }

    /// Whether the name at `at` is the subject of what follows.
    fn governs(&self, at: usize) -> bool {
        let next = self.items.get(at + 1).map(|item| &item.phrase);
        matches!(
            next,
            Some(
                Phrase::Reaches
                    | Phrase::Colon
                    | Phrase::Open
                    | Phrase::Rank { .. }
                    | Phrase::Value(_)
                    | Phrase::Dash
                    | Phrase::Term(Term::Link | Term::Difference | Term::Indicator(_))
            )
        ) || self.follows(at, &["toàn"])
    }

    fn follows(&self, at: usize, words: &[&str]) -> bool {
        let Some(before) = self.items[at].from.checked_sub(1) else { return false };
        super::lexicon::is_one_of(&self.passage.paragraph.tokens, before, words)
    }

    fn period(&mut self, period: super::periods::PrintedPeriod, at: usize) {
        if self.state.comparison || self.state.difference || self.state.from || self.state.bound {
            self.state.earlier = true;
            return;
        }
        if !self.brackets.is_empty() {
            // A bracket behind a score names the period of another score.
            let of_another = self.state.period != When::In(period) && self.state.period != When::Unsaid;
            self.state.earlier |= of_another && self.state.values > 0;
            self.state.period = When::In(period);
            return;
        }
        let listed = at.checked_sub(1).is_some_and(|before| {
            matches!(self.items[before].phrase, Phrase::And | Phrase::Comma | Phrase::Dash)
                && before.checked_sub(1).is_some_and(|named| matches!(self.items[named].phrase, Phrase::Period(_)))
        });
        if !self.periods.contains(&period) {
            self.periods.push(period);
        }
        let same = self.state.period == When::In(period);
        self.state.period = if listed && !same { When::Several } else { When::In(period) };
    }

    fn value(&mut self, at: usize) {
        let Phrase::Value(value) = self.items[at].phrase else { return };
        let state = &self.state;
        let likely = value.named || value.max.is_some_and(is_a_maximum) || value.decimals > 0;
        if state.foreign || !likely && !self.may_be_bare(at) {
            return;
        }
        if state.maximum && value.max.is_none() {
            self.state.maximum = false;
            return;
        }
        let target = state.bound || (value.named && self.is_bound_behind(at));
        let level_before_change = state.from && (target || self.new_level_follows(at) || value.max.is_none());
        let other_time = state.earlier;
        if target || level_before_change || other_time {
            self.state.from_before |= level_before_change;
            self.state.from = false;
            self.state.bound = false;
            self.state.values += 1;
            return;
        }
        if state.difference && value.max.is_none() {
            // "cao hơn trung bình của tỉnh (8,5 điểm)" may give the average or the difference.
            let either = state.difference_outside && !self.brackets.is_empty();
            self.state.difference = false;
            if either {
                self.stray(at);
            }
            return;
        }
        self.state.values += 1;
        if state_compares(&self.state) {
            return self.stray(at);
        }
        if !(value.named || self.is_plain(at, value.max, value.decimals)) || state_is_unclear(&self.state) {
            return self.stray(at);
        }
        let Some(points) = value.points else { return self.stray(at) };
        if !self.state.units_before.is_empty() && !self.state.alike {
            return self.stray(at);
        }
        match self.indicators_for(value.max, points, at) {
            Named::Certain(indicators) => {
                for indicator in indicators {
                    self.score(at, indicator, points, value.doubtful);
                }
            }
            Named::Doubtful(indicator) => self.score(at, indicator, points, true),
            Named::Unknown => self.stray(at),
        }
    }

    /// Whether a whole number without "điểm" follows a name so closely that it must be its score.
    fn may_be_bare(&self, at: usize) -> bool {
        self.is_plain(at, None, 0)
    }

    /// A number without "điểm" counts only right behind its name: "CKMB: 18/18", "Tổng điểm đạt 87,96".
    fn is_plain(&self, at: usize, max: Option<Points>, decimals: usize) -> bool {
        if let Phrase::Value(value) = self.items[at].phrase
            && value.named
        {
            return true;
        }
        let mut named = !self.own_indicators && !self.scope.indicators.is_empty();
        for item in self.items[..at].iter().rev() {
            match &item.phrase {
                Phrase::Term(Term::Indicator(_) | Term::ProvinceAverage | Term::NationalAverage) => {
                    named = true;
                    break;
                }
                Phrase::Reaches
                | Phrase::Colon
                | Phrase::Open
                | Phrase::Dash
                | Phrase::From
                | Phrase::Unit(_)
                | Phrase::Period(_)
                | Phrase::Term(
                    Term::Link | Term::NewLevel | Term::Difference | Term::Maximum | Term::Alike | Term::Respectively,
                ) => {}
                Phrase::Value(_) | Phrase::And | Phrase::Comma if self.state.indicators.len() > 1 => {}
                Phrase::Word if max.is_some_and(|max| self.fits_indicator(max)) => {}
                Phrase::Value(other) if other.max == max && max.is_some() => {}
                _ => {
                    named = false;
                    break;
                }
            }
        }
        let closed = match self.items.get(at + 1).map(|item| &item.phrase) {
            None
            | Some(
                Phrase::Stop { .. } | Phrase::Comma | Phrase::Close | Phrase::Open | Phrase::And | Phrase::Rate { .. },
            ) => true,
            Some(Phrase::Term(term)) => *term != Term::NameNumber,
            Some(_) => false,
        };
        named && (max.is_some_and(|max| self.fits_indicator(max)) || (closed && max.is_none() && decimals <= 2))
    }

    fn fits_indicator(&self, max: Points) -> bool {
        let fits = |indicator: &Indicator| indicator.national_max() == max;
        let said = if self.own_indicators { &self.state.indicators } else { &self.scope.indicators };
        said.iter().any(fits) || (max == Points::whole(22) && said.iter().any(|i| is_online(*i)))
    }

    /// "90 điểm trở lên".
    fn is_bound_behind(&self, at: usize) -> bool {
        super::lexicon::is(&self.passage.paragraph.tokens, self.items[at].to, "trở")
    }

    /// Whether a new level is stated behind the value at `at`, in the same clause.
    fn new_level_follows(&self, at: usize) -> bool {
        self.items[at + 1..]
            .iter()
            .take_while(|item| !matches!(item.phrase, Phrase::Stop { .. }))
            .any(|item| item.phrase == Phrase::Term(Term::NewLevel))
    }

    fn indicators_for(&mut self, max: Option<Points>, points: Points, at: usize) -> Named {
        let mut listed = self.state.indicators.clone();
        if listed.is_empty() && !self.own_indicators && self.label_is_plain(at) {
            listed = self.scope.indicators.clone();
        }
        let whole_index = max == Some(Points::whole(100)) || (max.is_none() && points > Points::whole(22));
        if whole_index && self.state.sentence_over {
            listed.clear();
        }
        match listed[..] {
            [] if whole_index && self.unknown_words == 0 => Named::Certain(vec![Indicator::Total]),
            [] if whole_index && self.label_names_the_whole() => Named::Certain(vec![Indicator::Total]),
            [] if whole_index => Named::Doubtful(Indicator::Total),
            [] => Named::Unknown,
            [only] => one_indicator(only, max, points, whole_index),
            _ => {
                let all_online = listed.iter().all(|indicator| is_online(*indicator));
                if all_online && max == Some(Points::whole(22)) {
                    return Named::Certain(vec![Indicator::Online]);
                }
                if self.state.alike {
                    return Named::Certain(listed);
                }
                let turn = self.state.turn;
                if self.state.respectively && self.state.standing == Standing::Own {
                    self.state.turn += 1;
                    return listed
                        .get(turn)
                        .map_or(Named::Unknown, |indicator| one_indicator(*indicator, max, points, false));
                }
                let mut fitting = listed.iter().filter(|indicator| Some(indicator.national_max()) == max);
                match (fitting.next(), fitting.next()) {
                    (Some(indicator), None) => Named::Doubtful(*indicator),
                    _ => Named::Unknown,
                }
            }
        }
    }

    /// Whether nothing but words of the grammar stands before the value: then what is above is meant.
    fn label_is_plain(&self, at: usize) -> bool {
        self.items[..at].iter().all(|item| item.phrase != Phrase::Word)
    }

    /// Whether the words before speak of the index as a whole.
    fn label_names_the_whole(&self) -> bool {
        let text = self.passage.paragraph.text.to_lowercase();
        !text.contains("tiêu chí")
            && (text.contains("bộ chỉ số") || text.contains("766") || text.contains("kết quả"))
            && self.unknown_words < 40
    }

    fn score(&mut self, at: usize, indicator: Indicator, points: Points, doubtful: bool) {
        let Phrase::Value(value) = self.items[at].phrase else { return };
        let role = match self.state.standing {
            Standing::Own => FigureRole::Own,
            Standing::Reference(role) => role,
            Standing::Unclear => return self.stray(at),
        };
        self.state.reference_used = role != FigureRole::Own;
        self.state.difference = false;
        let paragraph = self.passage.paragraph;
        let from = match role {
            FigureRole::Own => self.state.name_from.filter(|_| self.state.indicators.contains(&indicator)),
            _ => self.state.reference_from,
        };
        // Behind another value the name stands too far away to be printed with this one.
        let from = from.filter(|name| {
            !self.items[*name..at].iter().any(|item| matches!(item.phrase, Phrase::Value(_)))
                || self.state.from_before
                || doubtful
        });
        let first = from.map_or(self.items[at].from, |item| self.items[item].from);
        let span = (
            paragraph.tokens.get(first).map_or(0, |token| token.start),
            paragraph.tokens.get(self.items[at].to - 1).map_or(0, |token| token.end),
        );
        let score = Score {
            place: self.place(),
            role,
            indicator,
            points,
            decimals: value.decimals,
            max: value.max,
            doubtful,
            printed: paragraph.text.get(span.0..span.1).unwrap_or_default().to_owned(),
            line: paragraph.line_of(self.items[at].from),
            paragraph: self.passage.index,
            span,
        };
        for unit in &self.state.units_before {
            let place = Place { unit: unit.clone(), period: self.state.period };
            self.readings.scores.push(Score { place, ..score.clone() });
        }
        self.readings.scores.push(score);
        if role == FigureRole::Own {
            self.state.scored = Some(indicator);
        }
    }

    fn place(&self) -> Place {
        Place { unit: self.state.unit.clone(), period: self.state.period }
    }

    fn stray(&mut self, at: usize) {
        let item = &self.items[at];
        let paragraph = self.passage.paragraph;
        let from = self.state.name_from.map_or(item.from, |name| self.items[name].from).min(item.from);
        let named = paragraph.slice(from, item.to);
        let printed = if named.chars().count() <= 120 { named } else { paragraph.slice(item.from, item.to) };
        self.readings.stray.push(Stray {
            place: self.place(),
            indicator: self.state.indicators.first().copied(),
            printed: printed.to_owned(),
            line: paragraph.line_of(item.from),
        });
    }

    fn rate(&mut self, at: usize) {
        let Phrase::Rate { rate, doubtful } = self.items[at].phrase else { return };
        let state = &self.state;
        let of_a_count = at > 0 && self.items[..at].iter().rev().take(2).any(|item| item.phrase == Phrase::Other);
        let skipped =
            state.difference || state.earlier || state.bound || state.comparison || state.foreign || of_a_count;
        self.state.difference = false;
        let state = &self.state;
        if skipped || state.standing != Standing::Own {
            return;
        }
        let label = self.label_before(at);
        // A rate of something else than the score of the sentence before.
        if state.sentence_over && label.is_some() {
            return;
        }
        let named = match state.indicators[..] {
            [only] => Some(only),
            [] if label.is_none() => match self.scope.indicators[..] {
                [only] => Some(only),
                _ => None,
            },
            _ => None,
        };
        let Some(indicator) = named else { return };
        match rate.filter(|_| !doubtful) {
            Some(rate) => self.readings.rates.push(ReadRate { place: self.place(), indicator, rate, label }),
            None => self.stray(at),
        }
    }

    /// What the words before a rate say it is of.
    fn label_before(&self, at: usize) -> Option<String> {
        let begins = self.items[..at]
            .iter()
            .rposition(|item| {
                matches!(
                    item.phrase,
                    Phrase::Value(_) | Phrase::Close | Phrase::Stop { .. } | Phrase::Colon | Phrase::Rate { .. }
                )
            })
            .map_or(0, |last| last + 1);
        let words = self.passage.paragraph.slice(self.items.get(begins)?.from, self.items[at].from);
        label_of(words)
    }

    fn rank(&mut self, at: usize) {
        let Phrase::Rank { rank, .. } = self.items[at].phrase else { return };
        let state = &self.state;
        if state.foreign || state.bound || state.standing != Standing::Own {
            return;
        }
        if state.earlier || (state.from && self.new_level_follows(at)) {
            self.state.from = false;
            return;
        }
        let indicator = match state.indicators[..] {
            [only] => only,
            _ => Indicator::Total,
        };
        let paragraph = self.passage.paragraph;
        let (from, to) = (self.items[at].from, self.items[at].to);
        match rank {
            Some(rank) => self.readings.ranks.push(ReadRank {
                place: self.place(),
                indicator,
                rank,
                printed: paragraph.slice(from, to).to_owned(),
                line: paragraph.line_of(from),
            }),
            None => self.stray(at),
        }
    }

    /// The unit handed down: the one the passage ends with, brackets apart.
    fn lead_unit(&self) -> Subject {
        self.brackets.first().map_or(&self.state, |outer| outer).unit.clone()
    }

    fn lead_indicators(&self) -> Vec<Indicator> {
        self.brackets.first().map_or(&self.state, |outer| outer).indicators.clone()
    }
}

enum Named {
    Certain(Vec<Indicator>),
    Doubtful(Indicator),
    Unknown,
}

fn one_indicator(named: Indicator, max: Option<Points>, points: Points, whole_index: bool) -> Named {
    let national = named.national_max();
    match max {
        Some(max) if max == national => Named::Certain(vec![named]),
        Some(max) if is_online(named) && max == Points::whole(22) => Named::Certain(vec![Indicator::Online]),
        Some(max) if named == Indicator::Online && max == Points::whole(12) => Named::Certain(vec![Indicator::Dvctt]),
        Some(_) => Named::Doubtful(named),
        None if named == Indicator::Dvctt && points > national && points <= Points::whole(22) => {
            Named::Doubtful(Indicator::Online)
        }
        None if named != Indicator::Total && whole_index => Named::Doubtful(named),
        None => Named::Certain(vec![named]),
    }
}

fn state_is_unclear(state: &Clause) -> bool {
    state.other_unit || state.component || state.standing == Standing::Unclear
}

/// "so với 83,55 điểm": the value of something else.
fn state_compares(state: &Clause) -> bool {
    state.comparison && state.standing == Standing::Own
}

fn is_online(indicator: Indicator) -> bool {
    matches!(indicator, Indicator::Dvctt | Indicator::Tttt | Indicator::Online)
}

/// Whether some indicator has this maximum.
fn is_a_maximum(max: Points) -> bool {
    Indicator::ALL.iter().any(|indicator| indicator.national_max() == max)
}

/// Words before a rate without "đạt tỷ lệ" and the marks around them; `None` when nothing is left.
fn label_of(words: &str) -> Option<String> {
    const AROUND: &[&str] = &[
        "đạt tỷ lệ",
        "đạt tỉ lệ",
        "với tỷ lệ",
        "với tỉ lệ",
        "tỷ lệ đạt",
        "tỉ lệ đạt",
        "tỷ lệ",
        "tỉ lệ",
        "đạt",
        "là",
        "với",
        "(",
        ")",
        ",",
        ":",
        "-",
        "+",
    ];
    let mut label = words.trim();
    loop {
        let before = label;
        for around in AROUND {
            let word = around.chars().any(char::is_alphabetic);
            if let Some(rest) =
                label.strip_prefix(around).filter(|rest| !word || rest.is_empty() || rest.starts_with(' '))
            {
                label = rest.trim();
            }
            if let Some(rest) =
                label.strip_suffix(around).filter(|rest| !word || rest.is_empty() || rest.ends_with(' '))
            {
                label = rest.trim();
            }
        }
        if label == before {
            return (!label.is_empty()).then(|| label.to_owned());
        }
    }
}
