//! How long it takes to read the real letter, a letter as DOCX, and an XLSX of all communes; and to write a letter.

use criterion::{Criterion, criterion_group, criterion_main};
use loa::domain::figure::{Figure, FigureRole, FigureSet, FigureStatus};
use loa::domain::index_set::IndexSets;
use loa::domain::indicator::Indicator;
use loa::domain::letter::{LetterId, LetterRef};
use loa::domain::period::Period;
use loa::domain::points::Points;
use loa::domain::unit::{Unit, UnitId, UnitKind};
use loa::domain::unit_registry::UnitRegistry;
use loa::letter::writing::{AnnexTable, LetterDraft, PaperFormat, compose};
use loa::letter::{ImportHints, read};
use loa::text::paper::PaperWording;
use std::hint::black_box;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const LETTER: &[u8] = include_bytes!("../data/letters/2024-12-ubnd-huyen.txt");
const DOCX: &[u8] = include_bytes!("../tests/data/letters/documents/01-huyen-thang-01-2025-so-hoa-thu-ba.docx");
const UNITS: &str = include_str!("../data/units/hung-yen.units.tsv");

fn registry() -> UnitRegistry {
    let units = UNITS.lines().skip(1).filter_map(|line| {
        let mut fields = line.split('\t');
        let (id, kind, name, parent) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        Some(Unit {
            id: UnitId::new(id),
            kind: UnitKind::from_code(kind)?,
            name: name.to_owned(),
            parent: (!parent.is_empty()).then(|| UnitId::new(parent)),
            code: None,
            valid_from: None,
            valid_to: None,
            aliases: Vec::new(),
        })
    });
    UnitRegistry::build(units.collect(), Vec::new()).unwrap_or_default()
}

fn read_the_letter(criterion: &mut Criterion) {
    let units = registry();
    let today = chrono::NaiveDate::from_ymd_opt(2025, 1, 20).unwrap_or_default();
    let hints = ImportHints {
        unit: UnitId::new("kim-dong"),
        number: None,
        date: None,
        today,
        unit_settled: false,
        period: None,
    };
    criterion.bench_function("read the letter of December 2024", |bencher| {
        bencher.iter(|| read(black_box(LETTER), &hints, &units, &IndexSets::default()));
    });
}

fn read_a_word_document(criterion: &mut Criterion) {
    let units = registry();
    let today = chrono::NaiveDate::from_ymd_opt(2025, 2, 20).unwrap_or_default();
    let hints = ImportHints {
        unit: UnitId::new("kim-dong"),
        number: None,
        date: None,
        today,
        unit_settled: false,
        period: None,
    };
    criterion.bench_function("read a letter as DOCX", |bencher| {
        bencher.iter(|| read(black_box(DOCX), &hints, &units, &IndexSets::default()));
    });
}

/// All communes of Viet Nam after 1/7/2025, with seven scores each.
fn read_a_table_of_all_communes(criterion: &mut Criterion) {
    const COMMUNES: usize = 3_321;
    let unit = |id: String, kind, name: String, parent: Option<&str>| Unit {
        id: UnitId::new(id),
        kind,
        name,
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    };
    let communes = (0..COMMUNES).map(|at| unit(format!("c{at}"), UnitKind::Commune, name(at), Some("p")));
    let province = unit("p".to_owned(), UnitKind::Province, "Thử Nghiệm".to_owned(), None);
    let units =
        UnitRegistry::build(std::iter::once(province).chain(communes).collect(), Vec::new()).unwrap_or_default();
    let today = chrono::NaiveDate::from_ymd_opt(2025, 10, 10).unwrap_or_default();
    let hints =
        ImportHints { unit: UnitId::new("p"), number: None, date: None, today, unit_settled: false, period: None };
    let workbook = workbook(COMMUNES);
    let figures = read(&workbook, &hints, &units, &IndexSets::default())
        .map_or(0, |content| content.figure_sets.iter().map(|set| set.figures.len()).sum());
    assert_eq!(figures, COMMUNES * 7, "the table is not read whole");
    criterion.bench_function("read an XLSX of 3,321 communes", |bencher| {
        bencher.iter(|| read(black_box(&workbook), &hints, &units, &IndexSets::default()));
    });
}

