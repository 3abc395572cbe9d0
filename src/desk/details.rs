//! What stands behind a notice: the letter in full (Chi tiết) and the original file (Văn bản gốc).

use super::drafting::{capitalised, cited_document, directive_facts, doubt_lines, headline, own_sets, source};
use super::{Desk, DeskError};
use crate::domain::figure::{Figure, FigureRole, FigureSet};
use crate::domain::letter::Letter;
use crate::domain::message::{FileRef, Line, Message};
use crate::domain::notice::{NoticeId, NoticeKind};
use crate::text::{Text, numbers};

impl Desk {
    /// Every figure of the announcement with its rate and share, and the grounds; of a directive, its whole record.
    /// Reading needs no right of the office; whether the reader may see the notice is the caller's question.
    pub async fn details(&self, notice: NoticeId, text: Text<'_>) -> Result<Message, DeskError> {
        let notice = self.notice(notice).await?;
        let letter = self.letter(&notice.letter).await?;
        let units = self.store.units();
        let note = source(&letter.content, &units, text);
        let message = match notice.kind {
            NoticeKind::Announcement { .. } => announcement_details(&letter, text),
            NoticeKind::Directive { ordinal, .. } => directive_details(&letter, ordinal, text),
        };
        Ok(message.note(note))
    }

    /// The original file of a notice's letter.
    pub async fn original(&self, notice: NoticeId, text: Text<'_>) -> Result<Message, DeskError> {
        let notice = self.notice(notice).await?;
        let letter = self.letter(&notice.letter).await?;
        Ok(self.document(&letter, text))
    }

    /// A letter's original file, under the line that names its source.
    pub fn document(&self, letter: &Letter, text: Text<'_>) -> Message {
        let mut message = Message::new().line(source(&letter.content, &self.store.units(), text));
        message.file = Some(FileRef { document: letter.document.clone(), name: letter.file_name.clone() });
        message
    }
}

fn announcement_details(letter: &Letter, text: Text<'_>) -> Message {
    let mut message = Message::new().title(text.details_title());
    for set in own_sets(&letter.content) {
        message = message.line(Line::strong(headline(set, text)));
        message = message.lines(set.own_groups().map(|figure| Line::from(detail_line(set, figure, text))).collect());
        message = message.lines(doubt_lines(&letter.content, Some(set.period), text));
    }
    if !letter.content.grounds.is_empty() {
        message = message.line(Line::strong(text.details_grounds()));
        message = message.lines(letter.content.grounds.iter().map(|ground| Line::from(ground.text.as_str())).collect());
    }
    message
}

fn detail_line(set: &FigureSet, figure: &Figure, text: Text<'_>) -> String {
    let lang = text.lang();
    let mut facts = Vec::new();
    if let Some(share) = figure.share() {
        facts.push(text.details_share(numbers::rate(share, lang)));
    }
    if let Some(rate) = &figure.rate {
        facts.push(text.details_rate(numbers::rate(rate.rate, lang)));
    }
    if let Some(average) = set.find(FigureRole::ProvinceAverage, figure.indicator) {
        facts.push(text.details_average(numbers::points(average.points, lang)));
    }
    facts.push(text.details_line(figure.line.to_string()));
    let (points, max) = (numbers::points(figure.points, lang), numbers::points(figure.max, lang));
    text.details_figure(text.indicator(figure.indicator), points, max, facts.join("; "))
}

fn directive_details(letter: &Letter, ordinal: u32, text: Text<'_>) -> Message {
    let mut message = Message::new().title(text.details_directive_title(ordinal.to_string()));
    if let Some(directive) = letter.content.directives.iter().find(|directive| directive.ordinal == ordinal) {
        message = message.line(directive.text.clone()).lines(directive_facts(directive, text));
        message = message.line(capitalised(&text.details_line(directive.line.to_string())));
    }
    let cited: Vec<Line> = letter
        .content
        .grounds
        .iter()
        .filter_map(|ground| ground.cited.as_ref().map(|cited| Line::from(cited_document(cited, text))))
        .collect();
    if cited.is_empty() {
        return message;
    }
    message.line(Line::strong(text.details_grounds())).lines(cited)
}
