//! The checklist of `docs/letter-form.md`: every element of the decree's annex I, looked for in the written files.

use super::world::{JANUARY, annex, draft};
use crate::domain::message::Picture;
use crate::letter::writing::form::{self, Align, Part, form};
use crate::letter::writing::{Blank, LetterDraft, PaperFormat, compose};
use crate::text::paper::PaperWording;
use std::io::Read;

/// One part of the Word file.
fn part(draft: &LetterDraft, name: &str) -> String {
    let paper = compose(draft, &PaperWording::embedded()).expect("a paper");
    let file = PaperFormat::Docx.write(&paper).expect("a file");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

/// The words of every paragraph in the style of `part`.
fn paragraphs(xml: &str, part: &str) -> Vec<String> {
    let style = format!(r#"<w:pStyle w:val="{part}"/>"#);
    xml.split("<w:p>").filter(|paragraph| paragraph.contains(&style)).map(words).collect()
}

fn words(xml: &str) -> String {
    let runs = xml.split("<w:t xml:space=\"preserve\">").skip(1);
    let text: String = runs.filter_map(|run| run.split("</w:t>").next()).collect();
    text.replace("&amp;", "&").replace('\u{a0}', " ")
}

#[test]
fn the_page_is_a4_with_the_margins_of_the_decree() {
    assert_eq!(form::PAGE, (210.0, 297.0));
    assert!((20.0..=25.0).contains(&form::TOP) && (20.0..=25.0).contains(&form::BOTTOM));
    assert!((30.0..=35.0).contains(&form::LEFT) && (15.0..=20.0).contains(&form::RIGHT));
    let xml = part(&draft(), "word/document.xml");
    assert!(xml.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    assert!(xml.contains(r#"<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567""#));
}

#[test]
fn sizes_and_cuts_are_those_of_the_decree() {
    // Part, sizes allowed, bold, italic.
    let rules = [
        (Part::Nation, 12.0..=13.0, true, false),
        (Part::Motto, 13.0..=14.0, true, false),
        (Part::Superior, 12.0..=13.0, false, false),
        (Part::Issuer, 12.0..=13.0, true, false),
        (Part::Number, 13.0..=13.0, false, false),
        (Part::PlaceAndDate, 13.0..=14.0, false, true),
        (Part::Subject, 12.0..=13.0, false, false),
        (Part::Addressed, 13.0..=14.0, false, false),
        (Part::Addressee, 13.0..=14.0, false, false),
        (Part::Ground, 13.0..=14.0, false, true),
        (Part::Body, 13.0..=14.0, false, false),
        (Part::CopiesTitle, 12.0..=12.0, true, true),
        (Part::Copy, 11.0..=11.0, false, false),
        (Part::Authority, 13.0..=14.0, true, false),
        (Part::Signer, 13.0..=14.0, true, false),
        (Part::AnnexLabel, 14.0..=14.0, true, false),
        (Part::AnnexTitle, 13.0..=14.0, true, false),
        (Part::AnnexReference, 13.0..=14.0, false, true),
        (Part::PageNumber, 13.0..=14.0, false, false),
    ];
    let styles = part(&draft(), "word/styles.xml");
    for (part, sizes, bold, italic) in rules {
        let form = form(part);
        assert!(sizes.contains(&form.size), "{part:?} {}", form.size);
        assert_eq!((form.bold, form.italic), (bold, italic), "{part:?}");
        let style = styles.split("<w:style ").find(|style| style.contains(&format!(r#"w:styleId="{part:?}""#)));
        let style = style.expect("a style");
        assert!(style.contains(&format!(r#"<w:sz w:val="{}"/>"#, (form.size * 2.0) as i32)), "{part:?}");
        assert_eq!((style.contains("<w:b/>"), style.contains("<w:i/>")), (bold, italic), "{part:?}");
    }
    // The motto is one point larger than the nation's name; so the decree pairs 12 with 13 and 13 with 14.
    assert_eq!(form(Part::Motto).size - form(Part::Nation).size, 1.0);
    assert!(styles.contains(r#"w:ascii="Times New Roman""#) && styles.contains(r#"<w:color w:val="000000"/>"#));
}

#[test]
fn the_text_runs_along_both_margins_with_room_between_paragraphs() {
    for part in [Part::Body, Part::Ground] {
        let form = form(part);
        assert_eq!(form.align, Align::Both);
        assert!([10.0, 12.7].contains(&form.first_line) && form.after >= 6.0);
    }
    let styles = part(&draft(), "word/styles.xml");
    assert!(styles.contains(r#"w:line="240" w:lineRule="auto""#));
}

#[test]
fn head_addressees_and_foot_hold_their_elements() {
    let xml = part(&draft(), "word/document.xml");
    assert_eq!(paragraphs(&xml, "Nation"), ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
    assert_eq!(paragraphs(&xml, "Motto"), ["Độc lập - Tự do - Hạnh phúc"]);
    assert_eq!(paragraphs(&xml, "Issuer"), ["ỦY BAN NHÂN DÂN", "HUYỆN KIM ĐỘNG"]);
    assert_eq!(paragraphs(&xml, "Number"), ["Số: 15/UBND-VP"]);
    assert_eq!(paragraphs(&xml, "PlaceAndDate"), ["Kim Động, ngày 05 tháng 02 năm 2025"]);
    assert!(paragraphs(&xml, "Subject")[0].starts_with("V/v công bố kết quả"));
    assert_eq!(paragraphs(&xml, "Addressee"), ["- Các phòng, ngành thuộc UBND huyện;", "- UBND các xã, thị trấn."]);
    assert_eq!(paragraphs(&xml, "CopiesTitle"), ["Nơi nhận:"]);
    assert_eq!(paragraphs(&xml, "Copy").first().map(String::as_str), Some("- Như trên;"));
    assert_eq!(paragraphs(&xml, "Copy").last().map(String::as_str), Some("- Lưu: VT."));
    assert_eq!(paragraphs(&xml, "Authority"), ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]);
    assert_eq!(paragraphs(&xml, "Signer"), ["Nguyễn Văn Mẫu"]);
    let grounds = paragraphs(&xml, "Ground");
    assert!(grounds[0].ends_with(';') && grounds[1].ends_with('.'));
    assert!(paragraphs(&xml, "Body").last().is_some_and(|last| last.ends_with("./.")));
    // The lines below the issuer's name and the motto.
    assert_eq!(xml.matches(r#"<w:top w:val="single" w:sz="6""#).count(), 2);
}

#[test]
fn pages_are_numbered_from_the_second_on_in_the_upper_margin() {
    let xml = part(&draft(), "word/document.xml");
    assert!(xml.contains(r#"<w:headerReference w:type="default" r:id="rId2"/>"#) && xml.contains("<w:titlePg/>"));
    assert!(part(&draft(), "word/header1.xml").contains(r#"w:instr=" PAGE ""#));
    assert!(!part(&draft(), "word/header2.xml").contains("PAGE "));
    assert_eq!(form(Part::PageNumber).align, Align::Centre);
}

#[test]
fn annexes_are_labelled_and_counted_by_themselves() {
    let picture =
        Picture { png: include_bytes!("../../../../docs/pictures/groups.png").to_vec(), alt: "Biểu đồ".into() };
    let both = LetterDraft { annexes: vec![annex(JANUARY)], chart: Some((JANUARY, picture)), ..draft() };
    let xml = part(&both, "word/document.xml");
    assert_eq!(paragraphs(&xml, "AnnexLabel"), ["Phụ lục I", "Phụ lục II"]);
    assert!(paragraphs(&xml, "AnnexTitle")[0].starts_with("KẾT QUẢ BỘ CHỈ SỐ"));
    assert_eq!(
        paragraphs(&xml, "AnnexReference")[0],
        "(Kèm theo Công văn số 15/UBND-VP ngày 05 tháng 02 năm 2025 của UBND huyện Kim Động)"
    );
    assert_eq!(xml.matches(r#"<w:pgNumType w:start="1"/>"#).count(), 3);
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(xml.matches("<w:drawing>").count(), 1);
    let alone = LetterDraft { annexes: vec![annex(JANUARY)], ..draft() };
    assert_eq!(paragraphs(&part(&alone, "word/document.xml"), "AnnexLabel"), ["Phụ lục"]);
}

#[test]
fn what_no_data_fills_is_a_marked_blank() {
    let empty = LetterDraft { unit: "huyện Kim Động".into(), periods: vec![JANUARY], ..LetterDraft::default() };
    let missing = empty.blanks();
    assert_eq!(missing.len(), 10, "{missing:?}");
    assert!(missing.contains(&Blank::Total(JANUARY)));
    assert_eq!(draft().blanks(), []);
    let xml = part(&empty, "word/document.xml");
    let marked: Vec<String> =
        xml.split("<w:r>").filter(|run| run.contains(r#"<w:highlight w:val="yellow"/>"#)).map(words).collect();
    insta::assert_snapshot!(marked.join("\n"));
}

/// The whole letter in words, as the office would read it.
#[test]
fn the_letter_in_words() {
    let mut draft =
        LetterDraft { annexes: vec![annex(JANUARY)], number: None, symbol: Some("UBND-VP".into()), ..draft() };
    draft.annexes[0].rows.truncate(3);
    let xml = part(&draft, "word/document.xml");
    let text: Vec<String> = xml.split("<w:p>").map(words).filter(|text| !text.is_empty()).collect();
    insta::assert_snapshot!(text.join("\n"));
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let paper = compose(&draft(), &PaperWording::embedded()).expect("a paper");
    for format in [PaperFormat::Docx, PaperFormat::Pdf] {
        assert_eq!(format.write(&paper).expect("a file"), format.write(&paper).expect("a file"));
    }
}
