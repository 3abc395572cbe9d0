//! The concepts that questions are made of, and the table of phrases that stand for them (`data/lexicon/words.tsv`).

use crate::domain::indicator::Indicator;
use crate::domain::unit::UnitKind;
use std::fmt::{self, Write};

const WORDS: &str = include_str!("../../data/lexicon/words.tsv");
const SHORT_FORMS: &str = include_str!("../../data/lexicon/short-forms.tsv");
const EVERYDAY: &str = include_str!("../../data/lexicon/everyday.tsv");
const PARTS: &str = include_str!("../../data/lexicon/parts.tsv");

macro_rules! parts {
    ($($name:ident => $code:literal,)*) => {
        /// What the folk name of a group is made of: something done, or the means it is done by.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Part {
            $($name,)*
        }

        impl Part {
            fn from_code(code: &str) -> Option<Part> {
                Some(match code {
                    $($code => Part::$name,)*
                    _ => return None,
                })
            }
        }
    };
}

parts! {
    Submit => "submit", Dossier => "dossier", Net => "net", Home => "home", Fee => "fee", Cashless => "cashless",
    People => "people", Mood => "mood", Scan => "scan", Paper => "paper", Into => "into", Move => "move",
    EData => "edata", Handle => "handle", Pace => "pace", Brisk => "brisk", Post => "post", Procedure => "procedure",
}

macro_rules! concepts {
    ($($name:ident => $code:literal,)*) => {
        /// A meaning that a phrase can carry.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Concept {
            $($name,)*
            /// The word of a kind of unit.
            Kind(UnitKind),
            Group(Indicator),
            /// A number in words.
            Count(u32),
            /// A month by its English name.
            MonthName(u32),
        }

        impl Concept {
            pub fn from_code(code: &str) -> Option<Concept> {
                Some(match code {
                    $($code => Concept::$name,)*
                    _ => return Concept::from_family(code),
                })
            }

            /// The code of the table, which also explains to a person what a word was taken for.
            pub fn code(self) -> String {
                self.to_string()
            }
        }

        impl fmt::Display for Concept {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Concept::$name => f.write_str($code),)*
                    Concept::Kind(kind) => write!(f, "kind_{}", kind.code()),
                    Concept::Group(indicator) => {
                        indicator.code().chars().try_for_each(|c| f.write_char(c.to_ascii_lowercase()))
                    }
                    Concept::Count(count) => write!(f, "number_word_{count}"),
                    Concept::MonthName(month) => write!(f, "month_{month}"),
                }
            }
        }
    };
}

concepts! {
    Month => "month", Quarter => "quarter", Week => "week", Year => "year", Day => "day",
    HalfYear => "half_year", NineMonths => "nine_months", SecondHalf => "second_half",
    ThisMonth => "this_month", NextMonth => "next_month",
    NextQuarter => "next_quarter", NextYear => "next_year", BandWeak => "band_weak", PrevMonth => "prev_month", ThisQuarter => "this_quarter",
    PrevQuarter => "prev_quarter", ThisYear => "this_year", PrevYear => "prev_year", YearBefore => "year_before",
    MonthBefore => "month_before", QuarterBefore => "quarter_before",
    ThisWeek => "this_week", PrevWeek => "prev_week", Today => "today", Latest => "latest",
    WholeYear => "whole_year", YearStart => "year_start", YearEnd => "year_end", SamePeriod => "same_period",
    PrevPeriod => "prev_period", ThisLetter => "this_letter", Recent => "recent", From => "from", To => "to",
    Lunar => "lunar", WhichPeriod => "same_month_word",
    Components => "components", AllGroups => "all_groups",
    Own => "own", OwnDistrict => "own_district", OwnProvince => "own_province", City => "kind_city", Tt => "tt",
    Committee => "committee", AllCommunes => "all_communes", AllDepartments => "all_departments",
    AllUnits => "all_units", InDistrict => "in_district", InProvince => "in_province", ThatUnit => "that_unit",
    OtherUnits => "other_units",
    Points => "points", HowMany => "how_many", HowIs => "how_is", Index => "index", Result => "result",
    Rank => "rank", Rating => "rating", BandExcellent => "band_excellent", BandGood => "band_good",
    BandFair => "band_fair", Rate => "rate", ProvinceAverage => "province_average",
    NationalAverage => "national_average", Average => "average", Lowest => "lowest", Highest => "highest",
    Lost => "lost", Gap => "gap", ToReach => "to_reach", Compare => "compare", Rose => "rose", Fell => "fell",
    Why => "why", WhichGroup => "which_group", Top => "top", Bottom => "bottom", RankingList => "ranking_list",
    Below => "below", Above => "above", Full => "full", CountUnits => "count", Movers => "movers",
    Trend => "trend", WhatIf => "what_if", VerifySum => "verify_sum", Or => "or", Cumulative => "cumulative",
    Remember => "remember", Explain => "explain", Publish => "publish", No => "no", Max => "max",
    Advice => "advice", Directive => "directive", Deadline => "deadline", Document => "document",
    Availability => "availability", When => "when", Subscribe => "subscribe", Unsubscribe => "unsubscribe",
    Acknowledge => "acknowledge", Progress => "progress", ErrorReport => "error_report", Greeting => "greeting",
    Thanks => "thanks", Help => "help", Order => "order", Setting => "setting", OtherIndex => "other_index", Goal => "goal", OffTopic => "off_topic",
    NextAbove => "next_above", NextBelow => "next_below", WhichValue => "which_value", BandsTable => "bands_table",
    Missing => "missing", Yes => "yes", Correct => "correct", OutsideUnit => "outside_unit",
    Follow => "follow", Exclude => "exclude", Both => "both", Filler => "filler",
}

impl Concept {
    fn from_family(code: &str) -> Option<Concept> {
        if let Some(kind) = code.strip_prefix("kind_") {
            return UnitKind::from_code(kind).map(Concept::Kind);
        }
        if let Some(month) = code.strip_prefix("month_") {
            return month.parse().ok().map(Concept::MonthName);
        }
        if let Some(count) = code.strip_prefix("number_word_") {
            return count.parse().ok().map(Concept::Count);
        }
        Indicator::from_code(&code.to_uppercase()).map(Concept::Group)
    }
}

/// The phrases of every concept.
pub fn phrases() -> impl Iterator<Item = (Concept, &'static str)> {
    rows(WORDS)
        .filter_map(|(code, phrases)| Some((Concept::from_code(code)?, phrases)))
        .flat_map(|(concept, phrases)| phrases.split('|').map(move |phrase| (concept, phrase)))
}

/// Short forms and the words they stand for.
pub fn short_forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(SHORT_FORMS)
}

/// Words that, left unread, change no figure.
pub fn everyday() -> impl Iterator<Item = &'static str> {
    rows(EVERYDAY).flat_map(|(_, words)| words.split(' '))
}

/// The words of every part.
pub fn parts() -> impl Iterator<Item = (Part, &'static str)> {
    rows(PARTS)
        .filter_map(|(code, phrases)| Some((Part::from_code(code)?, phrases)))
        .flat_map(|(part, phrases)| phrases.split('|').map(move |phrase| (part, phrase)))
}

/// The codes of the parts, for the test that every one is known.
#[cfg(test)]
pub fn unknown_parts() -> impl Iterator<Item = &'static str> {
    rows(PARTS).map(|(code, _)| code).filter(|code| Part::from_code(code).is_none())
}

/// The codes of the table, for the test that every one is known.
#[cfg(test)]
pub fn codes() -> impl Iterator<Item = &'static str> {
    rows(WORDS).map(|(code, _)| code)
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}
