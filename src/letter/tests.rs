use super::*;
use crate::domain::unit::{Unit, UnitKind};

pub(super) fn units() -> UnitRegistry {
    let table = include_str!("../../data/units/hung-yen.units.tsv");
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let units = table.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        Unit {
            id: UnitId::new(fields[0]),
            kind: UnitKind::from_code(fields[1]).expect("a kind"),
            name: fields[2].to_owned(),
            parent: optional(fields[3]).map(UnitId::new),
            code: optional(fields[4]),
            valid_from: day(fields[5]),
            valid_to: day(fields[6]),
            aliases: fields
                .get(7)
                .map(|aliases| aliases.split('|').filter(|a| !a.is_empty()).map(str::to_owned).collect())
                .unwrap_or_default(),
        }
    });
    UnitRegistry::build(units.collect(), Vec::new()).expect("a sound table")
}

pub(super) fn hints() -> ImportHints {
    ImportHints {
        unit: UnitId::new("kim-dong"),
        number: None,
        date: None,
        today: NaiveDate::from_ymd_opt(2025, 1, 20).expect("a day"),
    }
}

const REAL: &str = include_str!("../../data/letters/2024-12-ubnd-huyen.txt");

#[test]
fn show() {
    let content = read(REAL.as_bytes(), &hints(), &units()).expect("a letter");
    let mut c = content.clone();
    c.text = String::new();
    println!("{}", serde_json::to_string(&c.directives).unwrap());
    println!("{:#?}", c.grounds);
    println!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        c.issuer, c.number, c.date, c.signer, c.signature_block, c.addressees, c.copies
    );
    for set in &c.figure_sets {
        for f in &set.figures {
            println!(
                "{} {} {:?} {} {}/{} rank {:?} rate {:?} {:?} | {} | {}",
                set.unit,
                set.period,
                f.role,
                f.indicator.code(),
                f.points.as_hundredths(),
                f.max.as_hundredths(),
                f.rank,
                f.rate,
                f.status,
                f.printed,
                f.line
            );
        }
    }
    for d in &c.doubts {
        println!("DOUBT {:?}", d);
    }
}
