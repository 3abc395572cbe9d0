//! Where each part of a letter comes from: what the person asked for goes before the configuration, that before the
//! office's last letter, that before the table of units.

use super::{WriteRequest, WritingProblem};
use crate::chart::{self, GroupScore, GroupsData, RankedUnit, RankingData, Score};
use crate::desk::{Desk, DeskError};
use crate::domain::figure::{Figure, FigureRole, FigureSet};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{Audience, Directive, Letter, LetterState};
use crate::domain::message::Picture;
use crate::domain::period::Period;
use crate::domain::unit::{Unit, UnitId, UnitKind, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use crate::letter::writing::{AnnexTable, LetterDraft};
use crate::text::paper::{PaperWording, WordingError};
use crate::text::{capital, numbers};
use chrono::NaiveDate;

impl Desk {
    /// The data of the letter. Refused when there is no figure to announce.
    pub(super) async fn gather(
        &self,
        request: &WriteRequest,
        wording: &PaperWording,
    ) -> Result<LetterDraft, DeskError> {
        let home = &self.config.office.home_unit;
        let id = request.unit.clone().or_else(|| home.clone()).ok_or(DeskError::NoUnit)?;
        let units = self.store.units();
        let unit = units.get(&id).ok_or_else(|| DeskError::NotFound { what: "unit", id: id.to_string() })?;
        let periods = self.periods_wanted(&id, request).await?;
        let day = periods.iter().map(|period| period.end()).max().unwrap_or_default();
        let mut draft = LetterDraft { unit: unit.full_name(), periods, ..LetterDraft::default() };
        self.put_figures(&mut draft, &id, request).await?;
        let letters = self.confirmed_letters().await?;
        let office = Office::of(&self.config.letter, unit, wording).map_err(WritingProblem::from)?;
        let last = letters.iter().filter(|letter| office.wrote(letter)).max_by_key(|letter| letter.content.date);
        self.put_frame(&mut draft, &office, last, request);
        if draft.addressees.is_empty() {
            draft.addressees = addressees(&units, unit, day, wording).map_err(WritingProblem::from)?;
        }
        let sources = sources(&draft, &letters);
        draft.grounds = self.grounds(&office, &sources, wording).map_err(WritingProblem::from)?;
        draft.directives = self.directives_for(request, &office, &sources).await?;
        Ok(draft)
    }

    /// Those asked for; else the newest that the unit has figures for.
    async fn periods_wanted(&self, unit: &UnitId, request: &WriteRequest) -> Result<Vec<Period>, DeskError> {
        if !request.periods.is_empty() {
            return Ok(request.periods.clone());
        }
        let newest = self.store.periods_of(unit).await?.into_iter().next();
        Ok(vec![newest.ok_or(WritingProblem::NoPeriod)?])
    }

    async fn put_figures(&self, draft: &mut LetterDraft, id: &UnitId, request: &WriteRequest) -> Result<(), DeskError> {
        let mut missing = Vec::new();
        for period in draft.periods.clone() {
            let own = self.store.figures(id, period).await?;
            // Without own figures the letter announces those of the units below.
            let below =
                if request.paper.annex || own.is_none() { self.figures_below(id, period).await? } else { Vec::new() };
            if own.is_none() && below.is_empty() {
                missing.push(period);
            }
            draft.results.extend(own);
            if !below.is_empty() {
                draft.annexes.push(AnnexTable { period, rows: below });
            }
        }
        if !missing.is_empty() {
            return Err(WritingProblem::NoFigures { unit: draft.unit.clone(), periods: missing }.into());
        }
        if request.paper.chart {
            draft.chart = self.chart_of(draft).await;
        }
        Ok(())
    }

    /// The units below that have figures, the highest total first; those without a total last.
    async fn figures_below(&self, id: &UnitId, period: Period) -> Result<Vec<(String, FigureSet)>, DeskError> {
        let units = self.store.units();
        let mut rows = Vec::new();
        for unit in units.children_on(id, period.end()).filter(|unit| unit.level() != UnitLevel::Department) {
            if let Some(set) = self.store.figures(&unit.id, period).await? {
                rows.push((unit.full_name(), set));
            }
        }
        let total = |set: &FigureSet| set.own(Indicator::Total).map(|figure| figure.points);
        rows.sort_by(|a, b| total(&b.1).cmp(&total(&a.1)).then_with(|| a.0.cmp(&b.0)));
        Ok(rows)
    }

    /// The ranking of the units below, else the unit's own groups, of the first period.
    async fn chart_of(&self, draft: &LetterDraft) -> Option<(Period, Picture)> {
        let text = self.office_text();
        let (period, chart) = match draft.annexes.first() {
            Some(table) => (table.period, chart::ranking(&ranking(table, text.writing_chart_units()), text)?),
            None => {
                let set = draft.results.first()?;
                (set.period, chart::groups(&groups(set, draft.unit.clone()), text)?)
            }
        };
        let painted = tokio::task::spawn_blocking(move || chart.picture()).await;
        Some((period, painted.ok().flatten()?))
    }

    async fn confirmed_letters(&self) -> Result<Vec<Letter>, DeskError> {
        let letters = self.store.letters().await?;
        Ok(letters.into_iter().filter(|letter| letter.state == LetterState::Confirmed).collect())
    }

    fn put_frame(&self, draft: &mut LetterDraft, office: &Office, last: Option<&Letter>, request: &WriteRequest) {
        let config = &self.config.letter;
        let last = last.map(|letter| &letter.content);
        let or_last = |set: &[String], printed: Option<&Vec<String>>| {
            if set.is_empty() { printed.cloned().unwrap_or_default() } else { set.to_vec() }
        };
        draft.superior.clone_from(&config.superior);
        draft.issuer_lines.clone_from(&office.lines);
        draft.issuer.clone_from(&office.name);
        draft.number.clone_from(&request.paper.number);
        let printed = last.and_then(|content| content.number.as_deref()?.split_once('/'));
        draft.symbol = config.symbol.clone().or_else(|| printed.map(|(_, symbol)| symbol.to_owned()));
        draft.place = config.place.clone().or_else(|| office.place.clone());
        draft.date = request.paper.date;
        draft.addressees = or_last(&config.addressees, last.map(|content| &content.addressees));
        draft.copies = or_last(&config.copies, last.map(|content| &content.copies));
        draft.authority = or_last(&config.authority, last.map(|content| &content.signature_block));
        draft.signer = request.paper.signer.clone().or_else(|| config.signer.clone());
    }

    /// Those of the configuration, then those of the office's own letters the figures came from, then the letters of others.
    fn grounds(
        &self,
        office: &Office,
        sources: &[&Letter],
        wording: &PaperWording,
    ) -> Result<Vec<String>, WordingError> {
        let mut grounds = self.config.letter.grounds.clone();
        for source in sources {
            let content = &source.content;
            if office.wrote(source) {
                for ground in &content.grounds {
                    grounds.push(opened(&ground.text, wording)?);
                }
            } else if let (Some(number), Some(date), Some(issuer)) = (&content.number, content.date, &content.issuer) {
                let date = numbers::date(date);
                let letter = [("number", number.as_str()), ("date", &date), ("issuer", issuer)];
                let document = wording.say("ground-letter", &letter)?;
                grounds.push(wording.say("ground", &[("document", &document)])?);
            }
        }
        let mut kept: Vec<String> = Vec::new();
        for ground in grounds {
            if !kept.contains(&ground) {
                kept.push(ground);
            }
        }
        Ok(kept)
    }

    /// The office's words, or those of the letter named, or those of its own letters that the figures came from. What a
    /// higher office ordered is not passed on unasked.
    async fn directives_for(
        &self,
        request: &WriteRequest,
        office: &Office,
        sources: &[&Letter],
    ) -> Result<Vec<Directive>, DeskError> {
        if let Some(words) = &request.paper.directives {
            let paragraphs = words.lines().map(str::trim).filter(|line| !line.is_empty());
            return Ok((1..).zip(paragraphs).map(|(ordinal, text)| in_words(ordinal, text)).collect());
        }
        if let Some(named) = &request.directives_of {
            return Ok(self.letter(named).await?.content.directives);
        }
        let own = sources.iter().filter(|source| office.wrote(source));
        Ok(own.flat_map(|source| source.content.directives.iter().cloned()).collect())
    }
}

/// A ground that only names its document, as the second of a list may, gets the word that opens it.
fn opened(ground: &str, wording: &PaperWording) -> Result<String, WordingError> {
    let opens = ["Căn cứ", "Thực hiện", "Theo", "Trên cơ sở"].iter().any(|word| ground.starts_with(word));
    if opens { Ok(ground.to_owned()) } else { wording.say("ground", &[("document", ground)]) }
}

fn in_words(ordinal: u32, text: &str) -> Directive {
    Directive {
        ordinal,
        text: text.trim_start_matches(['-', '+', '•', ' ']).to_owned(),
        addressees: Vec::new(),
        audience: Audience::everyone(),
        deadline: None,
        cited: None,
        asks_for_report: false,
        suspends_components: false,
        undated: None,
        resumes_components: None,
        chosen: None,
        only_urges: false,
        line: ordinal,
    }
}

/// The office that writes.
struct Office {
    unit: UnitId,
    lines: Vec<String>,
    name: Option<String>,
    place: Option<String>,
}

impl Office {
    /// By the configuration, else the people's committee of the unit; a department's office must be configured.
    fn of(config: &crate::config::LetterConfig, unit: &Unit, wording: &PaperWording) -> Result<Office, WordingError> {
        let committee = unit.level() != UnitLevel::Department;
        let lines = match config.issuer.as_slice() {
            [] if committee => vec![wording.say("committee", &[])?, unit.full_name()],
            lines => lines.to_vec(),
        };
        let name = match &config.issuer_name {
            None if committee && config.issuer.is_empty() => {
                Some(wording.say("committee-short", &[("unit", &unit.full_name())])?)
            }
            name => name.clone(),
        };
        let place = committee.then(|| capital(&unit.name));
        Ok(Office { unit: unit.id.clone(), lines, name, place })
    }

    /// Whether the letter is one of the office's own: about its unit, and printed without an issuer or with its name.
    fn wrote(&self, letter: &Letter) -> bool {
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        letter.content.unit == self.unit
            && match (&letter.content.issuer, &self.name) {
                (None, _) => true,
                (Some(issuer), Some(name)) => same(issuer, name),
                (Some(_), None) => false,
            }
    }
}

/// The letters that the figures came from, in the order of the draft.
fn sources<'a>(draft: &LetterDraft, letters: &'a [Letter]) -> Vec<&'a Letter> {
    let below = draft.annexes.iter().flat_map(|table| table.rows.iter().map(|(_, set)| set));
    let mut sources: Vec<&Letter> = Vec::new();
    for set in draft.results.iter().chain(below) {
        let letter = letters.iter().find(|letter| letter.id == set.source);
        sources.extend(letter.filter(|letter| !sources.iter().any(|known| known.id == letter.id)));
    }
    sources
}

