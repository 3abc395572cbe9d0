//! The body of a letter from top to bottom: each sentence goes to the grounds, the results or the directives.

use super::directives::{self, Asking};
use super::grounds;
use super::header;
use super::paragraph::{self, Marker, Paragraph};
use super::periods;
use super::reading::{Place, Stray, Subject, When};
use super::results::{Passage, Results};
use super::sentences::sentences;
use super::table::{Kind, Table, is_blank};
use crate::domain::figure::Doubt;
use crate::domain::letter::{Directive, Ground, LetterDoubt};
use crate::domain::scale::Scales;

/// How many paragraphs below a table may be notes on it.
const NOTES: usize = 3;

/// The body while it is read.
pub struct Body<'a> {
    paragraphs: &'a [Paragraph],
    pub results: Results<'a>,
    asking: Asking<'a>,
    addressees: &'a [String],
    cut_before: bool,
    cut_behind: bool,
    /// The letter goes to those above alone.
    told_above: bool,
    /// The addressees of the list of directives that is open.
    lead: Option<Vec<String>>,
    /// Within that list, the addressees of the item that is open, and its marker.
    item: Option<(Option<Marker>, Vec<String>)>,
    seen_results: bool,
    pub grounds: Vec<Ground>,
    pub directives: Vec<Directive>,
    pub doubts: Vec<LetterDoubt>,
}

