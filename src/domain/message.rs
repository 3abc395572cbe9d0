//! A message as it is meant, before any channel renders it.

use super::notice_id::NoticeId;
use super::report_id::ReportId;
use serde::{Deserialize, Serialize};

/// One channel-neutral message: what is said, what can be chosen, what is attached. A channel renders it within its
/// capabilities; the content is the same on each.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Message {
    pub blocks: Vec<Block>,
    pub choices: Vec<Choice>,
    pub picture: Option<Picture>,
    pub file: Option<FileRef>,
}

/// A paragraph-level piece. Long messages are split between blocks first, then between lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// The line that answers or names the message; shown strong.
    Title(String),
    Text(Line),
    /// Lines that belong together: a list, the rows of a small table.
    Lines(Vec<Line>),
    /// Where it comes from, what to keep in mind; shown last and lighter.
    Note(String),
}

/// A line of text with emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Line(pub Vec<Span>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    Plain(String),
    Strong(String),
}

/// Something the reader can choose: a button, or a number or word to type where there are no buttons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub label: String,
    pub action: Action,
}

/// What a choice does. [`Action::encode`] stays within 64 bytes, the smallest limit of the channels' button data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Đã tiếp nhận.
    Acknowledge(NoticeId),
    /// Chi tiết.
    Details(NoticeId),
    /// Văn bản gốc.
    Original(NoticeId),
    /// Ask this question as if it had been typed.
    Ask(String),
    /// Run this command as if it had been typed, without the slash.
    Command(String),
    /// Đang thực hiện: the seat has begun with the directive.
    Begin(NoticeId),
    /// Báo cáo: asks for the report on the directive.
    Report(NoticeId),
    /// Theo dõi: the board of the directive.
    Board(NoticeId),
    ShowReport(ReportId),
    AcceptReport(ReportId),
    /// Asks what is missing.
    ReturnReport(ReportId),
    /// Thôi: what was asked for need not come.
    NeverMind,
    /// Sends what expired unsent.
    SendLate(NoticeId),
}

/// A picture made in process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub png: Vec<u8>,
    /// What the picture shows, for those who cannot see it; also its caption.
    pub alt: String,
}

/// A kept document, by the hash of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// SHA-256, hexadecimal.
    pub document: String,
    pub name: String,
}

/// The smallest limit on a button's data among the channels, in bytes.
pub const ACTION_BYTES: usize = 64;

impl Message {
    pub fn new() -> Message {
        Message::default()
    }

    /// A message of one plain paragraph.
    pub fn text(text: impl Into<String>) -> Message {
        Message::new().line(text.into())
    }

    pub fn title(mut self, text: impl Into<String>) -> Message {
        self.blocks.push(Block::Title(text.into()));
        self
    }

    pub fn line(mut self, line: impl Into<Line>) -> Message {
        self.blocks.push(Block::Text(line.into()));
        self
    }

    pub fn lines(mut self, lines: Vec<Line>) -> Message {
        if !lines.is_empty() {
            self.blocks.push(Block::Lines(lines));
        }
        self
    }

    pub fn note(mut self, text: impl Into<String>) -> Message {
        self.blocks.push(Block::Note(text.into()));
        self
    }

    pub fn choice(mut self, label: impl Into<String>, action: Action) -> Message {
        self.choices.push(Choice { label: label.into(), action });
        self
    }

    /// Writes the notice's number into the choices that were drafted with [`NoticeId::UNNUMBERED`].
    pub fn numbered(mut self, number: NoticeId) -> Message {
        for choice in &mut self.choices {
            match &mut choice.action {
                Action::Acknowledge(notice)
                | Action::Details(notice)
                | Action::Original(notice)
                | Action::Begin(notice)
                | Action::Report(notice)
                | Action::Board(notice)
                | Action::SendLate(notice) => {
                    if *notice == NoticeId::UNNUMBERED {
                        *notice = number;
                    }
                }
                Action::Ask(_)
                | Action::Command(_)
                | Action::ShowReport(_)
                | Action::AcceptReport(_)
                | Action::ReturnReport(_)
                | Action::NeverMind => {}
            }
        }
        self
    }

