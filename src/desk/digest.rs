//! What the office is told by the calendar: every week how the directives stand, and once a month that the month's letter
//! has not come.

use super::directives::SeatDirectives;
use super::{Desk, DeskError, DirectiveError};
use crate::domain::calendar::{OFFICE_ZONE, office_day};
use crate::domain::memo::{NewMemo, Occasion};
use crate::domain::message::{Action, Message};
use crate::domain::period::Period;
use crate::domain::rights::{Act, Actor};
use crate::text::Text;
use chrono::{DateTime, Datelike, NaiveDate, Utc};

const DIGEST: &str = "weekly-digest";
const DIGEST_OF_SEATS: &str = "weekly-digest-of-seats";
const LETTER: &str = "letter-missing";

/// Directives in one digest; /theodoi shows the others.
const SHOWN: usize = 10;

impl Desk {
    /// To be called every minute or so: each digest and each word is given once.
    pub async fn calendar_tick(&self, now: DateTime<Utc>) -> Result<(), DirectiveError> {
        self.digest(now).await?;
        Ok(self.ask_for_letter(now).await?)
    }

    /// On its day of the week from its hour on. A week in which nothing ran on that day has no digest: next week's says
    /// more.
    async fn digest(&self, now: DateTime<Utc>) -> Result<(), DirectiveError> {
        let config = &self.config.calendar;
        let local = now.with_timezone(&OFFICE_ZONE);
        let on_its_day = local.weekday().number_from_monday() == config.digest_weekday;
        if !on_its_day || local.time() < config.digest_at {
            return Ok(());
        }
        let week = local.date_naive().iso_week();
        let occasion = format!("{}-W{:02}", week.year(), week.week());
        if self.store.has_run(&Occasion { job: DIGEST, name: occasion.clone() }).await? {
            return Ok(());
        }
        if config.digest_to_seats {
            self.digest_of_seats(&occasion, now).await?;
        }
        if let Some(message) = self.office_digest().await? {
            let memo = NewMemo::new(message, self.office_to_tell().await?, now).on(DIGEST, occasion);
            self.store.write_memo(memo).await?;
            self.wake.wake();
        } else {
            // Nothing is open: the week is quiet, and is not asked again every minute.
            self.store.mark_run(DIGEST, &occasion).await?;
        }
        Ok(())
    }

    async fn office_digest(&self) -> Result<Option<Message>, DirectiveError> {
        let text = self.office_text();
        let mut open = Vec::new();
        for notice in self.live_directives().await? {
            let board = self.board(&Actor::System, notice.id).await?;
            if board.open() > 0 || board.waiting() > 0 {
                open.push(board);
            }
        }
        if open.is_empty() {
            return Ok(None);
        }
        let mut message = Message::new().title(text.digest_title(open.len()));
        for board in open.iter().take(SHOWN) {
            let number = board.notice.id.to_string();
            message = message
                .lines(board.overview_lines(text))
                .choice(text.choice_board(number), Action::Board(board.notice.id));
        }
        if open.len() > SHOWN {
            message = message.line(text.tasks_more(open.len() - SHOWN));
        }
        Ok(Some(message))
    }

    /// Every seat with open tasks is told of them, in one message each.
    async fn digest_of_seats(&self, occasion: &str, now: DateTime<Utc>) -> Result<(), DirectiveError> {
        for seat in self.store.seats().await? {
            if !seat.role.permits(Act::ReceiveNotices) {
                continue;
            }
            let own = self.directives_of(std::slice::from_ref(&seat)).await?;
            let open = SeatDirectives(own.0.into_iter().filter(|one| one.is_open()).collect());
            if open.0.is_empty() {
                continue;
            }
            let message = open.tasks_message(self.office_text());
            let to = self.holders_to_tell(&seat).await?;
            let memo = NewMemo::new(message, to, now).on(DIGEST_OF_SEATS, format!("{occasion}/{}", seat.id));
            self.store.write_memo(memo).await?;
        }
        Ok(())
    }

    /// From the configured day on, in working time, once a month: the letter with last month's results has not come.
    async fn ask_for_letter(&self, now: DateTime<Utc>) -> Result<(), DeskError> {
        let (today, config) = (office_day(now), &self.config.calendar);
        if config.letter_day == 0 || today.day() < config.letter_day || !self.config.office_hours().is_working_time(now)
        {
            return Ok(());
        }
        let Some(home) = &self.config.office.home_unit else { return Ok(()) };
        let Some(month) = Period::month_of(today).previous() else { return Ok(()) };
        let occasion = Occasion { job: LETTER, name: today.format("%Y-%m").to_string() };
        if self.store.has_run(&occasion).await? {
            return Ok(());
        }
        let letters = self.store.letters().await?;
        let is_it = |content: &crate::domain::letter::LetterContent| {
            content.unit == *home && content.periods().into_iter().any(|period| ends_in(period, month))
        };
        if letters.iter().any(|letter| is_it(&letter.content)) {
            // It is here, confirmed or not; the month is not looked at again.
            self.store.mark_run(occasion.job, &occasion.name).await?;
            return Ok(());
        }
        let text = self.office_text();
        let message = letter_message(month, self.store.units().name(home), today, text);
        let memo = NewMemo::new(message, self.office_to_tell().await?, now).on(LETTER, occasion.name);
        self.store.write_memo(memo).await?;
        self.wake.wake();
        Ok(())
    }
}

/// A quarter or a year that ends with the month is reported in the same letter.
fn ends_in(period: Period, month: Period) -> bool {
    month.start() <= period.end() && period.end() <= month.end()
}

fn letter_message(month: Period, unit: String, today: NaiveDate, text: Text<'_>) -> Message {
    Message::new()
        .title(text.letter_missing_title(text.period(month)))
        .line(text.letter_missing(text.period(month), unit, crate::text::numbers::date(today)))
        .note(text.letter_missing_note())
}
