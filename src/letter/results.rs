//! Results: the grammar of a sentence that states scores. A score belongs to the indicator named last before it, to the
//! role its bracket or clause gives it, to the unit and period it stands under.

mod aside;
mod bare;
mod blocks;
mod bracket;
mod clause;
mod corrected;
mod grid;
mod handing_down;
mod legend;
mod naming;
mod rates;
mod scores;
mod times;
mod whom;

use super::lexicon::{Term, averages_wards_apart};
use super::outline::{End, Outline, Scope};
use super::paragraph::Paragraph;
use super::phrase::{self, Item, Phrase};
use super::printed_period::PrintedPeriod;
use super::reading::{Mark, Place, Readings, Subject, When};
use super::table::ranked_among;
use super::unit_names::{Mention, Names};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::scale::Scales;
use crate::domain::unit::UnitId;
use clause::{Clause, Standing};
use corrected::withdraws;

/// Reads paragraphs one after the other.
pub struct Results<'a> {
    names: &'a Names<'a>,
    home: &'a UnitId,
    scales: &'a Scales,
    outline: Outline,
    pub readings: Readings,
    /// What the heading above says about values without words.
    legend: Option<legend::Legend>,
    /// The one period of the scores of the passage before, when that passage does not announce what follows.
    period_before: Option<PrintedPeriod>,
    /// What the passage before says of a table below it; and of the table before, with its headings.
    title: Title,
    title_before: Option<(Vec<String>, Title)>,
}

/// What a title says of the table below it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Title {
    /// The only indicator that it names: of it are the values of a column headed "Điểm".
    pub indicator: Option<Indicator>,
    /// Among how many the units are ranked.
    pub among: Option<u32>,
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
    pub fn new(names: &'a Names<'a>, home: &'a UnitId, scales: &'a Scales) -> Results<'a> {
        Results {
            names,
            home,
            scales,
            outline: Outline::new(),
            readings: Readings::default(),
            legend: None,
            period_before: None,
            title: Title::default(),
            title_before: None,
        }
    }

    pub fn scales(&self) -> &'a Scales {
        self.scales
    }

    /// Unit and period of one sheet do not hold for the next.
    pub fn begin_sheet(&mut self) {
        self.outline = Outline::new();
    }

    /// Reads a passage that begins a paragraph.
    pub fn read(&mut self, passage: &Passage<'_>) {
        let before = self.readings.count();
        let items = phrase::phrases(passage.paragraph, passage.from, passage.to, self.names, self.home, passage.edges);
        let scope = self.outline.enter(passage.paragraph.marker);
        self.readings.wards_apart |= averages_wards_apart(&passage.paragraph.tokens);
        let before_these = self.readings.mark();
        let mut reader = Reader {
            passage,
            items: &items,
            readings: &mut self.readings,
            names: self.names,
            home: self.home,
            scales: self.scales,
            scope: scope.clone(),
            state: Clause::of(&scope),
            brackets: Vec::new(),
            periods: Vec::new(),
            scored: Vec::new(),
            last: None,
            pair: false,
            unknown_words: 0,
            own_indicators: false,
            subjects: Vec::new(),
            sentence_subjects: Vec::new(),
            valued: Vec::new(),
            period_told: None,
            legend: self.legend,
            legend_used: false,
            withdrawn: withdraws(passage.paragraph).then_some(before_these),
            replaced: None,
        };
        for at in 0..items.len() {
            reader.step(at);
        }
        if let Some(withdrawn) = reader.withdrawn.take() {
            reader.readings.quote_from(withdrawn);
        }
        // "… đạt 87,96 điểm, xếp thứ 3 trong số 10 huyện" is about those ten, and not about the units of a table below.
        let states = reader.readings.count() > before;
        let title = Title { indicator: reader.only_indicator(), among: ranked_among(&passage.paragraph.tokens) };
        let title = if states { Title::default() } else { title };
        let period = match (&reader.periods[..], &reader.scored[..]) {
            ([], _) => scope.period,
            ([only], _) => When::In(*only),
            // Other periods are named beside, but every score is of one.
            (_, [only]) => *only,
            ([told, former], _) if reader.tells_beside(*told, *former) => When::In(*told),
            _ => When::Several,
        };
        let names_period = !reader.periods.is_empty();
        let period = reader.announced_period().map_or(period, When::In);
        let end = End::of(&passage.paragraph.text);
        let only = match reader.valued[..] {
            [When::In(only)] if end != End::Announces => Some(only),
            _ => None,
        };
        // "Tuần 11: 86,1 điểm." and on the next line "Tuần 10: 85,4 điểm.": the list below may be of either.
        let turns_back = passage.paragraph.marker.is_none()
            && only.zip(self.period_before).is_some_and(|(only, before)| only.precedes(before));
        self.period_before = only;
        let period = if turns_back { When::Several } else { period };
        let told = end == End::Closed && !states;
        let headed = reader.heading_in_brackets().filter(|_| end == End::Announces && !states);
        let (headed_unit, headed_indicators) =
            headed.map_or((None, Vec::new()), |headed| (headed.unit, headed.indicators));
        let unit = headed_unit.unwrap_or_else(|| reader.handed_down_unit(told));
        let lead = reader.lead_indicators();
        let indicators = if lead.is_empty() { headed_indicators } else { lead };
        let block = reader.state.block.filter(|_| passage.paragraph.marker.is_some());
        let inherits = Scope { unit, period, indicators, block };
        let swallowed_a_heading = reader.turns_to_another_period();
        self.title = title;
        // A legend holds for the list below it.
        self.legend = legend::of(passage.paragraph).or(reader.legend.filter(|_| reader.legend_used));
        if swallowed_a_heading {
            self.outline.doubt_siblings();
        }
        self.outline.open(passage.paragraph.marker, inherits, names_period, end);
    }
}

