use super::*;
use crate::domain::scale::Scales;

fn tables(text: &str) -> Vec<Table> {
    let lines: Vec<(u32, &str)> = (1..).zip(text.lines()).collect();
    let tables = pieces(&lines, &Scales::national()).into_iter().filter_map(|piece| match piece {
        Piece::Table(table) => Some(table),
        Piece::Lines(_) => None,
    });
    tables.collect()
}

fn only(text: &str) -> Table {
    let mut tables = tables(text);
    assert_eq!(tables.len(), 1, "{text}");
    tables.remove(0)
}

fn kinds(table: &Table) -> Vec<Kind> {
    table.columns.iter().map(|column| column.kind).collect()
}

#[test]
fn bars_tabs_and_spaces_make_the_same_table() {
    let bars = only(
        "| TT | Đơn vị | CKMB | Tổng điểm | Hạng |\n|---|---|---|---|---|\n| 1 | Xã A Nam | 17,5 | 90,1 | 1/3 |\n",
    );
    let tabs = only("TT\tĐơn vị\tCKMB\tTổng điểm\tHạng\n1\tXã A Nam\t17,5\t90,1\t1/3");
    let spaces = only("TT  Đơn vị    CKMB  Tổng điểm  Hạng\n1   Xã A Nam  17,5  90,1       1/3");
    let close = only("TT Đơn vị CKMB Tổng điểm Hạng\n1 Xã A Nam 17,5 90,1 1/3");
    let cells = bars.rows[0].cells.clone();
    for table in [&tabs, &spaces, &close] {
        assert_eq!(kinds(table), kinds(&bars));
        assert_eq!(table.rows[0].cells, cells);
    }
    assert_eq!(cells.expect("cells"), ["1", "Xã A Nam", "17,5", "90,1", "1/3"]);
}

#[test]
fn names_broken_over_lines_are_joined() {
    let table = only("TT  Đơn vị       Tổng điểm\n1   Thành phố    87,6\n    Hưng Yên\n2   Huyện Ân Thi  80,1\n");
    assert_eq!(
        table.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["Thành phố Hưng Yên", "Huyện Ân Thi"]
    );
}

#[test]
fn a_row_with_a_cell_too_many_or_too_few_is_not_placed() {
    let table = only(
        "TT  Đơn vị    CKMB  TDGQ  Tổng điểm\n1   Xã A  17,5  19  90,1\n2   Xã B  17  ,5  19  88,1\n3   Xã C  19  88,1\n4   Xã D  17,  5  88,1\n",
    );
    let placed: Vec<bool> = table.rows.iter().map(|row| row.cells.is_some()).collect();
    assert_eq!(placed, [true, false, false, false]);
}

#[test]
fn running_text_is_no_table() {
    for text in [
        "- Chỉ số Công khai, minh bạch: 17,5/18 điểm\n- Chỉ số Tiến độ: 19/20 điểm",
        "UBND HUYỆN KIM ĐỘNG   CỘNG HÒA XÃ HỘI\nSố: 15/UBND   Kim Động, ngày 20 tháng 01 năm 2025",
        "Tổng điểm đạt 87,96 điểm, xếp hạng 03/10\nCKMB 17/18, TDGQ 19,75/20",
    ] {
        assert_eq!(tables(text), [], "{text}");
    }
}
