//! A draft and the wording → the parts of the letter.

use super::annex;
use super::draft::LetterDraft;
use super::marks::{clean, line};
use super::paper::{Foot, Head, Line, Paper};
use super::phrases::Phrases;
use crate::domain::figure::FigureSet;
use crate::domain::indicator::Indicator;
use crate::domain::letter::Directive;
use crate::domain::period::Period;
use crate::text::capital;
use crate::text::paper::{PaperWording, WordingError};

/// The letters that count items below a number (Nghị định 30/2020/NĐ-CP: "điểm").
const ITEMS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

/// Puts the letter together. The one way it fails is a sentence of the office's own wording that cannot be used.
pub fn compose(draft: &LetterDraft, wording: &PaperWording) -> Result<Paper, WordingError> {
    let phrases = Phrases(wording);
    let composer = Composer { draft, phrases, issuer: composed_issuer(draft, phrases)? };
    Ok(Paper {
        head: composer.head()?,
        addressed: line(&phrases.say("addressed", &[])?),
        addressees: composer.addressees()?,
        grounds: composer.grounds()?,
        body: composer.body()?,
        foot: composer.foot()?,
        annexes: annex::annexes(draft, phrases, &composer.issuer)?,
    })
}

struct Composer<'a> {
    draft: &'a LetterDraft,
    phrases: Phrases<'a>,
    /// The issuing body as sentences name it, or its blank.
    issuer: String,
}

fn composed_issuer(draft: &LetterDraft, phrases: Phrases<'_>) -> Result<String, WordingError> {
    draft.issuer.as_deref().map_or_else(|| phrases.blank("blank-issuer"), |issuer| Ok(clean(issuer)))
}

