//! What can be asked: the typed parts of a question, and the words in which they are stated (`docs/json.md`).

mod limits;

use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::{UnitId, UnitKind};
pub use limits::Limit;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! intents {
    ($($(#[$doc:meta])* $name:ident => $word:literal,)*) => {
        /// What somebody wants.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Intent {
            $($(#[$doc])* $name,)*
        }

        impl Intent {
            pub const ALL: &[Intent] = &[$(Intent::$name),*];

            /// The word of the JSON shapes.
            pub fn word(self) -> &'static str {
                match self {
                    $(Intent::$name => $word,)*
                }
            }
        }
    };
}

intents! {
    /// All groups, total, rank of one unit and period.
    ScoreAll => "score_all",
    ScoreTotal => "score_total",
    ScoreIndicator => "score_indicator",
    /// A printed rate.
    Rate => "rate",
    Rank => "rank",
    /// The band (xếp loại).
    Rating => "rating",
    /// The average printed beside a figure.
    ReferenceValue => "reference_value",
    LowestIndicator => "lowest_indicator",
    HighestIndicator => "highest_indicator",
    LostPoints => "lost_points",
    GapToBand => "gap_to_band",
    GapToRank => "gap_to_rank",
    Compare => "compare",
    CompareRank => "compare_rank",
    Ranking => "ranking",
    ThresholdList => "threshold_list",
    Count => "count",
    Movers => "movers",
    Trend => "trend",
    WhatIf => "what_if",
    VerifySum => "verify_sum",
    /// Which of two printed values holds.
    Conflict => "conflict",
    /// Which period a remembered figure belongs to.
    ClarifyFact => "clarify_fact",
    /// Month or cumulative.
    ClarifyPeriod => "clarify_period",
    Explain => "explain",
    ExplainMissing => "explain_missing",
    MaxPoints => "max_points",
    Advice => "advice",
    DirectiveList => "directive_list",
    DirectiveDeadline => "directive_deadline",
    Document => "document",
    Availability => "availability",
    Subscribe => "subscribe",
    Unsubscribe => "unsubscribe",
    Acknowledge => "acknowledge",
    ReportProgress => "report_progress",
    ReportError => "report_error",
    Greeting => "greeting",
    Thanks => "thanks",
    Help => "help",
    /// Asks back.
    Ambiguous => "ambiguous",
    /// Impossible: a month 13.
    Invalid => "invalid",
    NoData => "no_data",
    OutOfScope => "out_of_scope",
    /// An order that must not be obeyed.
    Refuse => "refuse",
}

/// Which figures are meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorAsked {
    None,
    /// The total and every group.
    All,
    /// The component criteria below the groups.
    Components,
    These(Vec<Indicator>),
}

/// Which period is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodAsked {
    None,
    /// The newest that has figures.
    Latest,
    /// `year_said` is false for a bare month or quarter, whose year was filled in.
    In {
        period: Period,
        year_said: bool,
    },
    Relative {
        word: Relative,
        period: Period,
    },
    /// From the first to the last of these, both included.
    Range {
        from: Period,
        to: Period,
    },
    /// The newest so many.
    Last {
        count: u32,
    },
    /// As in the question before.
    Context(Box<PeriodAsked>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relative {
    ThisMonth,
    PrevMonth,
    ThisQuarter,
    PrevQuarter,
    ThisYear,
    PrevYear,
}

/// Which unit is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitAsked {
    None,
    /// The asker's.
    Own,
    /// The district above the asker.
    District,
    /// The province above the asker.
    Province,
    AllCommunes,
    AllDepartments,
    AllUnits,
    /// Resolved for the period asked about; `said` is the word of its kind when one was typed.
    Named {
        unit: UnitId,
        said: Option<UnitKind>,
    },
    /// Two or more readings remain.
    Ambiguous(Vec<UnitId>),
    /// Several units named side by side.
    Several(Vec<UnitAsked>),
    /// A name that no unit bears.
    Unknown(String),
    /// As in the question before.
    Context(Box<UnitAsked>),
}

/// What a value is held against, or how a list is cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    None,
    PrevPeriod,
    SamePeriodLastYear,
    ProvinceAverage,
    NationalAverage,
    Period(Period),
    /// Several periods on end, of which no one figure need exist: "nửa cuối năm".
    Stretch {
        from: Period,
        to: Period,
    },
    Unit(UnitAsked),
    /// A total to reach.
    Target(Points),
    /// A place to reach.
    Place(u32),
    /// Full marks.
    Max,
    Top(u32),
    Bottom(u32),
    /// The whole list.
    Full,
    LessThan(Points),
    /// "không quá 70": the number itself belongs to the list.
    AtMost(Points),
    AtLeast(Points),
    /// Those that "không quá 70" leaves out.
    MoreThan(Points),
    /// From one number to another.
    Between {
        from: Limit,
        to: Limit,
    },
}

