//! Scores as a letter prints them: every figure knows the letter and the line it came from.

use super::indicator::Indicator;
use super::letter_ref::LetterRef;
use super::period::Period;
use super::points::{Points, Rate};
use super::unit::UnitId;
use serde::{Deserialize, Serialize};

/// All figures of one unit and period from one letter version. Stored as one row; never changed, only superseded by
/// the set of a newer version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureSet {
    pub unit: UnitId,
    pub period: Period,
    pub source: LetterRef,
    pub figures: Vec<Figure>,
}

/// One printed score. A score that a letter does not print has no `Figure`: missing is not zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub role: FigureRole,
    pub indicator: Indicator,
    pub points: Points,
    /// The maximum printed beside the score, else that of the index set in force.
    pub max: Points,
    /// Place among peers in this period; printed with the total only.
    pub rank: Option<Rank>,
    pub rate: Option<PrintedRate>,
    pub status: FigureStatus,
    /// The words of the letter that the figure was read from.
    pub printed: String,
    /// Line of the letter's text, counted from 1.
    pub line: u32,
}

/// Whose score it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureRole {
    /// The unit's own.
    Own,
    /// The average of the unit's province, printed beside its own ("trung bình của tỉnh").
    ProvinceAverage,
    /// The average of the whole country ("bình quân cả nước").
    NationalAverage,
    /// The average of the communes and wards of the list ("trung bình 104 xã, phường"). That of its wards alone, or of its
    /// communes where the wards are averaged apart, is no figure: each unit is told of one average of its block, and this
    /// would be another's. The reading tells it as a doubt.
    CommunesAverage,
    /// The average of the districts and towns, while there were such ("bình quân các huyện, thị xã, thành phố").
    DistrictsAverage,
    /// The average of departments, of the province or of a district ("bình quân khối sở, ngành"). Branches are no block of
    /// their own: their average is told, and not stored.
    DepartmentsAverage,
}

impl FigureRole {
    pub const ALL: [FigureRole; 6] = [
        FigureRole::Own,
        FigureRole::ProvinceAverage,
        FigureRole::NationalAverage,
        FigureRole::CommunesAverage,
        FigureRole::DistrictsAverage,
        FigureRole::DepartmentsAverage,
    ];

    /// The averages of a block of units, which stand beside that of the province.
    pub const OF_BLOCKS: [FigureRole; 3] =
        [FigureRole::CommunesAverage, FigureRole::DistrictsAverage, FigureRole::DepartmentsAverage];

    /// As the JSON shapes name it.
    pub fn code(self) -> &'static str {
        match self {
            FigureRole::Own => "own",
            FigureRole::ProvinceAverage => "province_average",
            FigureRole::NationalAverage => "national_average",
            FigureRole::CommunesAverage => "communes_average",
            FigureRole::DistrictsAverage => "districts_average",
            FigureRole::DepartmentsAverage => "departments_average",
        }
    }
}

/// Whether a figure can be relied upon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureStatus {
    Certain,
    /// Decided or kept with a doubt that every reader is told of.
    Doubtful(Doubt),
}

/// Why a figure is doubtful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Two values are printed for one score. `sums` are the sums of the groups with each of `printed`, in the same
    /// order; `equals_average` is the printed value that repeats the average beside it, if one does.
    TwoValues { printed: Vec<Points>, sums: Vec<Points>, total: Option<Points>, equals_average: Option<Points> },
    /// The groups do not add up to the printed total within rounding.
    SumDiffers { sum: Points, total: Points },
    /// A score above its maximum.
    AboveMaximum { max: Points },
    /// The place in the text or the indicator could not be told with certainty; a person must look.
    Unclear,
    /// A value of another period, quoted for comparison. It is not recorded: the letter of that period has it.
    Quoted,
    /// The text stops before its letter does. Never of a figure.
    CutOff,
}

/// Place among peers in one period (xếp hạng 03/10). Never carried over to another period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    pub place: u32,
    /// How many are ranked; some letters print the place alone.
    pub of: Option<u32>,
}

/// A rate printed with a score; what it is a rate of is often not said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedRate {
    pub rate: Rate,
    pub kind: RateKind,
    /// What the letter says the rate is of, when it says so.
    pub label: Option<String>,
}

/// A rate of a group without its score beside it ("tỷ lệ thanh toán trực tuyến đạt 70,2 %"). A figure has points, so it is
/// none: it stays with the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateAlone {
    pub unit: UnitId,
    pub period: Period,
    pub indicator: Indicator,
    pub rate: Rate,
    /// What the letter says the rate is of, or the heading that it stands below.
    pub label: Option<String>,
    pub printed: String,
    pub line: u32,
}

/// What a printed rate means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateKind {
    /// Equals points / maximum within rounding.
    ShareOfMaximum,
    Unknown,
}

impl FigureSet {
    /// The unit's own figure for `indicator`.
    pub fn own(&self, indicator: Indicator) -> Option<&Figure> {
        self.find(FigureRole::Own, indicator)
    }

    pub fn find(&self, role: FigureRole, indicator: Indicator) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.role == role && figure.indicator == indicator)
    }

    /// The own groups that are present, in printing order (either layout).
    pub fn own_groups(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(|figure| figure.role == FigureRole::Own && figure.indicator != Indicator::Total)
    }
}

impl Figure {
    pub fn is_doubtful(&self) -> bool {
        self.status != FigureStatus::Certain
    }

    /// Raises a doubt; one that was raised before stays, since it says more.
    pub fn doubt(&mut self, doubt: Doubt) {
        if self.status == FigureStatus::Certain {
            self.status = FigureStatus::Doubtful(doubt);
        }
    }

    /// Share of the maximum in hundredths of a per cent.
    pub fn share(&self) -> Option<Rate> {
        self.points.share_of(self.max)
    }
}
