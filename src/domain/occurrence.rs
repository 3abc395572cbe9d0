//! The comings of a recurring deadline. A directive is due at each of them; what is done for one says nothing of the next.

use super::deadline::Deadline;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which coming of its deadline something is for. The first has no mark of its own: nor has the only one of a deadline that
/// does not come again, nor what was stored before later ones were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Occurrence(Option<NaiveDate>);

/// When a directive is due.
#[derive(Debug, Clone, Copy)]
pub struct Timetable<'a> {
    deadline: Option<&'a Deadline>,
    issued: NaiveDate,
    /// Nothing that comes again was to be done before it.
    begins: NaiveDate,
}

impl Occurrence {
    pub const FIRST: Occurrence = Occurrence(None);

    /// One after the first, by its last day.
    pub fn later(last_day: NaiveDate) -> Occurrence {
        Occurrence(Some(last_day))
    }

    pub fn is_first(&self) -> bool {
        self.0.is_none()
    }

    /// Its last day, when it is not the first.
    pub fn mark(self) -> Option<NaiveDate> {
        self.0
    }
}

impl<'a> Timetable<'a> {
    /// Of a directive with this stated deadline, issued on `issued`.
    pub fn new(deadline: Option<&'a Deadline>, issued: NaiveDate) -> Timetable<'a> {
        Timetable { deadline, issued, begins: issued }
    }

    /// As it is for a seat that the directive reached on this day: earlier times of what comes again were not for it.
    pub fn reaching(self, reached: NaiveDate) -> Timetable<'a> {
        Timetable { begins: self.issued.max(reached), ..self }
    }

    pub fn recurs(&self) -> bool {
        self.deadline.is_some_and(|deadline| deadline.recurrence().is_some())
    }

    /// The last day of an occurrence; none when no deadline is stated.
    pub fn last_day(&self, occurrence: Occurrence) -> Option<NaiveDate> {
        occurrence.0.or_else(|| self.deadline.map(|deadline| deadline.last_day(self.issued)))
    }

    /// The occurrence that is not over on `day`, the next of several.
    pub fn coming(&self, day: NaiveDate) -> Option<Occurrence> {
        let first = self.last_day(Occurrence::FIRST)?;
        if day <= first {
            return Some(Occurrence::FIRST);
        }
        let recurrence = self.deadline?.recurrence()?;
        Some(Occurrence::later(recurrence.on_or_after(day)))
    }

    /// The occurrence that was over before `day`, the last of several.
    pub fn past(&self, day: NaiveDate) -> Option<Occurrence> {
        let first = self.last_day(Occurrence::FIRST).filter(|first| *first < day)?;
        let Some(recurrence) = self.deadline?.recurrence() else { return Some(Occurrence::FIRST) };
        let last = recurrence.last_before(day).filter(|last| *last >= self.begins)?;
        Some(if last > first { Occurrence::later(last) } else { Occurrence::FIRST })
    }

    /// The last day of the occurrence after `occurrence`, where the deadline comes again.
    pub fn next_last_day(&self, occurrence: Occurrence) -> Option<NaiveDate> {
        let recurrence = self.deadline?.recurrence()?;
        self.last_day(occurrence).map(|last_day| recurrence.next_after(last_day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::{Recurrence, RecurringDays};
    use chrono::{Days, Weekday};
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn what_is_due_once_comes_and_is_past() {
        let on = Deadline::On(day("2025-01-24"));
        let timetable = Timetable::new(Some(&on), day("2025-01-20"));
        assert_eq!(timetable.coming(day("2025-01-24")), Some(Occurrence::FIRST));
        assert_eq!((timetable.coming(day("2025-01-25")), timetable.past(day("2025-01-24"))), (None, None));
        assert_eq!(timetable.past(day("2025-01-25")), Some(Occurrence::FIRST));
        assert_eq!(timetable.next_last_day(Occurrence::FIRST), None);
        let open = Timetable::new(None, day("2025-01-20"));
        assert_eq!((open.coming(day("2025-01-25")), open.past(day("2025-01-25"))), (None, None));
    }

    #[test]
    fn nothing_is_past_that_was_over_before_it_arrived() {
        let deadline = Recurrence::new(RecurringDays::Week(vec![Weekday::Fri]), None).map(Deadline::Every);
        let timetable = Timetable::new(deadline.as_ref(), day("2025-01-20")).reaching(day("2025-02-10"));
        assert_eq!(timetable.past(day("2025-02-12")), None);
        assert_eq!(timetable.coming(day("2025-02-12")), Some(Occurrence::later(day("2025-02-14"))));
        assert_eq!(timetable.past(day("2025-02-15")), Some(Occurrence::later(day("2025-02-14"))));
        // What is due once is late for whom it reaches late.
        let on = Deadline::On(day("2025-01-24"));
        let once = Timetable::new(Some(&on), day("2025-01-20")).reaching(day("2025-02-10"));
        assert_eq!(once.past(day("2025-02-12")), Some(Occurrence::FIRST));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// Every day lies between what is past and what comes; nothing comes before the issue.
        #[test]
        fn each_day_has_its_time(weekday in 0u8..7, month_day in 1u32..=31, monthly in any::<bool>(), offset in 0u64..400) {
            let weekday = Weekday::try_from(weekday).expect("a weekday");
            let days = if monthly { RecurringDays::Month(vec![month_day]) } else { RecurringDays::Week(vec![weekday]) };
            let deadline = Deadline::Every(Recurrence::new(days, None).expect("days"));
            let issued = day("2025-01-20");
            let timetable = Timetable::new(Some(&deadline), issued);
            let today = issued + Days::new(offset);
            let coming = timetable.coming(today).expect("it comes again");
            let last_day = timetable.last_day(coming).expect("a day");
            prop_assert!(last_day >= today);
            match timetable.past(today) {
                None => prop_assert_eq!(coming, Occurrence::FIRST),
                Some(past) => {
                    prop_assert!(timetable.last_day(past).is_some_and(|past| past < today && past >= issued));
                    prop_assert_eq!(timetable.next_last_day(past), Some(last_day));
                }
            }
        }
    }
}
