//! What a chat was about last, and how a short question is completed by it.

mod follow_ups;
mod pointing;

use super::fold::folded;
use super::{Comparison, Direction, IndicatorAsked, Intent, PeriodAsked, Question, Scene, Unclear, UnitAsked};
use crate::domain::band::Band;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// What a chat was about last; expires, and never crosses persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    pub asked: Question,
    /// The questions that were offered, in the order of their numbers.
    pub offered: Vec<String>,
    pub at: DateTime<Utc>,
}

/// Minutes for which a question leans on the one before.
const LIFE_MINUTES: i64 = 30;

/// What a text said by itself, as opposed to what was filled in.
#[derive(Debug, Clone, Default)]
pub struct Said {
    pub intent: bool,
    pub indicator: bool,
    /// Points without a group: the total.
    pub total: bool,
    pub period: bool,
    pub unit: bool,
    /// "còn …", "… thì sao": a question that leans on the one before.
    pub follows: bool,
    /// How many words carried a meaning; a follow-up has few.
    pub words: usize,
    /// "5 xã": how many of a list.
    pub limit: Option<u32>,
    /// The first number.
    pub value: Option<Points>,
    /// "tên mấy xã đó", "là những xã nào": which they are, and not how many.
    pub names: bool,
    /// "Diên Hồng với Chính Nghĩa nữa": several, of each of whom the same is asked.
    pub more_units: Vec<UnitAsked>,
    /// "tốt thì mấy xã": the limit of a band whose word stands by itself.
    pub other_band: Option<Comparison>,
    /// "6 tháng", and not those of a year.
    pub months: Option<u32>,
    /// "dưới 80", "trên 90".
    pub threshold: Option<Comparison>,
    /// "dưới mức đó": on which side of what was told.
    pub beyond_that: Option<Direction>,
    /// "mấy xã hơn", "xã nào kém": on which side of whom was spoken of, who is not said again.
    pub beyond: Option<Direction>,
    /// "số còn lại".
    pub rest: bool,
    /// "cả xã lẫn phòng".
    pub both_kinds: bool,
    /// "sắp xếp từ thấp đến cao".
    pub sorts: bool,
    /// "trừ xã mình ra": whom a list is to leave out.
    pub leaves_out: Vec<UnitAsked>,
    pub bottom: bool,
    /// "tốp cuối", "nhóm cuối".
    pub end_of_list: bool,
    /// "ngược lại".
    pub reversed: bool,
    /// "xem hết", "tất cả".
    pub whole: bool,
    /// "mấy xã".
    pub counts: bool,
    /// "cả hai".
    pub both: bool,
    /// "nếu", "lên 21".
    pub supposes: bool,
    /// "lên 9 nữa thì sao": the number is one that something rises or falls to.
    pub moves_to: bool,
    pub asks_rank: bool,
    /// "hơn", "kém", "bằng": held against somebody.
    pub more_or_less: bool,
    /// "tụt", "lên": which way something moves.
    pub direction: Option<Direction>,
    /// "xuất sắc": the only band that is named.
    pub band: Option<Band>,
    /// "xã kia": of two that were spoken of, the other one.
    pub other_one: bool,
    /// A period was named, be it only to hold one against.
    pub times: bool,
    /// "còn phòng": the bare word of a kind, for all of it where a list was spoken of.
    pub kind: Option<UnitAsked>,
    /// "với xã … nữa".
    pub with: bool,
    /// "trước đó nữa".
    pub earlier: bool,
    /// "cả huyện", and nothing else that changes anything.
    pub district_alone: bool,
    /// "huyện ấy": the one above, whoever was spoken of.
    pub that_district: bool,
    /// One's own unit is named, be it within "hơn mình".
    pub names_us: bool,
    /// "mình hay họ".
    pub us_or_them: bool,
    /// "hạng nhì".
    pub placed: Option<u32>,
    /// "ai trên".
    pub above_or_below: bool,
    pub how_many: bool,
    /// One's own unit is named, and not only taken where none is.
    pub names_own: bool,
    /// "bao giờ".
    pub asks_when: bool,
    pub why: bool,
    /// "đúng không đấy".
    pub doubts: bool,
}

impl Context {
    pub fn is_alive(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.at;
        age >= TimeDelta::zero() && age <= TimeDelta::minutes(LIFE_MINUTES)
    }
}

/// A number, or the word of a kind ("huyện"), that answers a clarification: the question offered under it.
pub fn chosen(text: &str, scene: &Scene<'_>) -> Option<String> {
    let context = scene.context?;
    let typed = text.trim().trim_end_matches(['.', ')', '!']);
    if let Ok(number) = typed.parse::<usize>() {
        return context.offered.get(number.checked_sub(1)?).cloned();
    }
    let Some(Unclear::Unit(_)) = context.asked.unclear else { return None };
    let word = folded(typed);
    let word = word.trim_end_matches(" a").trim_end_matches(" nhe");
    let mut fitting = context.offered.iter().filter(|offered| {
        matches!(word, "huyen" | "thi tran" | "xa" | "phuong" | "tinh" | "thanh pho" | "thi xa")
            && format!(" {offered} ").contains(&format!(" {word} "))
    });
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Some(one.clone()),
        _ => None,
    }
}

