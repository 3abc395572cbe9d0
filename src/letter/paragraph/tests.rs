use super::*;

fn read(text: &str) -> Vec<Paragraph> {
    paragraphs(text.lines().enumerate().map(|(index, line)| (index as u32 + 1, line)))
}

fn texts(text: &str) -> Vec<String> {
    read(text).into_iter().map(|paragraph| paragraph.text).collect()
}

#[test]
fn broken_lines_are_joined_and_keep_their_numbers() {
    let read = read("- Chỉ số A: 18/18 điểm, trung bình\n\n12,5/18\n\nđiểm.\n\n+ Chỉ số B: 1/2");
    assert_eq!(read.len(), 2);
    assert_eq!(read[0].text, "Chỉ số A: 18/18 điểm, trung bình 12,5/18 điểm.");
    assert_eq!(read[0].marker, Some(Marker::Bullet('-')));
    let reference = read[0].tokens.iter().position(|token| token.number() == Some("12,5")).expect("a number");
    assert_eq!(read[0].line_of(reference), 3);
    assert_eq!(read[1].line_at(0), 7);
}

#[test]
fn a_broken_symbol_and_a_broken_address_are_mended() {
    assert_eq!(texts("Văn bản số 727/TTg-\nKSTT ngày"), ["Văn bản số 727/TTg-KSTT ngày"]);
    assert_eq!(
        texts("chỉ https: //quantri.dichvucong. gov.vn/. UBND"),
        ["chỉ https://quantri.dichvucong.gov.vn/. UBND"]
    );
}

#[test]
fn items_begin_paragraphs_and_figures_do_not() {
    assert_eq!(texts("1. Một\n1.2. Hai\na) Ba\nII. Bốn\n-Năm").len(), 5);
    assert_eq!(texts("thứ\n12,5/18 điểm.").len(), 1);
    assert_eq!(texts("đạt\n18. điểm").len(), 1);
    assert_eq!(texts("số 727/QĐ\n-TTg").len(), 1);
}

#[test]
fn blank_lines_part_only_where_lines_are_not_all_parted() {
    assert_eq!(texts("một hai\nba bốn\n\nNăm sáu\nbảy").len(), 2);
    assert_eq!(texts("một hai\n\nba bốn\n\nnăm sáu\n\nbảy").len(), 1);
}
