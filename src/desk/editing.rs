//! Edits of a notice before it is issued. Every edit makes it a draft again: what was approved is not it any more.

use super::{Desk, DeskError, NoticeProblem};
use crate::domain::audit::AuditAct;
use crate::domain::message::{Block, Line, Message};
use crate::domain::notice::{Notice, NoticeId, Stamp, UnknownPolicy};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::SeatId;
use crate::domain::unit::{UnitId, UnitKind};
use crate::store::NoticeEdit;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Longest text of a notice, in characters: four messages of the smallest channel's kind.
const TEXT_LIMIT: usize = 8_000;

/// Longest lateness, in hours: a year.
const LATENESS_LIMIT: i64 = 24 * 366;

/// One change of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// All paragraphs below the title, one a line between empty ones.
    Text(String),
    Title(String),
    AddParagraph(String),
    /// The paragraph with this number, from 1.
    ReplaceParagraph(usize, String),
    RemoveParagraph(usize),
    Urgent(bool),
    /// Hours.
    MaxLateness(i64),
    /// Of a directive, in the words of a letter, or that there is none.
    Deadline(String),
    UnknownPolicy(UnknownPolicy),
    Personal(bool),
    Departments(bool),
    Communes(bool),
    AddUnit(UnitId),
    LeaveOutUnit(UnitId),
    AddSeat(SeatId),
    LeaveOutSeat(SeatId),
    AddKind(UnitKind),
    RemoveKind(UnitKind),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub notice: Notice,
    /// It had been approved, and is not any more.
    pub approval_voided: bool,
    /// The text has signs that look like markup; they are shown as they stand.
    pub has_markup: bool,
}

impl Desk {
    /// Changes a draft or an approved notice, all or nothing.
    pub async fn edit(&self, actor: &Actor, notice: NoticeId, changes: Vec<Change>) -> Result<Edited, DeskError> {
        self.permit(actor, Act::DraftNotice)?;
        let found = self.notice(notice).await?;
        if !found.is_editable() {
            return Err(DeskError::NoticeState { notice, state: found.state });
        }
        let mut edit = NoticeEdit::from(&found);
        for change in changes {
            self.apply(&found, &mut edit, change).await?;
        }
        check_text(&edit.message)?;
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        let has_markup = edit.message != found.message && looks_marked_up(&edit.message.plain_text());
        let edited = self
            .recorded(&stamp.by.clone(), AuditAct::NoticeEdited, notice)
            .edit_notice(notice, found.revision, edit, stamp)
            .await?;
        Ok(Edited { notice: edited, approval_voided: found.approved.is_some(), has_markup })
    }

    async fn apply(&self, found: &Notice, edit: &mut NoticeEdit, change: Change) -> Result<(), DeskError> {
        let audience = &mut edit.audience;
        match change {
            Change::Text(text) => replace_text(&mut edit.message, &text),
            Change::Title(title) => set_title(&mut edit.message, one_line(&title)),
            Change::AddParagraph(text) => add_paragraphs(&mut edit.message, &text),
            Change::ReplaceParagraph(place, text) => replace_paragraph(&mut edit.message, place, &text)?,
            Change::RemoveParagraph(place) => {
                let index = paragraph_index(&edit.message, place)?;
                edit.message.blocks.remove(index);
            }
            Change::Urgent(urgent) => edit.urgent = urgent,
            Change::MaxLateness(hours) if (1..=LATENESS_LIMIT).contains(&hours) => {
                edit.max_lateness = TimeDelta::hours(hours);
            }
            Change::MaxLateness(_) => return Err(NoticeProblem::Lateness.into()),
            Change::Deadline(words) => self.set_deadline(found, edit, &words).await?,
            Change::UnknownPolicy(policy) => edit.unknown_policy = policy,
            Change::Personal(personal) => edit.personal = personal,
            Change::Departments(all) => audience.departments = all,
            Change::Communes(all) => audience.communes = all,
            Change::AddUnit(unit) => audience.add_unit(self.known_unit(unit)?),
            Change::LeaveOutUnit(unit) => audience.leave_out_unit(self.known_unit(unit)?),
            Change::AddSeat(seat) => audience.add_seat(self.known_seat(seat).await?),
            Change::LeaveOutSeat(seat) => audience.leave_out_seat(self.known_seat(seat).await?),
            Change::AddKind(kind) => audience.add_kind(kind),
            Change::RemoveKind(kind) => audience.kinds.retain(|named| *named != kind),
        }
        Ok(())
    }

    fn known_unit(&self, unit: UnitId) -> Result<UnitId, DeskError> {
        match self.store.units().get(&unit) {
            Some(_) => Ok(unit),
            None => Err(DeskError::NotFound { what: "unit", id: unit.to_string() }),
        }
    }

    async fn known_seat(&self, seat: SeatId) -> Result<SeatId, DeskError> {
        match self.store.seat(&seat).await? {
            Some(_) => Ok(seat),
            None => Err(DeskError::NotFound { what: "seat", id: seat.to_string() }),
        }
    }
}

/// The paragraphs that a person can replace, in the order of their numbers; the title is none of them.
pub fn paragraphs(message: &Message) -> impl Iterator<Item = String> {
    let texts = message.blocks.iter().filter(|block| !matches!(block, Block::Title(_)));
    texts.map(|block| Message { blocks: vec![block.clone()], ..Message::default() }.plain_text())
}

/// Hours after which what has not left is not sent any more.
pub fn deadline_hours(notice: &Notice) -> String {
    notice.max_lateness.num_hours().to_string()
}