fn name(at: usize) -> String {
    const SYLLABLES: [&str; 15] = [
        "An", "Bình", "Châu", "Đông", "Giang", "Hòa", "Khánh", "Long", "Minh", "Nam", "Phú", "Quang", "Sơn", "Tân",
        "Vĩnh",
    ];
    let syllable = |at: usize| SYLLABLES[at % SYLLABLES.len()];
    format!("{} {} {}", syllable(at), syllable(at / 15), syllable(at / 225))
}

/// A workbook as the portal's export: a title, a heading, a row for each commune.
fn workbook(communes: usize) -> Vec<u8> {
    const GROUPS: [(&str, usize); 6] =
        [("CKMB", 1800), ("TDGQ", 2000), ("DVCTT", 1200), ("TTTT", 1000), ("MDHL", 1800), ("SHHS", 2200)];
    let text = |place: String, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let mut sheet = format!("<worksheet><sheetData><row>{}</row><row>", text("A1".into(), "Kết quả tháng 9/2025"));
    let heading = ["STT", "Đơn vị"].into_iter().chain(GROUPS.map(|(name, _)| name)).chain(["Tổng điểm"]);
    sheet.extend(heading.zip('A'..).map(|(name, column)| text(format!("{column}2"), name)));
    sheet.push_str("</row>");
    for at in 0..communes {
        let row = at + 3;
        sheet.push_str(&format!("<row><c r=\"A{row}\"><v>{}</v></c>", at + 1));
        sheet.push_str(&text(format!("B{row}"), &format!("Xã {}", name(at))));
        let scores: Vec<usize> = GROUPS.iter().map(|(_, most)| most * 6 / 10 + at * 7 % (most * 4 / 10)).collect();
        let total: usize = scores.iter().sum();
        for (score, column) in scores.iter().chain([&total]).zip('C'..) {
            sheet.push_str(&format!("<c r=\"{column}{row}\"><v>{}.{:02}</v></c>", score / 100, score % 100));
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let rels = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let book = r#"<workbook><sheets><sheet name="T9" r:id="r1"/></sheets></workbook>"#;
    let parts = [("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", rels), ("xl/worksheets/sheet1.xml", &sheet)];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let put =
            zip.start_file(name, SimpleFileOptions::default()).is_ok() && zip.write_all(content.as_bytes()).is_ok();
        assert!(put, "{name}");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A letter with six groups, its averages, directives, and the table of 40 communes.
fn letter_to_write() -> LetterDraft {
    let period = Period::Month { year: 2025, month: 1 };
    let figure = |role: FigureRole, indicator: Indicator| Figure {
        role,
        indicator,
        points: Points::hundredths(indicator.national_max().as_hundredths() - 125),
        max: indicator.national_max(),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: String::new(),
        line: 1,
    };
    let set = |unit: &str| FigureSet {
        unit: UnitId::new(unit),
        period,
        source: LetterRef { letter: LetterId::from_text("x"), version: 1 },
        figures: Indicator::GROUPS
            .into_iter()
            .chain([Indicator::Total])
            .flat_map(|indicator| [FigureRole::Own, FigureRole::ProvinceAverage].map(|role| figure(role, indicator)))
            .collect(),
    };
    let rows = (0..40).map(|number| (format!("xã Số {number}"), set("x"))).collect();
    LetterDraft {
        unit: "tỉnh Hưng Yên".to_owned(),
        issuer: Some("UBND tỉnh Hưng Yên".to_owned()),
        issuer_lines: vec!["ỦY BAN NHÂN DÂN".to_owned(), "TỈNH HƯNG YÊN".to_owned()],
        addressees: vec!["Các sở, ban, ngành".to_owned(), "UBND các xã, phường".to_owned()],
        grounds: vec!["Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ".to_owned()],
        periods: vec![period],
        results: vec![set("hung-yen-2025")],
        annexes: vec![AnnexTable { period, rows }],
        ..LetterDraft::default()
    }
}

fn write_the_letter(criterion: &mut Criterion) {
    let draft = letter_to_write();
    for (name, format) in [("a Word file", PaperFormat::Docx), ("PDF", PaperFormat::Pdf)] {
        criterion.bench_function(&format!("write a letter with 40 communes as {name}"), |bencher| {
            bencher.iter(|| {
                let wording = PaperWording::embedded();
                let paper = compose(black_box(&draft), &wording).map_err(|error| error.to_string())?;
                format.write(&paper).map_err(|error| error.to_string())
            });
        });
    }
}

criterion_group!(benches, read_the_letter, read_a_word_document, read_a_table_of_all_communes, write_the_letter);
criterion_main!(benches);
