//! The parts of a letter → pages of placed items, in points from the upper left corner.

use super::lines::{Run, SetLine, broken};
use super::points;
use crate::letter::writing::faces::Face;
use crate::letter::writing::form::{self, Align, Form, LINE_HEIGHT, Part, Sheet, form};
use crate::letter::writing::paper::{Annex, AnnexContent, Foot, Head, Line, Paper, Piece, Table};
use crate::letter::writing::pictures;

/// Something that stands on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Text {
        x: f32,
        base: f32,
        run: Run,
        size: f32,
        /// Added to every space, so that the line fills its width.
        stretch: f32,
    },
    /// The coloured ground of a mark.
    Ground {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
    Rule {
        from: (f32, f32),
        to: (f32, f32),
    },
    /// The picture of the annex with this index.
    Picture {
        annex: usize,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    pub sheet: Sheet,
    pub items: Vec<Item>,
}

/// From the top of a line to its base, as a share of the size.
const ASCENT: f32 = 0.9;

/// Inside a table's cell, points.
const PADDING: f32 = 2.8;

/// Where a part is set.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    width: f32,
}

struct Flow {
    pages: Vec<Page>,
    y: f32,
    /// Page of its section, from 1.
    number: u32,
    sheet: Sheet,
}

pub fn pages(paper: &Paper) -> Vec<Page> {
    let mut flow = Flow { pages: Vec::new(), y: 0.0, number: 0, sheet: Sheet::Upright };
    flow.section(Sheet::Upright);
    flow.head(&paper.head);
    flow.addressees(paper);
    for ground in &paper.grounds {
        flow.paragraph(Part::Ground, ground);
    }
    if let Some((last, body)) = paper.body.split_last() {
        for line in body {
            flow.paragraph(Part::Body, line);
        }
        // The last sentence stands on the page of the signature.
        let height = flow.height(&form(Part::Body), last, flow.text()) + foot_height(&flow, &paper.foot);
        flow.room(height);
        flow.paragraph(Part::Body, last);
    }
    flow.foot(&paper.foot);
    for (at, annex) in paper.annexes.iter().enumerate() {
        flow.section(annex.content.sheet());
        flow.annex(at, annex);
    }
    flow.pages
}

/// Two columns of the text, side by side.
fn columns(widths: (f32, f32)) -> (Place, Place) {
    let left = Place { x: points(form::LEFT), width: points(widths.0) };
    (left, Place { x: left.x + left.width, width: points(widths.1) })
}

impl Flow {
    /// A new page, counted from 1 again.
    fn section(&mut self, sheet: Sheet) {
        (self.number, self.sheet) = (0, sheet);
        self.page();
    }

    fn page(&mut self) {
        self.number += 1;
        self.pages.push(Page { sheet: self.sheet, items: Vec::new() });
        if self.number > 1 {
            self.y = points(form::NUMBER_FROM_TOP);
            let number = Line(vec![Piece::plain(self.number.to_string())]);
            self.set(&form(Part::PageNumber), &number, self.text());
        }
        self.y = points(form::TOP);
    }

    fn bottom(&self) -> f32 {
        points(self.sheet.size().1 - form::BOTTOM)
    }

    /// Between the margins.
    fn text(&self) -> Place {
        Place { x: points(form::LEFT), width: points(self.sheet.text_width()) }
    }

    /// Goes on to the next page when so much does not stand on this one.
    fn room(&mut self, height: f32) {
        if self.y + height > self.bottom() && self.y > points(form::TOP) {
            self.page();
        }
    }

