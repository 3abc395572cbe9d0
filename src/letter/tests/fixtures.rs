use super::*;
use proptest::test_runner::Config;

pub const REAL: &str = include_str!("../../../data/letters/2024-12-ubnd-huyen.txt");

/// How many cases a property is tried with; `PROPTEST_CASES` asks for more, as it does for properties that name no number.
pub fn cases(usual: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    Config { failure_persistence: None, ..Config::with_cases(asked.unwrap_or(usual)) }
}

pub fn units() -> UnitRegistry {
    let table = include_str!("../../../data/units/hung-yen.units.tsv");
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let units = table.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let aliases = fields.get(7).copied().unwrap_or("");
        Unit {
            id: UnitId::new(fields[0]),
            kind: UnitKind::from_code(fields[1]).expect("a kind"),
            name: fields[2].to_owned(),
            parent: optional(fields[3]).map(UnitId::new),
            code: optional(fields[4]),
            valid_from: day(fields[5]),
            valid_to: day(fields[6]),
            aliases: aliases.split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
        }
    });
    UnitRegistry::build(units.collect(), Vec::new()).expect("a sound table")
}

pub fn hints() -> ImportHints {
    ImportHints {
        unit: UnitId::new("kim-dong"),
        number: None,
        date: None,
        today: NaiveDate::from_ymd_opt(2025, 1, 20).expect("a day"),
        unit_settled: false,
        period: None,
    }
}

/// The content, a line for each thing that was read.
pub fn shown(content: &LetterContent) -> String {
    let mut out = String::new();
    let c = content;
    let _ = writeln!(
        out,
        "unit {} | issuer {:?} | number {:?} | date {:?}",
        c.unit,
        c.issuer,
        c.number,
        c.date.map(|d| d.to_string())
    );
    let _ = writeln!(out, "signed {:?} {:?}", c.signature_block, c.signer);
    let _ = writeln!(out, "to {:?}\ncopies {:?}", c.addressees, c.copies);
    for ground in &c.grounds {
        let cited = ground.cited.as_ref().map(|cited| (cited.number.clone(), cited.date.map(|d| d.to_string())));
        let _ = writeln!(out, "ground {cited:?} {}", ground.text);
    }
    for set in &c.figure_sets {
        let _ = writeln!(out, "== {} {}", set.unit, set.period);
        for figure in &set.figures {
            let _ = writeln!(out, "{}", shown_figure(figure));
        }
    }
    for d in &c.directives {
        let cited = d.cited.as_ref().map(|cited| (cited.number.clone(), cited.date.map(|d| d.to_string())));
        let _ = writeln!(
            out,
            "directive {} @{} by {:?} cites {cited:?} report {} suspends {}\n  to {:?} {:?}\n  {}",
            d.ordinal, d.line, d.deadline, d.asks_for_report, d.suspends_components, d.addressees, d.audience, d.text
        );
    }
    for d in &c.doubts {
        let period = d.period.map(|period| period.to_string());
        let indicator = d.indicator.map(|indicator| indicator.code());
        let _ = writeln!(out, "doubt @{} {period:?} {indicator:?} {:?}: {}", d.line, d.doubt, d.printed);
    }
    out
}

fn shown_figure(figure: &Figure) -> String {
    let decimal = |hundredths: i32| f64::from(hundredths) / 100.0;
    let role = match figure.role {
        FigureRole::Own => "",
        FigureRole::ProvinceAverage => " (province)",
        FigureRole::NationalAverage => " (nation)",
        FigureRole::CommunesAverage => " (communes)",
        FigureRole::DistrictsAverage => " (districts)",
        FigureRole::DepartmentsAverage => " (departments)",
    };
    let mut shown = format!(
        "{}{role} {}/{} @{}",
        figure.indicator.code(),
        decimal(figure.points.as_hundredths()),
        decimal(figure.max.as_hundredths()),
        figure.line
    );
    if let Some(rank) = figure.rank {
        let _ = write!(shown, " rank {}/{:?}", rank.place, rank.of);
    }
    if let Some(rate) = &figure.rate {
        let _ = write!(shown, " rate {} {:?} {:?}", decimal(rate.rate.as_hundredths()), rate.kind, rate.label);
    }
    if let FigureStatus::Doubtful(doubt) = &figure.status {
        let _ = write!(shown, " DOUBTFUL {doubt:?}");
    }
    let _ = write!(shown, " « {} »", figure.printed);
    shown
}
