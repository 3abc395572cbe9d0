//! A letter as its parts, before any file format: what stands where, not how it is drawn.

use super::form::Sheet;
use crate::domain::message::Picture;

/// The whole letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    pub head: Head,
    /// "Kính gửi:"
    pub addressed: Line,
    /// One stands beside "Kính gửi:", several below it.
    pub addressees: Vec<Line>,
    pub grounds: Vec<Line>,
    pub body: Vec<Line>,
    pub foot: Foot,
    pub annexes: Vec<Annex>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub superior: Vec<Line>,
    pub issuer: Vec<Line>,
    pub nation: Line,
    pub motto: Line,
    pub number: Line,
    pub subject: Line,
    pub place_and_date: Line,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foot {
    /// "Nơi nhận:"
    pub title: Line,
    pub copies: Vec<Line>,
    pub authority: Vec<Line>,
    pub signer: Line,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Annex {
    pub label: Line,
    pub title: Line,
    /// "(Kèm theo Công văn số …)"
    pub reference: Line,
    pub content: AnnexContent,
}

#[derive(Debug, Clone, PartialEq)]
pub enum AnnexContent {
    Table(Table),
    Picture(Picture),
}

impl AnnexContent {
    /// A table has more columns than an upright page has room for.
    pub fn sheet(&self) -> Sheet {
        match self {
            AnnexContent::Table(_) => Sheet::Lying,
            AnnexContent::Picture(_) => Sheet::Upright,
        }
    }
}

/// A table with one heading row, which stands again on every page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Line>>,
    pub notes: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub heading: Line,
    /// Millimetres.
    pub width: f32,
    pub centred: bool,
}

/// A paragraph's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Piece>);

/// Words of one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Bold where the rest of the paragraph is not.
    pub strong: bool,
    /// A blank or a doubtful figure: set on a ground of colour, to be seen before signing.
    pub marked: bool,
}

impl Piece {
    pub fn plain(text: impl Into<String>) -> Piece {
        Piece { text: text.into(), ..Piece::default() }
    }
}

impl Line {
    pub fn strong(text: impl Into<String>) -> Line {
        Line(vec![Piece { strong: true, ..Piece::plain(text) }])
    }

    pub fn and(mut self, other: Line) -> Line {
        self.0.extend(other.0);
        self
    }

    pub fn plain_text(&self) -> String {
        self.0.iter().map(|piece| piece.text.as_str()).collect()
    }
}
