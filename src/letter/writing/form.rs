//! The form of every part, after Nghị định 30/2020/NĐ-CP, Phụ lục I; `docs/letter-form.md` is the checklist. Both writers
//! set a part by this table and know nothing of the decree themselves.

/// A4, millimetres.
pub const PAGE: (f32, f32) = (210.0, 297.0);
/// 20 to 25 mm above and below, 30 to 35 mm on the left, 15 to 20 mm on the right.
pub const TOP: f32 = 20.0;
pub const BOTTOM: f32 = 20.0;
pub const LEFT: f32 = 30.0;
pub const RIGHT: f32 = 20.0;
/// From the upper edge to the page number.
pub const NUMBER_FROM_TOP: f32 = 10.0;
/// Between the margins of an upright page.
pub const TEXT_WIDTH: f32 = PAGE.0 - LEFT - RIGHT;

/// The head stands in two columns: the issuer's and the nation's.
pub const HEAD_COLUMNS: (f32, f32) = (62.0, TEXT_WIDTH - 62.0);
/// The foot too: copies and signature.
pub const FOOT_COLUMNS: (f32, f32) = (76.0, TEXT_WIDTH - 76.0);

/// "Kính gửi:" begins here; the addressees stand below its colon.
pub const ADDRESSED: f32 = 27.5;

/// Room for the signature and the seal, millimetres.
pub const SIGNATURE_ROOM: f32 = 28.0;

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sheet {
    #[default]
    Upright,
    /// For wide tables.
    Lying,
}

impl Sheet {
    /// Width and height, millimetres.
    pub fn size(self) -> (f32, f32) {
        match self {
            Sheet::Upright => PAGE,
            Sheet::Lying => (PAGE.1, PAGE.0),
        }
    }

    /// Between the margins, millimetres.
    pub fn text_width(self) -> f32 {
        self.size().0 - LEFT - RIGHT
    }
}

/// A part of the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Superior,
    Issuer,
    Nation,
    Motto,
    Number,
    PlaceAndDate,
    Subject,
    /// "Kính gửi:" with one addressee, or alone.
    Addressed,
    Addressee,
    Ground,
    Body,
    CopiesTitle,
    Copy,
    Authority,
    Signer,
    AnnexLabel,
    AnnexTitle,
    AnnexReference,
    TableHeading,
    TableCell,
    TableNote,
    PageNumber,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    /// Along both margins.
    Both,
}

/// How a part is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Form {
    /// Points.
    pub size: f32,
    pub bold: bool,
    pub italic: bool,
    pub align: Align,
    /// Millimetres the first line is moved in.
    pub first_line: f32,
    /// Points above and below.
    pub before: f32,
    pub after: f32,
}

/// Times lines: ascent, descent and gap of the font together.
pub const LINE_HEIGHT: f32 = 1.15;

pub fn form(part: Part) -> Form {
    let plain = |size: f32, align: Align| Form {
        size,
        bold: false,
        italic: false,
        align,
        first_line: 0.0,
        before: 0.0,
        after: 0.0,
    };
    match part {
        Part::Superior => plain(12.0, Align::Centre),
        Part::Issuer | Part::Nation => Form { bold: true, ..plain(12.0, Align::Centre) },
        Part::Motto => Form { bold: true, ..plain(13.0, Align::Centre) },
        Part::Number => Form { before: 6.0, ..plain(13.0, Align::Centre) },
        Part::PlaceAndDate => Form { italic: true, before: 6.0, ..plain(13.0, Align::Centre) },
        Part::Subject => Form { before: 6.0, ..plain(12.0, Align::Centre) },
        Part::Addressed => Form { before: 18.0, after: 3.0, ..plain(14.0, Align::Left) },
        Part::Addressee => Form { after: 3.0, ..plain(14.0, Align::Left) },
        Part::Ground => Form { italic: true, first_line: 10.0, after: 6.0, ..plain(14.0, Align::Both) },
        Part::Body => Form { first_line: 10.0, after: 6.0, ..plain(14.0, Align::Both) },
        Part::CopiesTitle => Form { bold: true, italic: true, ..plain(12.0, Align::Left) },
        Part::Copy => plain(11.0, Align::Left),
        Part::Authority | Part::Signer => Form { bold: true, ..plain(14.0, Align::Centre) },
        Part::AnnexLabel => Form { bold: true, ..plain(14.0, Align::Centre) },
        Part::AnnexTitle => Form { bold: true, before: 3.0, ..plain(13.0, Align::Centre) },
        Part::AnnexReference => Form { italic: true, before: 3.0, after: 12.0, ..plain(13.0, Align::Centre) },
        Part::TableHeading => Form { bold: true, ..plain(10.0, Align::Centre) },
        Part::TableCell => plain(11.0, Align::Left),
        Part::TableNote => Form { italic: true, before: 6.0, ..plain(11.0, Align::Left) },
        Part::PageNumber => plain(13.0, Align::Centre),
    }
}