    fn put(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    /// A part of the running text, broken over pages where it must be.
    fn paragraph(&mut self, part: Part, line: &Line) {
        self.set(&form(part), line, self.text());
    }

    fn set(&mut self, form: &Form, line: &Line, place: Place) {
        let step = form.size * LINE_HEIGHT;
        self.y += form.before;
        for set in broken(line, form, place.width, points(form.first_line)) {
            if self.number > 0 && self.y > points(form::TOP) {
                self.room(step);
            }
            self.set_line(form, &set, place);
            self.y += step;
        }
        self.y += form.after;
    }

    fn set_line(&mut self, form: &Form, line: &SetLine, place: Place) {
        let free = place.width - line.indent - line.width;
        let spaces: usize = line.runs.iter().map(|run| run.text.matches(' ').count()).sum();
        let stretch = match form.align {
            Align::Both if !line.last && spaces > 0 => free / spaces as f32,
            _ => 0.0,
        };
        let mut x = place.x + line.indent + if form.align == Align::Centre { free / 2.0 } else { 0.0 };
        let base = self.y + form.size * ASCENT;
        for run in &line.runs {
            let width = run.face.width(&run.text, form.size) + stretch * run.text.matches(' ').count() as f32;
            if run.marked {
                self.put(Item::Ground { x, y: self.y, width, height: form.size * LINE_HEIGHT });
            }
            self.put(Item::Text { x, base, run: run.clone(), size: form.size, stretch });
            x += width;
        }
    }

    fn height(&self, form: &Form, line: &Line, place: Place) -> f32 {
        let lines = broken(line, form, place.width, points(form.first_line)).len();
        form.before + form.after + form.size * LINE_HEIGHT * lines as f32
    }

    /// Several parts below one another in a column; where it ends.
    fn column(&mut self, top: f32, parts: &[(Part, &Line)], place: Place) -> f32 {
        self.y = top;
        for (part, line) in parts {
            self.set(&form(*part), line, place);
        }
        self.y
    }

    fn rule(&mut self, length: f32, place: Place) {
        let y = self.y + 2.0;
        let from = place.x + (place.width - length) / 2.0;
        self.put(Item::Rule { from: (from, y), to: (from + length, y) });
        self.y += 4.0;
    }

    fn head(&mut self, head: &Head) {
        let (left, right) = columns(form::HEAD_COLUMNS);
        let top = self.y;
        let issuer: Vec<(Part, &Line)> = head
            .superior
            .iter()
            .map(|line| (Part::Superior, line))
            .chain(head.issuer.iter().map(|line| (Part::Issuer, line)))
            .collect();
        self.column(top, &issuer, left);
        let longest = head.issuer.iter().map(|line| natural(line, Part::Issuer)).fold(0.0, f32::max);
        self.rule(longest * 0.45, left);
        let issuer_end = self.y;
        self.column(top, &[(Part::Nation, &head.nation), (Part::Motto, &head.motto)], right);
        self.rule(natural(&head.motto, Part::Motto), right);
        let below = self.y.max(issuer_end);
        let dated = self.column(below, &[(Part::PlaceAndDate, &head.place_and_date)], right);
        let numbered = self.column(below, &[(Part::Number, &head.number), (Part::Subject, &head.subject)], left);
        self.y = numbered.max(dated);
    }

    /// One beside "Kính gửi:", in the middle; several below it, under the colon.
    fn addressees(&mut self, paper: &Paper) {
        if let [one] = paper.addressees.as_slice() {
            let both = paper.addressed.clone().and(Line(vec![Piece::plain(" ")])).and(one.clone());
            self.set(&Form { align: Align::Centre, ..form(Part::Addressed) }, &both, self.text());
        } else {
            let text = self.text();
            let indent = points(form::ADDRESSED);
            let title = Place { x: text.x + indent, width: text.width - indent };
            self.set(&form(Part::Addressed), &paper.addressed, title);
            let colon = indent + natural(&paper.addressed, Part::Addressed);
            let list = Place { x: text.x + colon, width: text.width - colon };
            for line in &paper.addressees {
                self.set(&form(Part::Addressee), line, list);
            }
        }
        self.y += 9.0;
    }

    fn foot(&mut self, foot: &Foot) {
        self.room(foot_height(self, foot));
        self.y += 6.0;
        let (left, right) = columns(form::FOOT_COLUMNS);
        let top = self.y;
        let copies: Vec<(Part, &Line)> = std::iter::once((Part::CopiesTitle, &foot.title))
            .chain(foot.copies.iter().map(|line| (Part::Copy, line)))
            .collect();
        let copied = self.column(top, &copies, left);
        let authority: Vec<(Part, &Line)> = foot.authority.iter().map(|line| (Part::Authority, line)).collect();
        let signed = self.column(top, &authority, right) + points(form::SIGNATURE_ROOM);
        let signed = self.column(signed, &[(Part::Signer, &foot.signer)], right);
        self.y = copied.max(signed);
    }

    fn annex(&mut self, at: usize, annex: &Annex) {
        self.paragraph(Part::AnnexLabel, &annex.label);
        self.paragraph(Part::AnnexTitle, &annex.title);
        self.paragraph(Part::AnnexReference, &annex.reference);
        match &annex.content {
            AnnexContent::Table(table) => self.table(table),
            AnnexContent::Picture(picture) => {
                let (width, height) = pictures::fitted(&picture.png);
                let (width, height) = (points(width), points(height));
                self.room(height);
                let x = self.text().x + (self.text().width - width) / 2.0;
                self.put(Item::Picture { annex: at, x, y: self.y, width, height });
                self.y += height;
            }
        }
    }

    /// The heading stands again on every page.
    fn table(&mut self, table: &Table) {
        let headings: Vec<&Line> = table.columns.iter().map(|column| &column.heading).collect();
        self.row(table, &headings, true);
        for cells in &table.rows {
            let cells: Vec<&Line> = cells.iter().collect();
            if self.y + self.row_height(table, &cells, false) > self.bottom() {
                self.page();
                self.row(table, &headings, true);
            }
            self.row(table, &cells, false);
        }
        for note in &table.notes {
            self.paragraph(Part::TableNote, note);
        }
    }

    fn row_height(&self, table: &Table, cells: &[&Line], heading: bool) -> f32 {
        let heights = table.columns.iter().zip(cells).map(|(column, cell)| {
            let place = Place { x: 0.0, width: points(column.width) - 2.0 * PADDING };
            self.height(&cell_form(column.centred, heading), cell, place)
        });
        heights.fold(0.0, f32::max) + 2.0 * PADDING
    }

    fn row(&mut self, table: &Table, cells: &[&Line], heading: bool) {
        let (top, height) = (self.y, self.row_height(table, cells, heading));
        let mut x = self.text().x;
        self.put(Item::Rule { from: (x, top), to: (x, top + height) });
        for (column, cell) in table.columns.iter().zip(cells) {
            let form = cell_form(column.centred, heading);
            let place = Place { x: x + PADDING, width: points(column.width) - 2.0 * PADDING };
            // Headings begin on one line, so that whoever reads the text of the file can put them together again.
            let free = if heading { 0.0 } else { height - 2.0 * PADDING - self.height(&form, cell, place) };
            self.y = top + PADDING + free / 2.0;
            self.set(&form, cell, place);
            x += points(column.width);
            self.put(Item::Rule { from: (x, top), to: (x, top + height) });
        }
        for y in [top, top + height] {
            self.put(Item::Rule { from: (self.text().x, y), to: (x, y) });
        }
        self.y = top + height;
    }
}

fn cell_form(centred: bool, heading: bool) -> Form {
    if heading {
        return form(Part::TableHeading);
    }
    let plain = form(Part::TableCell);
    if centred { Form { align: Align::Centre, ..plain } } else { plain }
}

/// The width of the line when nothing breaks it.
fn natural(line: &Line, part: Part) -> f32 {
    let form = form(part);
    Face::of(form.bold, form.italic).width(&line.plain_text(), form.size)
}

fn foot_height(flow: &Flow, foot: &Foot) -> f32 {
    let (left, right) = columns(form::FOOT_COLUMNS);
    let copies: f32 = foot.copies.iter().map(|line| flow.height(&form(Part::Copy), line, left)).sum();
    let copies = copies + flow.height(&form(Part::CopiesTitle), &foot.title, left);
    let authority: f32 = foot.authority.iter().map(|line| flow.height(&form(Part::Authority), line, right)).sum();
    let signer = flow.height(&form(Part::Signer), &foot.signer, right);
    copies.max(authority + points(form::SIGNATURE_ROOM) + signer) + 6.0
}
