//! The office's own letter: from what it is written, what stays blank, what is refused.

use crate::desk::fixture::{Office, clerk, shell};
use crate::desk::{DeskError, ImportRequest, PaperOptions, WriteRequest, WritingProblem, WrittenLetter};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::letter::LetterRef;
use crate::domain::period::Period;
use crate::domain::rights::Act;
use crate::letter::writing::{Blank, PaperFormat};
use crate::letter::{ImportHints, read};
use chrono::NaiveDate;

const DECEMBER: Period = Period::Month { year: 2024, month: 12 };
const YEAR: Period = Period::Year { year: 2024 };

fn wanted(periods: &[Period]) -> WriteRequest {
    WriteRequest { unit: None, periods: periods.to_vec(), directives_of: None, paper: PaperOptions::default() }
}

async fn import(office: &Office, name: &str, bytes: &[u8], unit: Option<&str>) -> LetterRef {
    let request = ImportRequest { unit: unit.map(crate::domain::unit::UnitId::new), ..ImportRequest::of(name, bytes) };
    let letter = office.desk.import(&clerk(), request).await.expect("imported").letter;
    office.desk.confirm(&clerk(), &letter.id).await.expect("confirmed");
    letter.id
}

/// An office that has confirmed the letter of December 2024.
async fn office() -> Office {
    let office = Office::empty().await;
    import(&office, "2024-12.txt", include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt"), None).await;
    office
}

fn read_back(office: &Office, letter: &WrittenLetter) -> crate::domain::letter::LetterContent {
    let hints = ImportHints {
        unit: office.desk.config.office.home_unit.clone().expect("a home unit"),
        number: None,
        date: None,
        today: NaiveDate::from_ymd_opt(2025, 1, 20).expect("a day"),
        unit_settled: false,
        period: None,
    };
    read(&letter.bytes, &hints, &office.desk.store.units(), &office.desk.store.index_sets()).expect("a letter")
}

#[tokio::test]
async fn the_letter_of_december_is_written_again_with_its_doubt_and_its_blanks() {
    let office = office().await;
    let letter = office.desk.write_letter(&clerk(), &wanted(&[DECEMBER, YEAR])).await.expect("a letter");
    assert_eq!(letter.file_name, "cong-van-huyen-kim-dong-2024-12-2024.docx");
    // The letter prints neither number nor date nor signer; nobody has stated them since.
    assert_eq!(letter.blanks, [Blank::Number, Blank::Date, Blank::Signer]);
    let doubtful: Vec<_> = letter.doubtful.iter().map(|one| (one.period, one.indicator)).collect();
    assert_eq!(doubtful, [(YEAR, Indicator::Tttt)]);
    let content = read_back(&office, &letter);
    let kept = office.desk.store.figures(&content.unit, DECEMBER).await.expect("read").expect("figures");
    let written = content.figure_sets.iter().find(|set| set.period == DECEMBER).expect("December");
    for figure in &kept.figures {
        let one = written.find(figure.role, figure.indicator).expect("a figure");
        assert_eq!((one.points, one.max, one.rank), (figure.points, figure.max, figure.rank));
        let rate = |figure: &crate::domain::figure::Figure| figure.rate.as_ref().map(|rate| rate.rate);
        assert_eq!(rate(one), rate(figure), "{:?}", figure.indicator);
    }
    assert_eq!(written.figures.len(), kept.figures.len());
    let year = content.figure_sets.iter().find(|set| set.period == YEAR).expect("the year");
    assert!(year.find(FigureRole::Own, Indicator::Tttt).is_none_or(crate::domain::figure::Figure::is_doubtful));
    assert_eq!(content.directives.len(), 2);
    assert!(content.directives[0].suspends_components);
    assert_eq!(content.grounds.len(), 3);
    assert_eq!(content.signature_block, ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"]);
    assert_eq!(content.copies.len(), 5);
}

#[tokio::test]
async fn what_is_asked_for_goes_before_what_earlier_letters_say() {
    let office = Office::with(|config| {
        config.letter.superior = vec!["UBND HUYỆN KIM ĐỘNG".into()];
        config.letter.issuer = vec!["VĂN PHÒNG".into()];
        config.letter.issuer_name = Some("Văn phòng UBND huyện Kim Động".into());
        config.letter.symbol = Some("VP".into());
        config.letter.grounds = vec!["Căn cứ Kế hoạch số 12/KH-UBND ngày 02/01/2025 của UBND huyện".into()];
        config.letter.signer = Some("Trần Văn Mẫu".into());
    })
    .await;
    import(&office, "2024-12.txt", include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt"), None).await;
    let paper = PaperOptions {
        number: Some("15/VP".into()),
        date: NaiveDate::from_ymd_opt(2025, 1, 20),
        directives: Some(
            "- Rà soát các chỉ số thấp, báo cáo trước ngày 25/01/2025.\n\nSố hóa hồ sơ khi tiếp nhận.".into(),
        ),
        ..PaperOptions::default()
    };
    let request = WriteRequest { paper, ..wanted(&[DECEMBER]) };
    let letter = office.desk.write_letter(&shell(), &request).await.expect("a letter");
    assert_eq!(letter.blanks, []);
    let content = read_back(&office, &letter);
    assert_eq!(content.number.as_deref(), Some("15/VP"));
    assert_eq!(content.date, request.paper.date);
    assert_eq!(content.signer.as_deref(), Some("Trần Văn Mẫu"));
    let directives: Vec<&str> = content.directives.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(directives, ["Rà soát các chỉ số thấp, báo cáo trước ngày 25/01/2025.", "Số hóa hồ sơ khi tiếp nhận."]);
    assert!(content.grounds[0].text.contains("12/KH-UBND"));
}

/// The table of the communes comes from a file of the province, whose orders are not passed on unasked.
#[tokio::test]
async fn the_communes_stand_in_an_annex_and_a_picture_beside_it() {
    let office = office().await;
    let table = "Số: 21/VPUB-PVHCC&KSTT\nHưng Yên, ngày 12 tháng 01 năm 2025\nKính gửi: UBND các huyện.\n\
        Kết quả tháng 12/2024 của huyện Kim Động:\n\
        - Xã Hiệp Cường: 90,5/100 điểm.\n- Xã Nghĩa Dân: 91,25/100 điểm.\nNơi nhận:\n- Như trên.\n";
    import(&office, "tinh.txt", table.as_bytes(), None).await;
    let paper = PaperOptions { annex: true, chart: true, ..PaperOptions::default() };
    let request = WriteRequest { paper, ..wanted(&[DECEMBER]) };
    let letter = office.desk.write_letter(&clerk(), &request).await.expect("a letter");
    let content = read_back(&office, &letter);
    let total = |unit: &str| {
        let set = content.figure_sets.iter().find(|set| set.unit.as_str() == unit && set.period == DECEMBER);
        set.and_then(|set| set.own(Indicator::Total)).map(|figure| figure.points.as_hundredths())
    };
    assert_eq!((total("kim-dong.hiep-cuong"), total("kim-dong.nghia-dan")), (Some(9050), Some(9125)));
    assert!(content.text.find("Xã Nghĩa Dân") < content.text.find("Xã Hiệp Cường"), "the highest first");
    let paper = PaperOptions { format: PaperFormat::Pdf, ..request.paper };
    let pdf = office.desk.write_letter(&clerk(), &WriteRequest { paper, ..request }).await;
    assert!(pdf.expect("a letter").bytes.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn without_figures_rights_or_a_sound_wording_there_is_no_letter() {
    let office = office().await;
    let may = Period::Month { year: 2025, month: 5 };
    let refused = office.desk.write_letter(&clerk(), &wanted(&[DECEMBER, may])).await;
    assert!(matches!(refused, Err(DeskError::Writing(WritingProblem::NoFigures { periods, .. })) if periods == [may]));
    let refused = office.desk.write_letter(&crate::domain::rights::Actor::Stranger, &wanted(&[DECEMBER])).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::DraftNotice))));
    let file = office.desk.config.data.join(crate::text::paper::OVERRIDE);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(&file, "subject = V/v kết quả { $perods }\n").expect("written");
    let refused = office.desk.write_letter(&clerk(), &wanted(&[DECEMBER])).await;
    let Err(DeskError::Writing(WritingProblem::Wording { file: named, reason })) = refused else {
        panic!("{refused:?}");
    };
    assert!(named.ends_with("announcement.ftl") && reason.contains("subject"), "{reason}");
    std::fs::write(&file, "subject = V/v kết quả { $periods } theo Bộ chỉ số\n").expect("written");
    let letter = office.desk.write_letter(&clerk(), &wanted(&[DECEMBER])).await.expect("a letter");
    assert!(read_back(&office, &letter).text.contains("V/v kết quả tháng 12/2024 theo Bộ chỉ số"));
}

#[tokio::test]
async fn without_a_period_the_newest_is_announced() {
    let office = office().await;
    let letter = office.desk.write_letter(&clerk(), &wanted(&[])).await.expect("a letter");
    assert_eq!(letter.periods, [DECEMBER]);
    let empty = Office::empty().await;
    let refused = empty.desk.write_letter(&clerk(), &wanted(&[])).await;
    assert!(matches!(refused, Err(DeskError::Writing(WritingProblem::NoPeriod))));
}