struct Reader<'a, 'r> {
    passage: &'a Passage<'a>,
    items: &'a [Item],
    readings: &'r mut Readings,
    names: &'a Names<'a>,
    home: &'a UnitId,
    scales: &'a Scales,
    scope: Scope,
    state: Clause,
    brackets: Vec<Clause>,
    /// The distinct periods the passage is about.
    periods: Vec<PrintedPeriod>,
    /// The distinct periods that own scores of the passage are of.
    scored: Vec<When>,
    /// The own score before: its indicator and period.
    last: Option<(Indicator, When)>,
    /// The last two scores are of one indicator in two periods, and no period has been named since: which of the two
    /// the next indicator is of, nobody can tell.
    pair: bool,
    /// Words without a part in the grammar since the last name.
    unknown_words: usize,
    /// The passage names indicators of its own.
    own_indicators: bool,
    /// The distinct units that own scores of the passage are of.
    subjects: Vec<Subject>,
    /// The distinct units that values of the sentence are of, those that could not be placed included.
    sentence_subjects: Vec<Subject>,
    /// The distinct periods that values of the passage are of, likewise.
    valued: Vec<When>,
    /// The item that names the period of the value before it, and of nothing else.
    period_told: Option<usize>,
    legend: Option<legend::Legend>,
    legend_used: bool,
    /// Where what the passage quotes to withdraw it begins.
    withdrawn: Option<Mark>,
    /// Whose the value is that another one replaces.
    replaced: Option<Standing>,
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
                if self.tells_of_its_own_period(at) {
                    self.state.begins_anew();
                }
                if let Some(period) = self.heads_what_follows(at) {
                    self.state.period = When::In(period);
                    for outer in &mut self.brackets {
                        outer.period = When::In(period);
                    }
                    self.periods.push(period);
                }
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
                if *sentence {
                    self.end_sentence(at);
                }
                self.unknown_words = 0;
            }
            Phrase::From => self.state.from = true,
            Phrase::Word => self.unknown_words += usize::from(!self.is_plain_word(at)),
            Phrase::Colon if self.heads_a_list(at) => self.state.comma(false),
            Phrase::Colon if self.is_average_of_a_list(at) => self.state.of_list = self.state.standing,
            Phrase::Colon | Phrase::Dash | Phrase::And | Phrase::Reaches | Phrase::Other => {}
        }
    }

    /// "… kéo giảm điểm chung của tỉnh: Sở X (70,64 điểm …": behind the colon each unit stands for itself.
    fn heads_a_list(&self, at: usize) -> bool {
        let named = |item: &Item| matches!(item.phrase, Phrase::Unit(Mention::Named { .. } | Mention::Unknown { .. }));
        self.items.get(at + 1).is_some_and(named)
            && matches!(self.items.get(at + 2).map(|item| &item.phrase), Some(Phrase::Open))
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
            Term::MisreadIndicator(indicator) => {
                self.term(Term::Indicator(indicator), at);
                self.state.misread = true;
            }
            Term::OtherIndex => {
                self.readings.names_another_index = true;
                self.state.foreign = true;
                for outer in &mut self.brackets {
                    outer.foreign = true;
                }
            }
            Term::ProvinceAverage => self.state.refer(Standing::Reference(FigureRole::ProvinceAverage), at),
            Term::NationalAverage => self.state.refer(Standing::Reference(FigureRole::NationalAverage), at),
            Term::BlockAverage(role) => self.state.refer(Standing::Reference(role), at),
            Term::CityAverage if self.names.is_in_central_city(self.home) => {
                self.state.refer(Standing::Reference(FigureRole::ProvinceAverage), at);
            }
            Term::OtherAverage | Term::CityAverage => {
                let whose = self.average_of_the_block(at).or_else(|| self.average_as_before(at));
                self.state.refer(whose.map_or(Standing::Unclear, Standing::Reference), at);
            }
            Term::Block(role) => self.block(role, at),
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
            Term::Respectively => {
                self.state.respectively = true;
                self.take_turns(at);
            }
            Term::Alike => self.state.alike = true,
            Term::Component => self.state.component = true,
            Term::Correction => self.corrects(),
            Term::Link | Term::NameNumber | Term::Neutral => {}
        }
    }

    /// Words that say nothing about which index or group is meant.
    fn is_plain_word(&self, at: usize) -> bool {
        const PLAIN: &[&str] = &[
            "ubnd", "hđnd", "toàn", "đơn", "vị", "trong", "đó", "của", "các", "gồm", "như", "sau", "dẫn", "đầu", "cao",
            "nhất", "thấp", "kết", "quả", "bộ", "chỉ", "số", "nhóm", "điểm", "cụ", "thể", "là", "đã", "được", "thì",
            "này", "riêng", "về", "tại", "cho", "ước", "một", "chưa", "hạn", "chế", "khi", "nằm", "thuộc", "tốp",
            "cuối", "tiếp", "theo", "đến", "vẫn", "tục", "giữ", "cũng", "lại", "ở", "xếp", "đứng", "hạng", "năm",
            "nay", "bảng", "còn", "liệu", "địa", "phương", "bàn", "số", "tỉnh", "lũy", "kế", "cộng", "dồn", "tính",
            "chung",
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

    fn follows(&self, at: usize, words: &[&str]) -> bool {
        let Some(before) = self.items[at].from.checked_sub(1) else { return false };
        super::lexicon::is_one_of(&self.passage.paragraph.tokens, before, words)
    }

    /// Whether a new level is stated behind the value at `at`, in the same clause.
    fn new_level_follows(&self, at: usize) -> bool {
        self.items[at + 1..]
            .iter()
            .take_while(|item| !matches!(item.phrase, Phrase::Stop { .. }))
            .any(|item| item.phrase == Phrase::Term(Term::NewLevel))
    }

    fn place(&self) -> Place {
        Place { unit: self.state.unit.clone(), period: self.state.period }
    }
}