impl Composer<'_> {
    fn head(&self) -> Result<Head, WordingError> {
        let (draft, phrases) = (self.draft, self.phrases);
        let lines = |lines: &[String]| lines.iter().map(|text| line(&clean(text).to_uppercase())).collect();
        let issuer: Vec<Line> = if draft.issuer_lines.is_empty() {
            vec![line(&phrases.blank("blank-issuer")?)]
        } else {
            lines(&draft.issuer_lines)
        };
        let place = match &draft.place {
            Some(place) => clean(place),
            None => phrases.blank("blank-place")?,
        };
        let [day, month, year] = phrases.day_month_year(draft.date)?;
        let dated = [("place", place.as_str()), ("day", &day), ("month", &month), ("year", &year)];
        let subject = phrases.say("subject", &[("periods", &phrases.periods(&draft.periods)?)])?;
        Ok(Head {
            superior: lines(&draft.superior),
            issuer,
            nation: line(&phrases.say("nation", &[])?),
            motto: line(&phrases.say("motto", &[])?),
            number: line(&phrases.say("number-line", &[("number", &phrases.number(draft)?)])?),
            subject: line(&subject),
            place_and_date: line(&phrases.say("place-and-date", &dated)?),
        })
    }

    /// One as it is; several with a dash before each, ended by semicolons and a full stop.
    fn addressees(&self) -> Result<Vec<Line>, WordingError> {
        match self.draft.addressees.as_slice() {
            [] => Ok(vec![line(&self.phrases.blank("blank-addressees")?)]),
            [one] => Ok(vec![line(&format!("{}.", clean(one)))]),
            several => Ok(listed(several)),
        }
    }

    fn grounds(&self) -> Result<Vec<Line>, WordingError> {
        let grounds = &self.draft.grounds;
        if grounds.is_empty() {
            let blank = self.phrases.blank("blank-grounds")?;
            return Ok(vec![line(&format!("{}.", self.phrases.say("ground", &[("document", &blank)])?))]);
        }
        let last = grounds.len() - 1;
        let ended = |(at, ground): (usize, &String)| {
            let ground = clean(ground);
            let ground = ground.trim_end_matches(['.', ';', ',', ' ']);
            line(&format!("{ground}{}", if at == last { "." } else { ";" }))
        };
        Ok(grounds.iter().enumerate().map(ended).collect())
    }

    fn body(&self) -> Result<Vec<Line>, WordingError> {
        let (draft, phrases) = (self.draft, self.phrases);
        let periods = phrases.periods(&draft.periods)?;
        let about = [("issuer", self.issuer.as_str()), ("periods", &periods), ("unit", &draft.unit)];
        let mut body = vec![line(&phrases.say("opening", &about)?)];
        let mut part = 0;
        let mut next = || {
            part += 1;
            format!("{part}. ")
        };
        for period in &draft.periods {
            let in_annex = draft.annexes.iter().position(|table| table.period == *period);
            match (draft.result(*period), in_annex) {
                // The letter announces the units below alone.
                (None, Some(_)) => {}
                (set, _) => body.extend(self.result(&next(), *period, set)?),
            }
            if let Some(at) = in_annex {
                let several = draft.annexes.len() + usize::from(draft.chart.is_some()) > 1;
                let annex = if several { format!(" {}", annex::numeral(at)) } else { String::new() };
                let said = [("period", phrases.period(*period)?), ("annex", annex)];
                let args = [(said[0].0, said[0].1.as_str()), (said[1].0, said[1].1.as_str())];
                body.push(Line::strong(next()).and(line(&phrases.say("units-result", &args)?)));
            }
        }
        body.extend(self.orders(&next())?);
        body.push(line(&format!("{}./.", phrases.say("closing", &about[1..])?.trim_end_matches(['.', '/']))));
        Ok(body)
    }

    /// The total, then a line a group.
    fn result(&self, part: &str, period: Period, set: Option<&FigureSet>) -> Result<Vec<Line>, WordingError> {
        let phrases = self.phrases;
        let said_period = phrases.period(period)?;
        let heading = Line::strong(format!("{part}{}", phrases.say("result-heading", &[("period", &said_period)])?));
        let groups: Vec<_> = set.into_iter().flat_map(FigureSet::own_groups).collect();
        let total = match set.and_then(|set| Some((set, set.own(Indicator::Total)?))) {
            Some((set, total)) => {
                let (score, averages) = (phrases.score(total)?, phrases.averages(set, Indicator::Total)?);
                let (rate, rank) = (phrases.rate(total)?, phrases.rank(total)?);
                let args = [
                    ("period", said_period.as_str()),
                    ("score", &score),
                    ("averages", &averages),
                    ("rate", &rate),
                    ("rank", &rank),
                ];
                phrases.say("result-total", &args)?
            }
            None => {
                let blank = phrases.blank("blank-total")?;
                phrases.say("result-no-total", &[("period", &said_period), ("blank", &blank)])?
            }
        };
        let end = phrases.say(if groups.is_empty() { "result-end" } else { "result-groups" }, &[])?;
        let mut lines = vec![heading.and(line(&format!(" {total}{end}")))];
        for (at, figure) in groups.iter().enumerate() {
            let Some(set) = set else { break };
            let name = phrases.indicator(figure.indicator)?;
            let (score, averages) = (phrases.score(figure)?, phrases.averages(set, figure.indicator)?);
            let rate = phrases.rate(figure)?;
            let args = [("indicator", name.as_str()), ("score", &score), ("averages", &averages), ("rate", &rate)];
            let end = if at + 1 == groups.len() { "." } else { ";" };
            lines.push(line(&format!("{}{end}", phrases.say("group", &args)?)));
        }
        Ok(lines)
    }

    /// The directives, those for the same addressees below one sentence that names them.
    fn orders(&self, part: &str) -> Result<Vec<Line>, WordingError> {
        let phrases = self.phrases;
        let mut lines = Vec::new();
        let directives = &self.draft.directives;
        if directives.is_empty() {
            let to = phrases.say("orders-to-all", &[])?;
            lines.push(self.ordering(part, &to)?);
            lines.push(line(&format!("- {}.", phrases.blank("blank-orders")?)));
            return Ok(lines);
        }
        let mut item = 0;
        let mut named: Option<&[String]> = None;
        for directive in directives {
            let to = Some(directive.addressees.as_slice()).filter(|_| !names_its_addressees(directive));
            if lines.is_empty() || (to.is_some() && to != named) {
                let to_whom = match to {
                    Some(addressees) if !addressees.is_empty() => clean(&addressees.join("; ")),
                    _ => phrases.say("orders-to-all", &[])?,
                };
                lines.push(self.ordering(if lines.is_empty() { part } else { "" }, &to_whom)?);
                (named, item) = (to, 0);
            }
            let text = clean(&directive.text);
            let text = capital(text.trim_end_matches(['.', ';', '/', ' ']));
            let sign = ITEMS.get(item).map_or_else(|| "- ".to_owned(), |letter| format!("{letter}) "));
            lines.push(line(&format!("{sign}{text}.")));
            item += 1;
        }
        Ok(lines)
    }

    fn ordering(&self, part: &str, to: &str) -> Result<Line, WordingError> {
        let said = self.phrases.say("orders", &[("issuer", &self.issuer), ("addressees", to)])?;
        Ok(if part.is_empty() { line(&said) } else { Line::strong(part).and(line(&said)) })
    }

    fn foot(&self) -> Result<Foot, WordingError> {
        let (draft, phrases) = (self.draft, self.phrases);
        let copies = if draft.copies.is_empty() {
            listed(&[phrases.say("copy-as-above", &[])?, phrases.say("copy-filed", &[])?])
        } else {
            listed(&draft.copies)
        };
        let authority = if draft.authority.is_empty() {
            vec![line(&phrases.blank("blank-authority")?)]
        } else {
            draft.authority.iter().map(|text| line(&clean(text).to_uppercase())).collect()
        };
        let signer = match &draft.signer {
            Some(signer) => line(&clean(signer)),
            None => line(&phrases.blank("blank-signer")?),
        };
        Ok(Foot { title: line(&phrases.say("copies", &[])?), copies, authority, signer })
    }
}

/// Whether the directive's own words say for whom it is.
fn names_its_addressees(directive: &Directive) -> bool {
    !directive.addressees.is_empty() && directive.addressees.iter().all(|name| directive.text.contains(name.as_str()))
}

fn listed(items: &[String]) -> Vec<Line> {
    let last = items.len().saturating_sub(1);
    let item = |(at, item): (usize, &String)| {
        let item = clean(item);
        let item = item.trim_start_matches(['-', '–', '+', ' ']).trim_end_matches(['.', ';', ',', ' ']);
        line(&format!("- {item}{}", if at == last { "." } else { ";" }))
    };
    items.iter().enumerate().map(item).collect()
}
