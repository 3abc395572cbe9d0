//! The official letter (công văn) as understood: its identity, its parts, what it asks for.

pub use super::deadline::Deadline;
pub use super::letter_ref::{LetterId, LetterRef};

use super::figure::{Doubt, FigureRole, FigureSet, RateAlone};
use super::indicator::Indicator;
use super::period::Period;
use super::points::Points;
use super::unit::UnitId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A letter version as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub id: LetterRef,
    pub state: LetterState,
    /// SHA-256 of the original file, hexadecimal: the key of the kept document.
    pub document: String,
    /// The file's name as it was given.
    pub file_name: String,
    pub imported_at: DateTime<Utc>,
    pub imported_by: String,
    /// Who confirmed it and when; `None` while unreviewed.
    pub confirmed: Option<Confirmation>,
    pub content: LetterContent,
}

impl Letter {
    /// When a person confirmed it.
    pub fn confirmed_at(&self) -> Option<DateTime<Utc>> {
        self.confirmed.as_ref().map(|confirmed| confirmed.at)
    }

    /// Whether this letter of the same unit, confirmed before it, announced all the periods that `later` announces.
    pub fn is_issued_anew_by(&self, later: &Letter) -> bool {
        let (periods, announced) = (self.content.periods(), later.content.periods());
        let before = match later.confirmed_at() {
            Some(at) => self.confirmed_at().is_some_and(|own| own < at),
            None => self.confirmed_at().is_some(),
        };
        self.id.letter != later.id.letter
            && self.state == LetterState::Confirmed
            && self.content.unit == later.content.unit
            && before
            && !announced.is_empty()
            && announced.iter().all(|period| periods.contains(period))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    pub by: String,
    pub at: DateTime<Utc>,
}

/// The review state of a letter version. Chairs see confirmed figures only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterState {
    Unreviewed,
    Confirmed,
    /// Superseded by a newer version of the same letter.
    Superseded,
    Discarded,
}

/// What was read from the text, completed by what the importer stated. A `None` is a marked blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterContent {
    /// The unit whose figures the letter announces.
    pub unit: UnitId,
    /// Name of the issuing body as printed or given ("UBND huyện Kim Động").
    pub issuer: Option<String>,
    /// Number and symbol, e.g. "15/UBND-VP".
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
    pub signer: Option<String>,
    /// The lines of the signature block: "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG".
    pub signature_block: Vec<String>,
    /// Kính gửi.
    pub addressees: Vec<String>,
    /// Nơi nhận.
    pub copies: Vec<String>,
    pub grounds: Vec<Ground>,
    pub figure_sets: Vec<FigureSet>,
    /// Rates of groups whose scores are not printed beside them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates_alone: Vec<RateAlone>,
    pub directives: Vec<Directive>,
    pub doubts: Vec<LetterDoubt>,
    /// The text the lines are counted in.
    pub text: String,
    /// What a person changed in the reading, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// A person has settled whose letter it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unit_settled: bool,
    /// The period that a person has given for results printed without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_period: Option<Period>,
}

/// A value that a person gave in place of what was read. The figure's printed words stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub unit: UnitId,
    pub period: Period,
    pub role: FigureRole,
    pub indicator: Indicator,
    /// `None` when nothing had been read there.
    pub before: Option<Points>,
    pub after: Points,
    pub why: Option<String>,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// What names a letter in a source line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterHeading {
    pub unit: UnitId,
    pub issuer: Option<String>,
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
}

/// What a letter version says beside its figures: enough for a question about the document or what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPaper {
    pub id: LetterRef,
    pub document: String,
    pub file_name: String,
    pub heading: LetterHeading,
    /// As [`LetterContent::periods`].
    pub periods: Vec<Period>,
    pub signer: Option<String>,
    pub signature_block: Vec<String>,
    pub addressees: Vec<String>,
    pub grounds: Vec<Ground>,
    pub directives: Vec<Directive>,
    pub rates_alone: Vec<RateAlone>,
}

/// A legal or factual ground (căn cứ).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    pub text: String,
    pub cited: Option<CitedDocument>,
}

/// A document that a letter cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedDocument {
    pub number: String,
    pub date: Option<NaiveDate>,
}

/// Something the letter asks of its addressees (chỉ đạo).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directive {
    /// Order in the letter, from 1.
    pub ordinal: u32,
    pub text: String,
    pub addressees: Vec<String>,
    pub audience: Audience,
    /// Only when the letter states one; never inferred.
    pub deadline: Option<Deadline>,
    /// The words of a deadline that is stated and names no certain day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undated: Option<String>,
    /// A person has said in the review what the deadline is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<ChosenDeadline>,
    pub cited: Option<CitedDocument>,
    pub asks_for_report: bool,
    /// The directive suspends the publication of component criteria.
    pub suspends_components: bool,
    /// The directive lets the publication go on that an earlier one suspended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumes_components: Option<Resumption>,
    /// The formula that ends the letter ("yêu cầu các đơn vị nghiêm túc thực hiện"): it names nothing to be done, and is
    /// sent to nobody by itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only_urges: bool,
    pub line: u32,
}

/// Who gave a directive its deadline in the review, and what had been read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenDeadline {
    /// The deadline and the words of one without a certain day, as they had been read.
    pub read: Option<Deadline>,
    pub undated: Option<String>,
    pub by: String,
    pub at: DateTime<Utc>,
}

impl Directive {
    /// By what a directive is known in another reading, wherever it stands there.
    pub fn says_the_same(&self, other: &Directive) -> bool {
        fn words(text: &str) -> impl Iterator<Item = String> {
            text.split_whitespace().map(str::to_lowercase)
        }
        words(&self.text).eq(words(&other.text)) && self.addressees == other.addressees
    }
}

/// The directives that name something to be done; all of them where none does.
pub fn tasks(directives: &[Directive]) -> impl Iterator<Item = &Directive> {
    let all = directives.iter().all(|directive| directive.only_urges);
    directives.iter().filter(move |directive| all || !directive.only_urges)
}

/// The end of a suspension, as a directive states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumption {
    /// The day that is stated; without one that of the letter.
    pub from: Option<NaiveDate>,
}

/// Whom a directive or an announcement is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Every department of the issuing body.
    pub departments: bool,
    /// Every commune below the issuing body.
    pub communes: bool,
    /// Units named one by one.
    pub units: Vec<UnitId>,
}

/// A doubt that the importer is told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterDoubt {
    pub period: Option<Period>,
    pub indicator: Option<Indicator>,
    pub line: u32,
    pub printed: String,
    pub doubt: Doubt,
}

impl Audience {
    pub fn everyone() -> Audience {
        Audience { departments: true, communes: true, units: Vec::new() }
    }

    pub fn is_empty(&self) -> bool {
        !self.departments && !self.communes && self.units.is_empty()
    }
}

impl LetterContent {
    pub fn heading(&self) -> LetterHeading {
        LetterHeading {
            unit: self.unit.clone(),
            issuer: self.issuer.clone(),
            number: self.number.clone(),
            date: self.date,
        }
    }

    /// The periods the letter has figures for, in printing order.
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = Vec::new();
        for set in &self.figure_sets {
            if !periods.contains(&set.period) {
                periods.push(set.period);
            }
        }
        periods
    }
}
