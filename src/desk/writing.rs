//! The office writes its announcement letter: the draft is gathered from stored figures, the office's last letter, the
//! configuration and the table of units; nothing in it is made up.

mod gather;
mod problem;

pub use problem::WritingProblem;

use super::seat_name::slug;
use super::{Desk, DeskError};
use crate::domain::indicator::Indicator;
use crate::domain::letter::LetterRef;
use crate::domain::period::Period;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::UnitId;
use crate::letter::writing::{Blank, LetterDraft, PaperFormat, compose};
use crate::text::paper::PaperWording;
use crate::text::{Text, numbers};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Which letter is wanted.
#[derive(Debug, Clone)]
pub struct WriteRequest {
    /// The home unit when not given.
    pub unit: Option<UnitId>,
    pub periods: Vec<Period>,
    /// The letter whose directives are taken over.
    pub directives_of: Option<LetterRef>,
    pub paper: PaperOptions,
}

/// What the person who asks states of the letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PaperOptions {
    pub format: PaperFormat,
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
    pub signer: Option<String>,
    /// With the table of the units below.
    pub annex: bool,
    pub chart: bool,
    /// Directives in the office's words, a paragraph each.
    pub directives: Option<String>,
}

/// A written letter, and what is still to be done before it can be signed.
#[derive(Debug, Clone)]
pub struct WrittenLetter {
    pub file_name: String,
    pub bytes: Vec<u8>,
    pub unit: String,
    pub periods: Vec<Period>,
    pub blanks: Vec<Blank>,
    pub doubtful: Vec<DoubtfulFigure>,
    /// Asked for, and left out because there are no figures for it.
    pub without_annex: bool,
    pub without_chart: bool,
}

/// A figure that the letter marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulFigure {
    pub unit: String,
    pub period: Period,
    pub indicator: Indicator,
    /// "9,2/10".
    pub value: String,
}

impl Desk {
    /// Writes the letter. It is a draft on paper: nothing is stored and nothing is sent.
    pub async fn write_letter(&self, actor: &Actor, request: &WriteRequest) -> Result<WrittenLetter, DeskError> {
        self.permit(actor, Act::DraftNotice)?;
        let wording = PaperWording::with_override(&self.config.data).map_err(WritingProblem::from)?;
        let draft = self.gather(request, &wording).await?;
        let bytes = set(&draft, wording, request.paper.format).await?;
        Ok(WrittenLetter {
            file_name: file_name(&draft, request.paper.format, self.office_text()),
            bytes,
            unit: draft.unit.clone(),
            periods: draft.periods.clone(),
            blanks: draft.blanks(),
            doubtful: doubtful(&draft, self.office_text()),
            without_annex: request.paper.annex && draft.annexes.is_empty(),
            without_chart: request.paper.chart && draft.chart.is_none(),
        })
    }
}

/// Composes and sets on a thread that nobody waits for: a PDF with a chart takes a while.
async fn set(draft: &LetterDraft, wording: PaperWording, format: PaperFormat) -> Result<Vec<u8>, DeskError> {
    let draft = draft.clone();
    let setting = tokio::task::spawn_blocking(move || {
        let paper = compose(&draft, &wording).map_err(WritingProblem::from)?;
        format.write(&paper).map_err(WritingProblem::from)
    });
    match setting.await {
        Ok(written) => Ok(written?),
        Err(error) => Err(WritingProblem::Unwritable(error.to_string()).into()),
    }
}

fn file_name(draft: &LetterDraft, format: PaperFormat, text: Text<'_>) -> String {
    let periods: Vec<String> = draft.periods.iter().map(ToString::to_string).collect();
    format!("{}-{}-{}.{}", text.writing_file_name(), slug(&draft.unit), periods.join("-"), format.ending())
}

fn doubtful(draft: &LetterDraft, text: Text<'_>) -> Vec<DoubtfulFigure> {
    let value = |figure: &crate::domain::figure::Figure| {
        format!("{}/{}", numbers::points(figure.points, text.lang()), numbers::points(figure.max, text.lang()))
    };
    let figures = draft.doubtful().map(|(unit, period, figure)| DoubtfulFigure {
        unit: unit.to_owned(),
        period,
        indicator: figure.indicator,
        value: value(figure),
    });
    figures.collect()
}

impl WrittenLetter {
    /// What was written and what is missing, a line each.
    pub fn lines(&self, text: Text<'_>) -> Vec<String> {
        let periods: Vec<String> = self.periods.iter().map(|period| text.period(*period)).collect();
        let mut lines = vec![text.writing_done(self.unit.clone(), periods.join(", "))];
        if self.without_annex {
            lines.push(text.writing_no_annex());
        }
        if self.without_chart {
            lines.push(text.writing_no_chart());
        }
        if !self.blanks.is_empty() {
            let blanks: Vec<String> = self.blanks.iter().map(|blank| blank_name(*blank, text)).collect();
            lines.push(text.writing_blanks(blanks.join("; ")));
        }
        if !self.doubtful.is_empty() {
            lines.push(text.writing_doubtful(self.doubtful.len().to_string()));
            lines.extend(self.doubtful.iter().take(SHOWN).map(|one| {
                let indicator = text.indicator(one.indicator);
                text.writing_doubtful_line(one.unit.clone(), text.period(one.period), indicator, one.value.clone())
            }));
        }
        lines
    }

    pub fn to_json(&self) -> Value {
        json!({
            "file_name": self.file_name,
            "bytes": self.bytes.len(),
            "unit": self.unit,
            "periods": self.periods,
            "annex_left_out": self.without_annex,
            "chart_left_out": self.without_chart,
            "blanks": self.blanks,
            "doubtful": self.doubtful.iter().map(|one| json!({
                "unit": one.unit,
                "period": one.period,
                "indicator": one.indicator,
                "value": one.value,
            })).collect::<Vec<_>>(),
        })
    }
}

/// Doubtful figures told one by one; all are marked in the letter.
const SHOWN: usize = 12;

fn blank_name(blank: Blank, text: Text<'_>) -> String {
    match blank {
        Blank::Issuer => text.writing_blank_issuer(),
        Blank::Number => text.writing_blank_number(),
        Blank::Place => text.writing_blank_place(),
        Blank::Date => text.writing_blank_date(),
        Blank::Addressees => text.writing_blank_addressees(),
        Blank::Grounds => text.writing_blank_grounds(),
        Blank::Total(period) => text.writing_blank_total(text.period(period)),
        Blank::Directives => text.writing_blank_directives(),
        Blank::Authority => text.writing_blank_authority(),
        Blank::Signer => text.writing_blank_signer(),
    }
}