/// Departments and communes of the unit, by the table of units.
fn addressees(
    units: &UnitRegistry,
    unit: &Unit,
    day: NaiveDate,
    wording: &PaperWording,
) -> Result<Vec<String>, WordingError> {
    let mut addressees = Vec::new();
    let kinds: Vec<UnitKind> = units.children_on(&unit.id, day).map(|child| child.kind).collect();
    let name = unit.full_name();
    if kinds.contains(&UnitKind::ProvincialDepartment) {
        addressees.push(wording.say("addressee-provincial-departments", &[("unit", &name)])?);
    } else if kinds.iter().any(|kind| kind.level() == UnitLevel::Department) {
        addressees.push(wording.say("addressee-departments", &[("unit", &name)])?);
    }
    let below = UnitKind::ALL.into_iter().filter(|kind| kind.level() != UnitLevel::Department && kinds.contains(kind));
    let words: Vec<&str> = below.map(UnitKind::word).collect();
    if !words.is_empty() {
        addressees.push(wording.say("addressee-communes", &[("kinds", &words.join(", "))])?);
    }
    Ok(addressees)
}

fn score(figure: &Figure) -> Score {
    Score { points: figure.points, max: figure.max, doubtful: figure.is_doubtful() }
}

/// Equal totals share a place.
fn ranking(table: &AnnexTable, units: String) -> RankingData {
    let scored = table.rows.iter().filter_map(|(unit, set)| Some((unit, score(set.own(Indicator::Total)?))));
    let mut rows: Vec<RankedUnit> = Vec::new();
    for (at, (unit, score)) in scored.enumerate() {
        let place = rows.last().filter(|last| last.score.points == score.points).map_or(at + 1, |last| last.place);
        rows.push(RankedUnit { place, unit: unit.clone(), score, own: false });
    }
    RankingData { units, indicator: Indicator::Total, period: table.period, rows, source: String::new() }
}

fn groups(set: &FigureSet, unit: String) -> GroupsData {
    let average = FigureRole::ProvinceAverage;
    let groups = set.own_groups().map(|figure| GroupScore {
        indicator: figure.indicator,
        own: score(figure),
        average: set.find(average, figure.indicator).map(|figure| figure.points),
    });
    GroupsData { unit, period: set.period, groups: groups.collect(), average, source: String::new() }
}