impl Intent {
    /// A figure, and nothing reckoned from it.
    pub fn is_plain_score(self) -> bool {
        matches!(self, Intent::ScoreAll | Intent::ScoreTotal | Intent::ScoreIndicator)
    }

    /// Told to the office, and not asked of it.
    pub fn is_told(self) -> bool {
        let news = matches!(self, Intent::Subscribe | Intent::Unsubscribe);
        news || matches!(self, Intent::Acknowledge | Intent::ReportProgress | Intent::ReportError)
    }

    /// It tells something of one unit by itself, and no place among others.
    pub fn is_of_one_unit(self) -> bool {
        let judged =
            matches!(self, Intent::Rating | Intent::LowestIndicator | Intent::HighestIndicator | Intent::LostPoints);
        self.is_plain_score() || judged || matches!(self, Intent::Rate | Intent::Compare | Intent::Trend)
    }

    /// Its answer states figures of the store, so that it must not stand in for anything else.
    pub fn shows_figures(self) -> bool {
        let of_several = matches!(self, Intent::Ranking | Intent::ThresholdList | Intent::Count | Intent::Movers);
        let held = matches!(self, Intent::Compare | Intent::CompareRank | Intent::ReferenceValue | Intent::Trend);
        let judged = matches!(
            self,
            Intent::Rate
                | Intent::Rank
                | Intent::Rating
                | Intent::LowestIndicator
                | Intent::HighestIndicator
                | Intent::LostPoints
        );
        let reckoned = matches!(
            self,
            Intent::GapToBand
                | Intent::GapToRank
                | Intent::WhatIf
                | Intent::VerifySum
                | Intent::Conflict
                | Intent::ClarifyFact
                | Intent::ClarifyPeriod
                | Intent::Advice
        );
        self.is_plain_score() || of_several || held || judged || reckoned
    }
}

impl IndicatorAsked {
    pub fn total() -> IndicatorAsked {
        IndicatorAsked::These(vec![Indicator::Total])
    }

    /// The indicators in question, in printing order; none for components.
    pub fn list(&self) -> Vec<Indicator> {
        match self {
            IndicatorAsked::All => Indicator::ALL.to_vec(),
            IndicatorAsked::These(list) => list.clone(),
            IndicatorAsked::None | IndicatorAsked::Components => Vec::new(),
        }
    }

    /// The one indicator asked about; the total when all or none are.
    pub fn single(&self) -> Indicator {
        match self {
            IndicatorAsked::These(list) => list.first().copied().unwrap_or(Indicator::Total),
            _ => Indicator::Total,
        }
    }
}

impl PeriodAsked {
    /// The one period meant, if the clock alone tells it.
    pub fn resolved(&self) -> Option<Period> {
        match self {
            PeriodAsked::In { period, .. } | PeriodAsked::Relative { period, .. } => Some(*period),
            PeriodAsked::Context(inner) => inner.resolved(),
            PeriodAsked::Range { to, .. } => Some(*to),
            PeriodAsked::None | PeriodAsked::Latest | PeriodAsked::Last { .. } => None,
        }
    }

    /// What a reference to the question before stands for.
    pub fn meant(&self) -> &PeriodAsked {
        match self {
            PeriodAsked::Context(inner) => inner.meant(),
            other => other,
        }
    }
}

impl UnitAsked {
    /// What a reference to the question before stands for.
    pub fn meant(&self) -> &UnitAsked {
        match self {
            UnitAsked::Context(inner) => inner.meant(),
            other => other,
        }
    }

    pub fn is_group(&self) -> bool {
        matches!(self.meant(), UnitAsked::AllCommunes | UnitAsked::AllDepartments | UnitAsked::AllUnits)
    }
}

impl fmt::Display for IndicatorAsked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IndicatorAsked::None => f.write_str("none"),
            IndicatorAsked::All => f.write_str("ALL"),
            IndicatorAsked::Components => f.write_str("COMPONENTS"),
            IndicatorAsked::These(list) => {
                let codes: Vec<&str> = list.iter().map(|indicator| indicator.code()).collect();
                f.write_str(&codes.join("+"))
            }
        }
    }
}

impl fmt::Display for PeriodAsked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PeriodAsked::None => f.write_str("none"),
            PeriodAsked::Latest => f.write_str("latest"),
            PeriodAsked::In { period, .. } => write!(f, "{period}"),
            PeriodAsked::Relative { word, .. } => write!(f, "rel:{}", word.word()),
            PeriodAsked::Range { from, to } => write!(f, "{from}..{to}"),
            PeriodAsked::Last { count } => write!(f, "last:{count}"),
            PeriodAsked::Context(_) => f.write_str("context"),
        }
    }
}

impl Relative {
    pub fn word(self) -> &'static str {
        match self {
            Relative::ThisMonth => "this_month",
            Relative::PrevMonth => "prev_month",
            Relative::ThisQuarter => "this_quarter",
            Relative::PrevQuarter => "prev_quarter",
            Relative::ThisYear => "this_year",
            Relative::PrevYear => "prev_year",
        }
    }
}