/// Completes a question by the context of its chat.
pub fn complete(question: Question, said: &Said, scene: &Scene<'_>) -> Question {
    let mut completed = by_context(question, said, scene);
    // "thế xếp hạng thì sao" after a list: the places of many are a ranking.
    if completed.intent == Intent::Rank && completed.unit.is_group() {
        completed.intent = Intent::Ranking;
        completed.comparison = Comparison::Full;
    }
    completed
}

fn by_context(question: Question, said: &Said, scene: &Scene<'_>) -> Question {
    let before = scene.context.map(|context| &context.asked);
    let question = pointing::resolved(question, said, before, scene);
    if let Some(before) = before
        && let Some(completed) = follow_ups::completed(&question, said, before)
    {
        return completed;
    }
    let asked_back =
        question.intent == Intent::Ambiguous && (said.follows || only_points(&question, said)) && before.is_some();
    if let Some(before) = before.filter(|_| is_list(question.intent) && !said.period) {
        return lean_list(question, said, before);
    }
    if is_of_period(question.intent) {
        return lent(question, said, before);
    }
    if !is_about_figures(question.intent) && !asked_back || question.is_of_the_bands() {
        return question;
    }
    let elliptic = !said.intent && (said.period || said.unit || said.indicator);
    // It says what and when: nothing is missing that the chat would have to lend.
    // A series is one of the group that was spoken of.
    let series = question.intent == Intent::Trend && !said.indicator && !said.total;
    let stands_alone = !said.follows && said.intent && said.period && !series;
    let leans = said.follows && (before.is_some() || !said.intent) || before.is_some() && !stands_alone;
    if !leans || !(said.intent || elliptic || said.follows) {
        return question;
    }
    lean(question, said, before, elliptic)
}

/// "cộng lại có đúng không", "số này ở văn bản nào", "thế khi nào có": of the period and unit that were spoken of.
fn lent(question: Question, said: &Said, before: Option<&Question>) -> Question {
    let lends = |before: &&Question| {
        is_about_figures(before.intent) || matches!(before.intent, Intent::NoData | Intent::Availability)
    };
    let Some(before) = before.filter(lends) else { return question };
    let mut completed = question;
    let unsaid = matches!(completed.period, PeriodAsked::Latest | PeriodAsked::None);
    if unsaid && !said.period && before.period.resolved().is_some() {
        completed.period = PeriodAsked::Context(Box::new(before.period.meant().clone()));
    }
    let unnamed = match completed.intent {
        Intent::ReportError => completed.indicators == IndicatorAsked::None,
        // "thế lấy 9,6 hay 9,2": of the group that was spoken of.
        Intent::Conflict => !said.indicator,
        Intent::Availability => !said.indicator && !said.total && before.intent == Intent::Availability,
        _ => false,
    };
    if unnamed {
        completed.indicators = before.indicators.clone();
    }
    let of_unit = [Intent::ReportError, Intent::VerifySum, Intent::ClarifyPeriod, Intent::Conflict];
    if !said.unit && of_unit.contains(&completed.intent) {
        completed.unit = UnitAsked::Context(Box::new(before.unit.meant().clone()));
    }
    completed
}

/// Not about figures, and yet of a period.
fn is_of_period(intent: Intent) -> bool {
    let printed = matches!(intent, Intent::Document | Intent::ReportError | Intent::Conflict);
    printed || matches!(intent, Intent::VerifySum | Intent::ClarifyPeriod | Intent::Availability)
}

/// A list after a question about figures: of the same period, and of the same group unless another or the total is named.
fn lean_list(question: Question, said: &Said, before: &Question) -> Question {
    let lends = is_about_figures(before.intent) || is_list(before.intent);
    if !lends || matches!(before.period, PeriodAsked::Range { .. } | PeriodAsked::Last { .. }) {
        return question;
    }
    let mut completed = question;
    completed.period = PeriodAsked::Context(Box::new(or_latest(before.period.meant().clone())));
    let of_group = matches!(&before.indicators, IndicatorAsked::These(list) if !list.contains(&Indicator::Total));
    if of_group && !said.indicator && !said.total {
        completed.indicators = before.indicators.clone();
    }
    if !said.unit && before.unit.is_group() {
        completed.unit = UnitAsked::Context(Box::new(before.unit.meant().clone()));
    }
    completed
}