impl<'a> Body<'a> {
    /// `cut` says whether the text may begin, and end, within what was written.
    pub fn new(
        paragraphs: &'a [Paragraph],
        asking: Asking<'a>,
        addressees: &'a [String],
        scales: &'a Scales,
        cut: (bool, bool),
    ) -> Body<'a> {
        let told_above = directives::is_told_above(addressees, &asking);
        Body {
            told_above,
            paragraphs,
            results: Results::new(asking.names, asking.home, scales),
            asking,
            addressees,
            cut_before: cut.0,
            cut_behind: cut.1,
            lead: None,
            item: None,
            seen_results: false,
            grounds: Vec::new(),
            directives: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// The line of the subject may name period and unit for all that follows.
    pub fn subject(&mut self, subject: &str) {
        for paragraph in &paragraph::paragraphs(std::iter::once((1, subject))) {
            let to = paragraph.tokens.len();
            self.results.read(&Passage { paragraph, index: usize::MAX, from: 0, to, edges: (false, false) });
        }
    }

    /// The tasks in a column of a table, each for the unit of its row.
    fn tasks_of(&mut self, table: &Table) {
        let place = |kind: Kind| table.columns.iter().position(|column| column.kind == kind);
        let Some(task) = place(Kind::Task).filter(|_| table.exact) else { return };
        let due = place(Kind::Due);
        let unit = place(Kind::Unit);
        for row in table.rows.iter().filter(|row| !row.hidden) {
            let cell = |at: Option<usize>| at.and_then(|at| row.cells.as_ref()?.get(at)).map_or("", String::as_str);
            if is_blank(cell(Some(task))) {
                continue;
            }
            let due =
                due.map(|at| (table.columns[at].heading.as_str(), cell(Some(at)))).filter(|(_, due)| !is_blank(due));
            let directive = directives::of_row(cell(Some(task)), due, cell(unit), row.line, &self.asking);
            self.doubt_deadline(directive.undated.clone(), directive.line);
            self.directives.push(directive);
        }
    }

    pub fn paragraph(&mut self, index: usize) {
        let paragraph = &self.paragraphs[index];
        if paragraph.begins_sheet {
            self.lead = None;
            self.item = None;
            return self.results.begin_sheet();
        }
        if let Some(table) = &paragraph.table {
            self.lead = None;
            self.item = None;
            self.seen_results = true;
            let notes = self.paragraphs[index + 1..]
                .iter()
                .take(NOTES)
                .take_while(|note| note.table.is_none() && !note.begins_sheet);
            let notes: Vec<&str> = notes.map(|note| note.text.as_str()).collect();
            self.results.read_table(table, &notes, self.cut_behind && index + 1 == self.paragraphs.len());
            return self.tasks_of(table);
        }
        if self.lead.is_some() && !returns_to_results(paragraph) {
            return self.listed_directive(index);
        }
        self.lead = None;
        self.item = None;
        if self.seen_results && directives::announces_tasks(paragraph) {
            let whole = paragraph.tokens.len();
            let asked = directives::demand(paragraph, 0, whole);
            self.lead = Some(asked.map_or_else(Vec::new, |from| directives::addressees(paragraph, from, whole).0));
            return;
        }
        let whole = paragraph.tokens.len();
        // Where the results of the paragraph begin, where they end, and where each directive begins.
        let mut from = 0;
        let mut until = None;
        let mut asked: Vec<usize> = Vec::new();
        for (begin, end) in sentences(paragraph) {
            let demanded = directives::demand(paragraph, begin, end).filter(|_| !self.is_ground(paragraph, begin, end));
            if let Some(behind) = demanded.filter(|_| end == whole && paragraph.text.ends_with(':')) {
                self.result(index, from, until.unwrap_or(begin));
                self.directives_of(index, &asked, begin);
                self.lead = Some(directives::addressees(paragraph, behind, end).0);
                return;
            }
            let concludes = self.seen_results && demanded.is_none() && directives::concludes(paragraph, begin, end);
            let opened = directives::opens_list(paragraph, begin, end).or_else(|| concludes.then(Vec::new));
            if end == whole
                && demanded.is_none()
                && let Some(whom) = opened
            {
                self.result(index, from, until.unwrap_or(begin));
                self.directives_of(index, &asked, begin);
                self.lead = Some(whom);
                return;
            }
            if demanded.is_some()
                || (self.seen_results && self.may_instruct(index) && directives::instructs(paragraph, begin, end))
                || self.asks_before_results(paragraph, begin, end)
                || grounds::ground(paragraph, begin, end).is_none()
                    && (directives::replaces_a_deadline(paragraph, (begin, end), &self.asking)
                        || directives::changes_a_task(paragraph, (begin, end)))
            {
                until = until.or(Some(begin));
                asked.push(begin);
            } else if asked.is_empty()
                && !self.seen_results
                && let Some((ground, goes_on)) = grounds::ground(paragraph, begin, end)
            {
                self.grounds.push(ground);
                from = goes_on;
            }
        }
        self.result(index, from, until.unwrap_or(whole));
        self.directives_of(index, &asked, whole);
    }

    /// Below the heading of causes, and in what ends a letter, nobody is told to do anything without a word that demands it.
    fn may_instruct(&self, index: usize) -> bool {
        let heading = self.heading_above(index);
        !directives::is_closing(&self.paragraphs[index]) && !heading.is_some_and(directives::announces_causes)
    }

    fn heading_above(&self, index: usize) -> Option<&Paragraph> {
        self.paragraphs[..=index].iter().rfind(|above| directives::is_heading(above))
    }

    /// Directives that begin at `asked`, the last one reaching to `to`.
    fn directives_of(&mut self, index: usize, asked: &[usize], to: usize) {
        for (at, begin) in asked.iter().enumerate() {
            self.directive(index, *begin, asked.get(at + 1).copied().unwrap_or(to), &[]);
        }
    }

    /// Where the results stand in an annex, the letter asks before it states them. Grounds begin in their own way, and what
    /// stands above the salutation belongs to the head.
    fn asks_before_results(&self, paragraph: &Paragraph, begin: usize, end: usize) -> bool {
        let whole_task = paragraph.text.ends_with('.') && paragraph.tokens.len() > 8;
        // "Văn phòng gửi các đơn vị kết quả … (Phụ lục I kèm theo)" is what the letter itself does.
        let said = paragraph.slice(begin, end);
        let whole_task = whole_task && !said.contains(" điểm") && !said.contains("kèm theo");
        !self.seen_results
            && whole_task
            && !self.addressees.is_empty()
            && !directives::is_closing(paragraph)
            && grounds::ground(paragraph, begin, end).is_none()
            && (directives::instructed_at(paragraph, begin, end).is_some()
                || directives::tells_somebody(paragraph, begin, end))
    }

    /// A ground may quote what a document demands.
    fn is_ground(&self, paragraph: &Paragraph, begin: usize, end: usize) -> bool {
        !self.seen_results && grounds::ground(paragraph, begin, end).is_some_and(|(_, goes_on)| goes_on == end)
    }

    fn result(&mut self, index: usize, from: usize, to: usize) {
        if from >= to {
            return;
        }
        let before = self.results.readings.scores.len() + self.results.readings.stray.len();
        self.results.read(&self.passage(index, from, to));
        self.seen_results |= self.results.readings.scores.len() + self.results.readings.stray.len() > before;
    }

    fn passage(&self, index: usize, from: usize, to: usize) -> Passage<'a> {
        let paragraph = &self.paragraphs[index];
        let edges = (
            self.cut_before && index == 0 && from == 0,
            self.cut_behind && index + 1 == self.paragraphs.len() && to == paragraph.tokens.len(),
        );
        Passage { paragraph, index, from, to, edges }
    }