    /// The title line, which names the message; empty when it has none.
    pub fn headline(&self) -> String {
        let title = self.blocks.iter().find_map(|block| match block {
            Block::Title(title) => Some(title.clone()),
            _ => None,
        });
        title.unwrap_or_default()
    }

    /// The words alone, a block a paragraph: for `--json`, logs of tests and the search in past notices.
    pub fn plain_text(&self) -> String {
        let paragraphs: Vec<String> = self
            .blocks
            .iter()
            .map(|block| match block {
                Block::Title(text) | Block::Note(text) => text.clone(),
                Block::Text(line) => line.plain_text(),
                Block::Lines(lines) => lines.iter().map(Line::plain_text).collect::<Vec<_>>().join("\n"),
            })
            .collect();
        paragraphs.join("\n\n")
    }
}

impl Line {
    pub fn strong(text: impl Into<String>) -> Line {
        Line(vec![Span::Strong(text.into())])
    }

    pub fn and(mut self, text: impl Into<String>) -> Line {
        self.0.push(Span::Plain(text.into()));
        self
    }

    pub fn plain_text(&self) -> String {
        self.0.iter().map(Span::text).collect()
    }
}

impl From<String> for Line {
    fn from(text: String) -> Line {
        Line(vec![Span::Plain(text)])
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Line {
        Line::from(text.to_owned())
    }
}

impl Span {
    pub fn text(&self) -> &str {
        match self {
            Span::Plain(text) | Span::Strong(text) => text,
        }
    }
}

impl Action {
    /// The action as button data, or `None` when it does not fit into [`ACTION_BYTES`].
    pub fn encode(&self) -> Option<String> {
        let encoded = match self {
            Action::Acknowledge(notice) => format!("ack:{notice}"),
            Action::Details(notice) => format!("det:{notice}"),
            Action::Original(notice) => format!("doc:{notice}"),
            Action::Ask(question) => format!("ask:{question}"),
            Action::Command(command) => format!("cmd:{command}"),
            Action::Begin(notice) => format!("beg:{notice}"),
            Action::Report(notice) => format!("rep:{notice}"),
            Action::Board(notice) => format!("brd:{notice}"),
            Action::ShowReport(report) => format!("shr:{report}"),
            Action::AcceptReport(report) => format!("acc:{report}"),
            Action::ReturnReport(report) => format!("ret:{report}"),
            Action::NeverMind => "nvm:".to_owned(),
            Action::SendLate(notice) => format!("lat:{notice}"),
        };
        (encoded.len() <= ACTION_BYTES).then_some(encoded)
    }

    /// Reads what [`Action::encode`] wrote; `None` for button data of another origin or an older form.
    pub fn decode(data: &str) -> Option<Action> {
        let (kind, rest) = data.split_once(':')?;
        Some(match kind {
            "ack" => Action::Acknowledge(rest.parse().ok()?),
            "det" => Action::Details(rest.parse().ok()?),
            "doc" => Action::Original(rest.parse().ok()?),
            "ask" => Action::Ask(rest.to_owned()),
            "cmd" => Action::Command(rest.to_owned()),
            "beg" => Action::Begin(rest.parse().ok()?),
            "rep" => Action::Report(rest.parse().ok()?),
            "brd" => Action::Board(rest.parse().ok()?),
            "shr" => Action::ShowReport(rest.parse().ok()?),
            "acc" => Action::AcceptReport(rest.parse().ok()?),
            "ret" => Action::ReturnReport(rest.parse().ok()?),
            "nvm" => Action::NeverMind,
            "lat" => Action::SendLate(rest.parse().ok()?),
            _ => return None,
        })
    }
}