/// The place among the blocks of the paragraph with this number.
fn paragraph_index(message: &Message, place: usize) -> Result<usize, NoticeProblem> {
    let mut texts = message.blocks.iter().enumerate().filter(|(_, block)| !matches!(block, Block::Title(_)));
    let count = texts.clone().count();
    let found = place.checked_sub(1).and_then(|place| texts.nth(place));
    found.map(|(index, _)| index).ok_or(NoticeProblem::NoParagraph { place, count })
}

fn replace_text(message: &mut Message, text: &str) {
    let choices = std::mem::take(&mut message.choices);
    let titles: Vec<Block> =
        std::mem::take(&mut message.blocks).into_iter().filter(|block| matches!(block, Block::Title(_))).collect();
    *message = Message { blocks: titles, choices, ..Message::default() };
    message.blocks.extend(blocks(text));
}

fn set_title(message: &mut Message, title: String) {
    message.blocks.retain(|block| !matches!(block, Block::Title(_)));
    if !title.is_empty() {
        message.blocks.insert(0, Block::Title(title));
    }
}

/// New paragraphs stand before the notes, which name the source.
pub(super) fn add_paragraphs(message: &mut Message, text: &str) {
    let notes = message.blocks.iter().rev().take_while(|block| matches!(block, Block::Note(_))).count();
    let place = message.blocks.len() - notes;
    message.blocks.splice(place..place, blocks(text));
}

fn replace_paragraph(message: &mut Message, place: usize, text: &str) -> Result<(), NoticeProblem> {
    let index = paragraph_index(message, place)?;
    let note = matches!(message.blocks.get(index), Some(Block::Note(_)));
    let new = if note { vec![Block::Note(one_line(text))] } else { blocks(text) };
    message.blocks.splice(index..=index, new);
    Ok(())
}

/// Paragraphs are separated by empty lines; every sign is taken as it stands.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let clean: String = text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let mut paragraphs: Vec<Vec<Line>> = vec![Vec::new()];
    for line in clean.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() => paragraph.push(Line::from(line)),
            _ => paragraphs.push(Vec::new()),
        }
    }
    let filled = paragraphs.into_iter().filter_map(|mut lines| match lines.len() {
        0 => None,
        1 => lines.pop().map(Block::Text),
        _ => Some(Block::Lines(lines)),
    });
    filled.collect()
}

pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn check_text(message: &Message) -> Result<(), NoticeProblem> {
    let text = message.plain_text();
    let characters = text.chars().count();
    if text.trim().is_empty() {
        return Err(NoticeProblem::NoText);
    }
    if characters > TEXT_LIMIT {
        return Err(NoticeProblem::TooLong { characters, limit: TEXT_LIMIT });
    }
    Ok(())
}

/// `<b>`, `</i>`, `**strong**`: signs that some channels elsewhere would read.
fn looks_marked_up(text: &str) -> bool {
    let tag = text.match_indices('<').any(|(at, _)| {
        let inner = text[at + 1..].trim_start_matches('/');
        inner.starts_with(|c: char| c.is_ascii_alphabetic()) && inner.chars().take(20).any(|c| c == '>')
    });
    tag || text.contains("**")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message::new().title("Kết quả").line("Một").lines(vec!["Hai a".into(), "Hai b".into()]).note("Nguồn")
    }

    #[test]
    fn paragraphs_are_numbered_below_the_title() {
        assert_eq!(paragraphs(&message()).collect::<Vec<_>>(), ["Một", "Hai a\nHai b", "Nguồn"]);
        let mut edited = message();
        replace_paragraph(&mut edited, 2, "Mới\n\n  Thêm \n").expect("there");
        assert_eq!(edited.plain_text(), "Kết quả\n\nMột\n\nMới\n\nThêm\n\nNguồn");
        assert_eq!(replace_paragraph(&mut edited, 9, "x"), Err(NoticeProblem::NoParagraph { place: 9, count: 4 }));
        assert_eq!(replace_paragraph(&mut edited, 0, "x"), Err(NoticeProblem::NoParagraph { place: 0, count: 4 }));
        add_paragraphs(&mut edited, "Cuối");
        assert_eq!(edited.plain_text(), "Kết quả\n\nMột\n\nMới\n\nThêm\n\nCuối\n\nNguồn");
        replace_text(&mut edited, "Chỉ còn \u{7}đây\r\ndòng hai");
        assert_eq!(edited.plain_text(), "Kết quả\n\nChỉ còn đây\ndòng hai");
        set_title(&mut edited, one_line("  Tên\nmới "));
        assert_eq!(edited.plain_text(), "Tên mới\n\nChỉ còn đây\ndòng hai");
    }

    #[test]
    fn a_notice_without_text_and_one_too_long_are_refused() {
        assert_eq!(check_text(&Message::text(" \n")), Err(NoticeProblem::NoText));
        assert_eq!(check_text(&Message::text("ệ".repeat(TEXT_LIMIT))), Ok(()));
        let refused = check_text(&Message::text("ệ".repeat(40_000)));
        assert_eq!(refused, Err(NoticeProblem::TooLong { characters: 40_000, limit: TEXT_LIMIT }));
    }

    #[test]
    fn signs_of_markup_are_noticed_and_comparisons_are_not() {
        assert!(looks_marked_up("xem <b>ngay</b>") && looks_marked_up("**gấp**") && looks_marked_up("<a href=\"x\">"));
        assert!(!looks_marked_up("điểm < 90 và > 70") && !looks_marked_up("a<b"));
    }
}
