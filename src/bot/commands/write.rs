//! /soanthu: the announcement letter as a file, drafted from the stored figures.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{PaperOptions, WriteRequest, slug};
use crate::domain::calendar::office_day;
use crate::domain::message::{Action, Line, Message};
use crate::domain::period::Period;
use crate::domain::rights::Act;
use crate::letter::typed;
use crate::letter::writing::PaperFormat;

/// What stands behind the command.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Wanted {
    period: Option<Period>,
    pdf: bool,
    annex: bool,
    chart: bool,
}

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    let Some(wanted) = wanted(arguments, office_day(caller.now)) else {
        return reply(Message::text(text.writing_how(command_name("soanthu", caller))));
    };
    let request = WriteRequest {
        unit: None,
        periods: wanted.period.into_iter().collect(),
        directives_of: None,
        paper: PaperOptions {
            format: if wanted.pdf { PaperFormat::Pdf } else { PaperFormat::Docx },
            annex: wanted.annex,
            chart: wanted.chart,
            ..PaperOptions::default()
        },
    };
    let letter = match bot.desk.write_letter(&caller.actor_for(Act::DraftNotice), &request).await {
        Ok(letter) => letter,
        Err(error) => return refused(error, caller),
    };
    let mut lines = letter.lines(text).into_iter();
    let mut message = Message::text(lines.next().unwrap_or_default()).lines(lines.map(Line::from).collect());
    let period = letter.periods.first().copied();
    for (label, more) in further(&wanted) {
        let label = match label {
            More::Pdf => text.choice_write_pdf(),
            More::Annex => text.choice_write_annex(),
            More::Chart => text.choice_write_chart(),
        };
        message = message.choice(label, Action::Command(command(&Wanted { period, ..more })));
    }
    message.file = Some(bot.store().lend_document(letter.bytes, &letter.file_name));
    reply(message)
}

enum More {
    Pdf,
    Annex,
    Chart,
}

/// What can still be added to the letter.
fn further(wanted: &Wanted) -> Vec<(More, Wanted)> {
    let mut further = Vec::new();
    if !wanted.annex {
        further.push((More::Annex, Wanted { annex: true, ..wanted.clone() }));
    }
    if !wanted.chart {
        further.push((More::Chart, Wanted { chart: true, ..wanted.clone() }));
    }
    if !wanted.pdf {
        further.push((More::Pdf, Wanted { pdf: true, ..wanted.clone() }));
    }
    further
}

/// The command of what is wanted, short enough for a button.
fn command(wanted: &Wanted) -> String {
    let mut command = "soanthu".to_owned();
    if let Some(period) = wanted.period {
        command = format!("{command} {period}");
    }
    for (word, set) in [("phuluc", wanted.annex), ("bieudo", wanted.chart), ("pdf", wanted.pdf)] {
        if set {
            command = format!("{command} {word}");
        }
    }
    command
}

/// "tháng 01/2025 pdf, phụ lục": the words for what is added in any order; what is left names the period, or nothing does.
fn wanted(arguments: &str, day: chrono::NaiveDate) -> Option<Wanted> {
    let mut wanted = Wanted::default();
    let words: Vec<&str> = arguments.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let plain: Vec<String> = words.iter().map(|word| slug(word).replace('-', "")).collect();
    let mut period: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let pair = plain.get(at + 1).map(|next| format!("{}{next}", plain[at])).unwrap_or_default();
        let (taken, set): (usize, Option<&mut bool>) = match (plain[at].as_str(), pair.as_str()) {
            ("pdf", _) => (1, Some(&mut wanted.pdf)),
            ("docx" | "word", _) => (1, None),
            ("phuluc" | "annex", _) => (1, Some(&mut wanted.annex)),
            ("bieudo" | "chart", _) => (1, Some(&mut wanted.chart)),
            (_, "phuluc") => (2, Some(&mut wanted.annex)),
            (_, "bieudo") => (2, Some(&mut wanted.chart)),
            ("kem" | "va" | "with" | "and", _) => (1, None),
            _ => {
                period.push(words[at]);
                (1, None)
            }
        };
        if let Some(set) = set {
            *set = true;
        }
        at += taken;
    }
    if !period.is_empty() {
        let words = period.join(" ");
        wanted.period =
            Some(typed::period_of(&words, day).or_else(|| typed::period_of(&format!("tháng {words}"), day))?);
    }
    Some(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_order_say_what_is_wanted() {
        let day = chrono::NaiveDate::from_ymd_opt(2025, 2, 10).expect("a day");
        let january = Some(Period::Month { year: 2025, month: 1 });
        for (typed, expected) in [
            ("", Wanted::default()),
            ("2025-01", Wanted { period: january, ..Wanted::default() }),
            ("tháng 01/2025 pdf", Wanted { period: january, pdf: true, ..Wanted::default() }),
            (
                "01/2025, kèm phụ lục và biểu đồ",
                Wanted { period: january, annex: true, chart: true, ..Wanted::default() },
            ),
        ] {
            assert_eq!(wanted(typed, day), Some(expected), "{typed}");
        }
        assert_eq!(wanted("hôm qua", day), None);
        let all = Wanted { period: january, pdf: true, annex: true, chart: true };
        assert_eq!(wanted(command(&all).trim_start_matches("soanthu"), day), Some(all));
    }
}