fn lean(question: Question, said: &Said, before: Option<&Question>, elliptic: bool) -> Question {
    let lends = |before: &&Question| is_about_figures(before.intent) || is_list(before.intent);
    let figures = before.filter(lends);
    // A question that had to be asked back still tells its period and unit.
    let place = before.filter(|before| lends(before) || before.intent == Intent::Ambiguous);
    let mut completed = question;
    if elliptic && let Some(before) = figures {
        // Another group after a total is asked as that group.
        completed.intent = match (before.intent, said.indicator) {
            (Intent::ScoreAll | Intent::ScoreTotal | Intent::ScoreIndicator, true) => completed.intent,
            (intent, _) => intent,
        };
        if matches!(completed.comparison, Comparison::None) && before.intent != Intent::NoData {
            completed.comparison = before.comparison.clone();
        }
        if !said.indicator {
            completed.indicators = before.indicators.clone();
        }
    }
    let before_was = figures.map(|before| before.intent);
    // "thế huyện có tụt không", after places lost: places again.
    let places = before_was == Some(Intent::CompareRank) && said.follows && !said.total && !said.indicator;
    if places && completed.intent == Intent::Compare {
        completed.intent = Intent::CompareRank;
    }
    if elliptic
        && !said.indicator
        && let Some(Question { unclear: Some(Unclear::PeriodOfTotal), .. }) = before
    {
        completed.intent = Intent::ScoreTotal;
        completed.indicators = IndicatorAsked::total();
    }
    // "và điểm nữa" after a place: the total of the same unit and period.
    if (said.follows || only_points(&completed, said))
        && completed.unclear == Some(Unclear::PeriodOfTotal)
        && figures.is_some()
    {
        completed.intent = Intent::ScoreTotal;
        completed.indicators = IndicatorAsked::total();
        completed.unclear = None;
    }
    // "thế huyện thì được mấy", after a group: the same group.
    let bare_amount = completed.intent == Intent::ScoreTotal && !said.total && !said.indicator;
    if bare_amount && figures.is_some_and(|before| before.intent == Intent::ScoreIndicator) {
        completed.intent = Intent::ScoreIndicator;
        completed.indicators = figures.map_or(completed.indicators, |before| before.indicators.clone());
    }
    // "tỉnh bao nhiêu", after a group: the province is known by its mean.
    let of_province = completed.intent == Intent::ScoreIndicator && completed.unit == UnitAsked::Province;
    let other = figures.is_some_and(|before| *before.unit.meant() != UnitAsked::Province);
    if of_province && other && !said.indicator {
        completed.intent = Intent::ReferenceValue;
        completed.comparison = Comparison::ProvinceAverage;
    }
    let of_group = matches!(
        completed.intent,
        Intent::Compare | Intent::Trend | Intent::ReferenceValue | Intent::LostPoints | Intent::Rate
    );
    if of_group
        && !said.indicator
        && let Some(before) = figures
        && matches!(&before.indicators, IndicatorAsked::These(list) if !list.contains(&Indicator::Total))
    {
        completed.indicators = before.indicators.clone();
    }
    // "cho xem dạng ảnh đi": of the months that were spoken of, be it as a year.
    let spoken_of = place.map_or(PeriodAsked::Latest, |before| before.period.meant().clone());
    let months = months_of(&spoken_of).filter(|_| completed.intent == Intent::Trend);
    if !said.period && (completed.intent != Intent::Trend || elliptic || said.follows || months.is_some()) {
        completed.period = PeriodAsked::Context(Box::new(or_latest(months.unwrap_or(spoken_of))));
    }
    // "còn trung bình tỉnh": the province's, whoever was spoken of.
    let of_means = before_was == Some(Intent::ReferenceValue);
    if !said.unit && (completed.intent != Intent::ReferenceValue || of_means) {
        let unit = place.map_or(UnitAsked::Own, |before| before.unit.meant().clone());
        completed.unit = UnitAsked::Context(Box::new(unit));
    }
    if matches!(completed.indicators, IndicatorAsked::None) && completed.intent != Intent::Ambiguous {
        completed.indicators = IndicatorAsked::All;
    }
    completed
}

/// "điểm?" after a place.
fn only_points(question: &Question, said: &Said) -> bool {
    let unsaid = !said.indicator && !said.period && !said.unit;
    question.unclear == Some(Unclear::PeriodOfTotal) && said.words <= 1 && unsaid
}

/// The stretch of months that a series of this period shows.
fn months_of(period: &PeriodAsked) -> Option<PeriodAsked> {
    match period {
        PeriodAsked::Range { .. } | PeriodAsked::Last { .. } => Some(period.clone()),
        _ => {
            let Period::Year { year } = period.resolved()? else { return None };
            let month = |month| Period::Month { year, month };
            Some(PeriodAsked::Range { from: month(1), to: month(12) })
        }
    }
}

fn or_latest(period: PeriodAsked) -> PeriodAsked {
    if period == PeriodAsked::None { PeriodAsked::Latest } else { period }
}

fn is_list(intent: Intent) -> bool {
    matches!(intent, Intent::Ranking | Intent::ThresholdList | Intent::Count | Intent::Movers)
}

fn is_about_figures(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::ScoreAll
            | Intent::ScoreTotal
            | Intent::ScoreIndicator
            | Intent::Rate
            | Intent::Rank
            | Intent::Rating
            | Intent::ReferenceValue
            | Intent::LowestIndicator
            | Intent::HighestIndicator
            | Intent::LostPoints
            | Intent::GapToBand
            | Intent::GapToRank
            | Intent::Compare
            | Intent::CompareRank
            | Intent::Trend
    )
}
