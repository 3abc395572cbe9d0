//! Messages of `locales/*/deadlines.ftl`.

use super::messages;
use crate::domain::deadline::{Deadline, DueTime, MonthDay, MonthWeekday, Nth, Recurrence, RecurringDays};
use crate::text::{Text, numbers};
use chrono::Timelike;

messages! {
    deadline_weekly(days) => "deadline-weekly";
    deadline_monthly(days) => "deadline-monthly";
    deadline_quarterly(days) => "deadline-quarterly";
    deadline_yearly(days) => "deadline-yearly";
    deadline_day(day) => "deadline-day";
    deadline_last_day() => "deadline-last-day";
    deadline_day_of_quarter(day, month) => "deadline-day-of-quarter";
    deadline_day_of_year(day, month) => "deadline-day-of-year";
    deadline_weekday(weekday) => "deadline-weekday";
    deadline_weekday_of_month(weekday, nth) => "deadline-weekday-of-month";
    deadline_at(time, days) => "deadline-at";
    deadline_hour(hour) => "deadline-hour";
    deadline_hour_and_minute(hour, minute) => "deadline-hour-and-minute";
    deadline_morning() => "deadline-morning";
    deadline_afternoon() => "deadline-afternoon";
    occurrence_due(date) => "occurrence-due";
    occurrence_of_report(date) => "occurrence-of-report";
    occurrence_returned(date) => "occurrence-returned";
    occurrence_recorded(date, next) => "occurrence-recorded";
    occurrence_accepted(date, next) => "occurrence-accepted";
    occurrence_completed(number, date, next) => "occurrence-completed";
    occurrence_of_event(line, date) => "occurrence-of-event";
    occurrences_earlier() => "occurrences-earlier";
    occurrence_earlier(seat, date) => "occurrence-earlier";
    occurrences_until_ended() => "occurrences-until-ended";
    choice_end_directive() => "choice-end-directive";
}

impl Text<'_> {
    /// "20/01/2025", "16 giờ thứ Sáu hằng tuần".
    pub fn when_due(self, deadline: &Deadline) -> String {
        match deadline {
            Deadline::On(date) => numbers::date(*date),
            Deadline::Every(recurrence) => self.recurrence(recurrence),
        }
    }

    fn recurrence(self, recurrence: &Recurrence) -> String {
        let days = match recurrence.days() {
            RecurringDays::Week(days) => {
                let name = |day: &chrono::Weekday| self.deadline_weekday(day.number_from_monday());
                self.deadline_weekly(self.joined(days, name))
            }
            RecurringDays::Month(days) => self.deadline_monthly(self.joined(days, |day| self.day_of_month(*day))),
            RecurringDays::MonthWeekday(days) => {
                self.deadline_monthly(self.joined(days, |day| self.weekday_of_month(*day)))
            }
            RecurringDays::Quarter(days) => {
                let name = |of: &MonthDay| self.deadline_day_of_quarter(self.day_of_month(of.day), of.month);
                self.deadline_quarterly(self.joined(days, name))
            }
            RecurringDays::Year(days) => {
                let name = |of: &MonthDay| self.deadline_day_of_year(self.day_of_month(of.day), of.month.to_string());
                self.deadline_yearly(self.joined(days, name))
            }
        };
        match recurrence.at() {
            Some(at) => self.deadline_at(self.time_of_day(at), days),
            None => days,
        }
    }

    /// Every month has a last day, whatever its number.
    fn day_of_month(self, day: u32) -> String {
        if day == 31 { self.deadline_last_day() } else { self.deadline_day(day.to_string()) }
    }

    fn weekday_of_month(self, day: MonthWeekday) -> String {
        let nth: u32 = match day.nth {
            Nth::First => 1,
            Nth::Second => 2,
            Nth::Third => 3,
            Nth::Fourth => 4,
            Nth::Last => 5,
        };
        self.deadline_weekday_of_month(self.deadline_weekday(day.weekday.number_from_monday()), nth)
    }

    fn time_of_day(self, at: DueTime) -> String {
        match at {
            DueTime::Clock(time) if time.minute() == 0 => self.deadline_hour(time.hour().to_string()),
            DueTime::Clock(time) => {
                self.deadline_hour_and_minute(time.hour().to_string(), format!("{:02}", time.minute()))
            }
            DueTime::Morning => self.deadline_morning(),
            DueTime::Afternoon => self.deadline_afternoon(),
        }
    }

    /// "thứ Hai, thứ Tư và thứ Sáu".
    fn joined<T>(self, items: &[T], name: impl Fn(&T) -> String) -> String {
        let names: Vec<String> = items.iter().map(name).collect();
        match names.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => format!("{}{}{last}", first.join(", "), self.list_and()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Catalogue, Lang};
    use chrono::{NaiveTime, Weekday};

    #[test]
    fn a_weekday_of_every_month_is_said_in_both_languages() {
        let weekdays = [(Nth::First, Weekday::Mon), (Nth::Last, Weekday::Fri)];
        let days = weekdays.map(|(nth, weekday)| MonthWeekday { nth, weekday }).to_vec();
        let at = NaiveTime::from_hms_opt(16, 0, 0).map(DueTime::Clock);
        let recurrence = Recurrence::new(RecurringDays::MonthWeekday(days), at).expect("days");
        let catalogue = Catalogue::embedded();
        let said = Lang::ALL.map(|lang| catalogue.in_lang(lang).when_due(&Deadline::Every(recurrence.clone())));
        let expected = [
            "16 giờ thứ Hai đầu tiên và thứ Sáu cuối cùng hằng tháng",
            "the first Monday and the last Friday of every month, 16:00",
        ];
        assert_eq!(said, expected);
    }
}