    fn listed_directive(&mut self, index: usize) {
        let paragraph = &self.paragraphs[index];
        let to = paragraph.tokens.len();
        // The number of a page, the lines above names.
        let capitals = paragraph.marker.is_none() && to <= 8 && !paragraph.text.contains(char::is_lowercase);
        // "KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG".
        let in_the_name = ["KT.", "TL.", "TM.", "TUQ."].iter().any(|sign| paragraph.text.starts_with(sign));
        let capitals = capitals || in_the_name && !paragraph.text.contains(char::is_lowercase);
        let signs =
            to <= 3 && paragraph.text.starts_with("Người ") || capitals || header::is_a_day_alone(&paragraph.tokens);
        if signs || !paragraph.text.contains(char::is_alphabetic) {
            return;
        }
        if directives::is_assignment(paragraph)
            && let Some(line) = self.line_of_task_above(index)
            && let Some(task) = self.directives.last_mut().filter(|task| task.line >= line)
        {
            let undated = directives::assign(task, paragraph, &self.asking);
            return self.doubt_deadline(undated, paragraph.line_of(0));
        }
        if matches!(paragraph.marker, Some(Marker::Roman | Marker::Part { depth: 1 }))
            && directives::announces_tasks(paragraph)
        {
            self.lead = Some(Vec::new());
            self.item = None;
            return;
        }
        if let Some(whom) = directives::heads_a_list(paragraph) {
            // "Giám đốc Sở giao:", "IV. KIẾN NGHỊ": a heading within the list asks for nothing itself.
            self.lead = Some(whom);
            self.item = None;
            return;
        }
        if self.item.as_ref().is_some_and(|(marker, _)| *marker == paragraph.marker) {
            self.item = None;
        }
        let closes = paragraph.marker.is_none() && directives::is_closing(paragraph);
        if closes {
            self.lead = None;
            let asks = |(begin, end): &(usize, usize)| directives::demand(paragraph, *begin, *end).is_some();
            let asked: Vec<usize> = sentences(paragraph).into_iter().filter(asks).map(|(begin, _)| begin).collect();
            return self.directives_of(index, &asked, to);
        }
        let next = self.paragraphs.get(index + 1).and_then(|next| next.marker);
        let heads_items = match paragraph.marker {
            Some(Marker::Article) => true,
            Some(marker) => next.is_some_and(|next| next != marker),
            None => false,
        };
        if paragraph.text.ends_with(':') || heads_items {
            let from = directives::demand(paragraph, 0, to).unwrap_or(0);
            let (addressees, end) = directives::addressees(paragraph, from, to);
            if !addressees.is_empty() && (end + 1 >= to || from > 0) {
                self.item = Some((paragraph.marker, addressees));
                return;
            }
        }
        let lead = match &self.item {
            Some((_, addressees)) => addressees.clone(),
            None => self.lead.clone().unwrap_or_default(),
        };
        self.directive(index, 0, to, &lead);
    }

    fn directive(&mut self, index: usize, from: usize, to: usize, lead: &[String]) {
        let mut lead = lead.to_vec();
        for (from, to) in directives::parts(&self.paragraphs[index], from, to) {
            self.single_directive(index, from, to, &lead);
            // The next task of one sentence is for the same addressees, unless it names its own.
            lead = self.directives.last().map_or_else(Vec::new, |directive| directive.addressees.clone());
        }
    }

    fn single_directive(&mut self, index: usize, from: usize, to: usize, lead: &[String]) {
        let paragraph = &self.paragraphs[index];
        // "III. Nhiệm vụ: 1. Phấn đấu đạt trên 89 điểm" in a report: what its writer takes upon itself, and asks of nobody.
        let own = self.told_above
            && directives::demand(paragraph, from, to).is_none()
            && !self.heading_above(index).is_some_and(directives::announces_requests);
        let lead = if lead.is_empty() && !own { self.addressees } else { lead };
        let directive = directives::directive(paragraph, (from, to), lead, &self.asking);
        self.doubt_deadline(directive.undated.clone(), directive.line);
        let earlier = directives::earlier_deadline(paragraph, (from, to), &self.asking);
        self.doubts.extend(earlier.map(|printed| LetterDoubt {
            period: None,
            indicator: None,
            line: directive.line,
            printed,
            doubt: Doubt::Quoted,
        }));
        self.directives.push(directive);
        self.doubt_scores(index, from, to);
    }

    /// Where what the lines right above `index` belong to begins.
    fn line_of_task_above(&self, index: usize) -> Option<u32> {
        let above = self.paragraphs[..index].iter().rfind(|above| !directives::is_assignment(above))?;
        Some(above.line_of(0))
    }

    /// A deadline that is stated and cannot be dated.
    fn doubt_deadline(&mut self, undated: Option<String>, line: u32) {
        self.doubts.extend(undated.map(|printed| LetterDoubt {
            period: None,
            indicator: None,
            line,
            printed,
            doubt: Doubt::Unclear,
        }));
    }

    /// A score printed inside a directive is not read as a result, but it is not passed over either.
    fn doubt_scores(&mut self, index: usize, from: usize, to: usize) {
        let mut aside = Results::new(self.asking.names, self.asking.home, self.results.scales());
        aside.read(&self.passage(index, from, to));
        let strays = aside.readings.scores.into_iter().map(|score| Stray {
            place: Place { unit: Subject::Home, period: When::Unsaid },
            indicator: Some(score.indicator),
            printed: score.printed,
            line: score.line,
            quoted: false,
        });
        self.results.readings.stray.extend(strays);
    }
}

/// A heading of results behind a list of directives.
fn returns_to_results(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.to_lowercase();
    if paragraph.text.starts_with("PHỤ LỤC") {
        return true;
    }
    let period = periods::first_period(&paragraph.tokens).is_some();
    let demanded = directives::demand(paragraph, 0, paragraph.tokens.len()).is_some();
    let told = directives::tells_somebody(paragraph, 0, paragraph.tokens.len());
    text.contains("kết quả")
        && !told
        && period
        && !demanded
        && !directives::is_closing(paragraph)
        && (text.contains(" điểm") || text.ends_with(':'))
}
