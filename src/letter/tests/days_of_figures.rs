//! Days beside a period: its last one, the one on which its figures were taken, and a snapshot.

use super::fixtures::{hints, units};
use super::traps::{certain, figures, letter};
use super::*;

#[test]
fn the_day_on_which_a_period_closes_is_no_period_of_its_own() {
    let csv = "Kết quả năm 2024 của các xã;;\nSố liệu tính đến ngày 31/12/2024;;\n\
               Đơn vị;Công khai minh bạch (18);Tổng điểm\nxã Hiệp Cường;15,5;83,7\nxã Song Mai;14;80,1\n";
    let read = read(csv.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a table");
    assert!(read.figure_sets.iter().all(|set| set.period.to_string() == "2024"), "{:?}", figures(&read));
    assert_eq!(figures(&read).len(), 4);
}

#[test]
fn the_day_on_which_figures_were_taken_is_no_period_of_its_own() {
    let periods = |title: &str, below: &str| -> Vec<String> {
        let csv = format!(
            "{title};;\n{below};;\nĐơn vị;Công khai minh bạch (18);Tổng điểm\n\
             xã Hiệp Cường;15,5;83,7\nxã Song Mai;14;80,1\n"
        );
        let read = read(csv.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a table");
        let mut periods: Vec<String> = read.figure_sets.iter().map(|set| set.period.to_string()).collect();
        periods.dedup();
        periods
    };
    assert_eq!(periods("Kết quả Quý III năm 2024", "(Số liệu đến ngày 24/9/2024)"), ["2024-Q3"]);
    assert_eq!(periods("KẾT QUẢ CÁC XÃ QUÝ III NĂM 2024", "(Số liệu đến ngày 24/9/2024)"), ["2024-Q3"]);
    assert_eq!(periods("Điểm tháng 10/2024", "Số liệu trích xuất đến ngày 04/11/2024"), ["2024-10"]);
    assert_eq!(periods("Kết quả 6 tháng đầu năm 2024", "(tính đến ngày 05/7/2024)"), ["2024-H1"]);
}

#[test]
fn what_was_reached_up_to_a_day_is_not_of_the_quarter_named_before() {
    let read = letter("Quý III/2024, huyện đạt 85,1 điểm; tính đến ngày 20/9/2024 đạt 84,2 điểm.");
    assert_eq!(certain(&read), ["kim-dong 2024-Q3 own TOTAL 85.1", "kim-dong 2024-09-20 own TOTAL 84.2"]);
}

#[test]
fn figures_as_of_a_day_within_a_month_are_a_snapshot_and_not_the_month_s() {
    for (said, period) in [
        ("Tháng 12/2024 (tính đến ngày 20/12/2024)", "2024-12-20"),
        ("Kết quả tháng 12/2024 (số liệu tính đến hết ngày 20/12/2024)", "2024-12-20"),
        ("Tháng 12/2024 (tính đến ngày 31/12/2024)", "2024-12"),
        ("Tháng 12/2024 (số liệu đến ngày 30/12/2024)", "2024-12"),
        ("Tháng 12/2024 (số liệu đến ngày 03/01/2025)", "2024-12"),
        ("Quý IV/2024 (số liệu đến ngày 20/12/2024)", "2024-Q4"),
    ] {
        for body in ["huyện đạt 82,6 điểm, trong đó:\n\n- Công khai minh bạch: 16/18 điểm.", "huyện đạt 82,6 điểm."]
        {
            let read = letter(&format!("{said}, {body}"));
            let periods: Vec<String> = read.figure_sets.iter().map(|set| set.period.to_string()).collect();
            assert_eq!(periods, [period], "{said}, {body}: {:?}", figures(&read));
        }
    }
}

#[test]
fn what_a_bracket_says_of_an_earlier_time_is_not_the_period_of_the_list_below() {
    for aside in ["tháng 11/2024 xếp thứ 09/10", "tháng 11/2024: hạng 9/10", "tháng 11/2024 đạt 80,4 điểm"]
    {
        let read = letter(&format!(
            "Kết quả tháng 12/2024: Tổng điểm đạt 82,3 điểm; xếp hạng thứ 07/10 huyện ({aside}), trong đó:\n\n\
             - Công khai minh bạch: 16/18 điểm.\n\n- Tiến độ giải quyết: 19,1/20 điểm."
        ));
        let of_november = |figure: &&String| figure.contains("2024-11") && !figure.contains("TOTAL");
        assert_eq!(figures(&read).iter().filter(of_november).count(), 0, "{aside}: {:?}", figures(&read));
        for group in ["kim-dong 2024-12 own CKMB 16", "kim-dong 2024-12 own TDGQ 19.1"] {
            assert!(figures(&read).iter().any(|figure| figure == group), "{aside}: {:?}", figures(&read));
        }
    }
}
