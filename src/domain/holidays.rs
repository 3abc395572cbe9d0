//! Public holidays (Bộ luật Lao động 2019, Điều 111 and 112): fixed days, days counted from the first day of Tết and from
//! the tenth of the third lunar month, and the day off in lieu when one falls on a weekend.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// One day off, every year or once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayRule {
    Yearly {
        month: u32,
        day: u32,
    },
    /// Days after the first day of Tết; the eve is -1.
    Tet(i64),
    /// Days after Giỗ Tổ Hùng Vương.
    HungKings(i64),
    On(NaiveDate),
}

/// Where the lunar calendar puts the days of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LunarYear {
    /// The first day of the first month.
    pub tet: NaiveDate,
    /// The tenth day of the third month.
    pub hung_kings: NaiveDate,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HolidayTable {
    pub rules: Vec<HolidayRule>,
    pub lunar: BTreeMap<i32, LunarYear>,
}

impl HolidayTable {
    /// Every day off of the years that the lunar table covers.
    pub fn days(&self) -> BTreeSet<NaiveDate> {
        let named: BTreeSet<NaiveDate> = self.lunar.keys().flat_map(|year| self.named(*year)).collect();
        let mut all = named.clone();
        // In order, so that two weekend holidays in a row are made up for by two days.
        for day in named.into_iter().filter(|day| is_weekend(*day)) {
            in_lieu(&mut all, day);
        }
        all
    }

    fn named(&self, year: i32) -> impl Iterator<Item = NaiveDate> {
        let lunar = self.lunar.get(&year).copied();
        self.rules.iter().filter_map(move |rule| match rule {
            HolidayRule::Yearly { month, day } => NaiveDate::from_ymd_opt(year, *month, *day),
            HolidayRule::Tet(offset) => lunar.and_then(|lunar| shifted(lunar.tet, *offset)),
            HolidayRule::HungKings(offset) => lunar.and_then(|lunar| shifted(lunar.hung_kings, *offset)),
            HolidayRule::On(date) => (date.year() == year).then_some(*date),
        })
    }
}

/// The next working day is off as well.
fn in_lieu(all: &mut BTreeSet<NaiveDate>, holiday: NaiveDate) {
    let mut day = holiday + Days::new(1);
    while is_weekend(day) || all.contains(&day) {
        day = day + Days::new(1);
    }
    all.insert(day);
}

fn shifted(day: NaiveDate, offset: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(offset)?)
}

pub(super) fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
