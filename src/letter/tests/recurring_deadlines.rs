//! Deadlines that come again, in the words of real tasks, and times that are none.

use super::deadlines::{asked, asked_in, letter_asking};
use crate::domain::deadline::{Deadline, DueTime, MonthDay, MonthWeekday, Nth, Recurrence, RecurringDays};
use chrono::{NaiveTime, Weekday};

fn weekly(days: &[Weekday], at: Option<DueTime>) -> Option<Deadline> {
    Recurrence::new(RecurringDays::Week(days.to_vec()), at).map(Deadline::Every)
}

fn monthly(days: &[u32], at: Option<DueTime>) -> Option<Deadline> {
    Recurrence::new(RecurringDays::Month(days.to_vec()), at).map(Deadline::Every)
}

fn dated(days: fn(Vec<MonthDay>) -> RecurringDays, of: &[(u32, u32)]) -> Option<Deadline> {
    let days = days(of.iter().map(|(month, day)| MonthDay { month: *month, day: *day }).collect());
    Recurrence::new(days, None).map(Deadline::Every)
}

fn clock(hour: u32, minute: u32) -> Option<DueTime> {
    NaiveTime::from_hms_opt(hour, minute, 0).map(DueTime::Clock)
}

/// Tasks that are read otherwise than expected.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn expect(&mut self, task: &str, expected: (Option<Deadline>, Vec<String>)) {
        let found = asked(task);
        if found != expected {
            self.0.push(format!("{task}\n    {found:?}\n    instead of {expected:?}"));
        }
    }

    fn read(&mut self, task: &str, expected: Option<Deadline>) {
        assert!(expected.is_some(), "{task}");
        self.expect(task, (expected, Vec::new()));
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{}", self.0.join("\n"));
    }
}

#[test]
fn weekly_deadlines_are_kept() {
    let mut tasks = Faults::default();
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    let friday = || weekly(&[Fri], None);
    tasks.read("báo cáo kết quả về UBND huyện vào thứ Sáu hằng tuần", friday());
    tasks.read("báo cáo tiến độ thứ Sáu hàng tuần qua Phòng Nội vụ", friday());
    tasks.read("gửi danh sách hồ sơ quá hạn trước thứ sáu mỗi tuần", friday());
    tasks.read("tổng hợp phản ánh, kiến nghị vào thứ Sáu hằng tuần", friday());
    tasks.read("báo cáo tiến độ mỗi sáng thứ Hai", weekly(&[Mon], Some(DueTime::Morning)));
    tasks.read(
        "rà soát hồ sơ quá hạn, hằng tuần (chiều thứ Sáu) gửi danh sách cho các phòng",
        weekly(&[Fri], Some(DueTime::Afternoon)),
    );
    tasks.read(
        "quét đủ thành phần hồ sơ, chiều thứ Sáu hằng tuần báo cáo Chủ tịch UBND huyện",
        weekly(&[Fri], Some(DueTime::Afternoon)),
    );
    tasks.read(
        "thống kê hồ sơ quá hạn báo cáo về Văn phòng trước 16 giờ 00 thứ Sáu hằng tuần",
        weekly(&[Fri], clock(16, 0)),
    );
    tasks.read("gửi bảng điểm của từng công chức trước 16h30 thứ 6 hằng tuần", weekly(&[Fri], clock(16, 30)));
    tasks.read("báo cáo tuần vào sáng thứ Hai", weekly(&[Mon], Some(DueTime::Morning)));
    tasks.read("hằng tuần, chậm nhất 10 giờ sáng thứ Hai, gửi báo cáo về Văn phòng", weekly(&[Mon], clock(10, 0)));
    tasks.read("cập nhật tiến độ chậm nhất là 4 giờ chiều thứ Năm hằng tuần", weekly(&[Thu], clock(16, 0)));
    tasks.read("cập nhật số liệu vào thứ Ba và thứ Năm hằng tuần", weekly(&[Tue, Thu], None));
    tasks.read("gửi số liệu vào thứ 2, 4, 6 hằng tuần", weekly(&[Mon, Wed, Fri], None));
    tasks.read("gửi số liệu về Văn phòng vào mỗi thứ Tư", weekly(&[Wed], None));
    tasks.read("rà soát hồ sơ quá hạn. Thời hạn: chiều thứ Năm hằng tuần", weekly(&[Thu], Some(DueTime::Afternoon)));
    tasks.read("định kỳ thứ Sáu hằng tuần tổng hợp kết quả", friday());
    tasks.read(
        "rà soát hồ sơ quá hạn, báo cáo trước 17 giờ thứ Sáu của tuần, định kỳ hằng tuần",
        weekly(&[Fri], clock(17, 0)),
    );
    tasks.none();
}

#[test]
fn monthly_deadlines_are_kept() {
    let mut tasks = Faults::default();
    tasks.read("báo cáo kết quả trước ngày 25 hằng tháng", monthly(&[25], None));
    tasks.read("định kỳ ngày 10 hằng tháng gửi báo cáo kết quả về Phòng Nội vụ", monthly(&[10], None));
    tasks.read("báo cáo kết quả vào các ngày 15 và 30 hằng tháng", monthly(&[15, 30], None));
    tasks.read("báo cáo kết quả trước ngày 10, ngày 25 hàng tháng", monthly(&[10, 25], None));
    tasks.read("tổng hợp tình hình, báo cáo trước 17 giờ ngày 20 hằng tháng", monthly(&[20], clock(17, 0)));
    tasks.read("hằng tháng, trước ngày 05, gửi số liệu tự chấm điểm", monthly(&[5], None));
    tasks.read("gửi báo cáo tháng trước ngày 25", monthly(&[25], None));
    tasks.read("hằng tháng gửi báo cáo kết quả trước ngày 05 của tháng sau", monthly(&[5], None));
    tasks.read("gửi báo cáo tháng trước ngày mùng 5 của tháng tiếp theo", monthly(&[5], None));
    tasks.read("định kỳ gửi báo cáo kết quả trước ngày 05 tháng sau", monthly(&[5], None));
    tasks.read("báo cáo kết quả theo tháng, chậm nhất ngày 05 tháng tới", monthly(&[5], None));
    tasks.read("gửi số liệu chậm nhất ngày cuối cùng của mỗi tháng", monthly(&[31], None));
    tasks.read("định kỳ hằng tháng gửi số liệu chậm nhất ngày cuối tháng", monthly(&[31], None));
    tasks.none();
}

#[test]
fn a_weekday_of_every_month_is_kept() {
    use Weekday::{Fri, Mon};
    let mut tasks = Faults::default();
    let of_month = |nth, weekday, at| {
        let days = RecurringDays::MonthWeekday(vec![MonthWeekday { nth, weekday }]);
        Recurrence::new(days, at).map(Deadline::Every)
    };
    tasks.read("báo cáo kết quả vào thứ Sáu đầu tiên hằng tháng", of_month(Nth::First, Fri, None));
    tasks.read("báo cáo trước 16 giờ thứ Sáu cuối cùng của mỗi tháng", of_month(Nth::Last, Fri, clock(16, 0)));
    tasks.read("hằng tháng gửi báo cáo trước thứ 6 cuối tháng", of_month(Nth::Last, Fri, None));
    tasks.read("định kỳ gửi số liệu vào sáng thứ Hai đầu tháng", of_month(Nth::First, Mon, Some(DueTime::Morning)));
    tasks.read("gửi báo cáo tháng vào thứ Hai thứ hai của tháng", of_month(Nth::Second, Mon, None));
    tasks.none();
}

#[test]
fn quarterly_and_yearly_deadlines_are_kept() {
    let mut tasks = Faults::default();
    let quarterly = |month, day| dated(RecurringDays::Quarter, &[(month, day)]);
    tasks.read("báo cáo kết quả trước ngày 20 tháng cuối mỗi quý", quarterly(3, 20));
    tasks.read("định kỳ báo cáo kết quả trước ngày 20 tháng cuối quý", quarterly(3, 20));
    tasks.read("báo cáo quý trước ngày 20 của tháng cuối cùng của quý", quarterly(3, 20));
    tasks.read("định kỳ hằng quý báo cáo trước ngày 10 tháng đầu mỗi quý", quarterly(1, 10));
    tasks.read("gửi báo cáo quý chậm nhất ngày 05 tháng đầu quý sau", quarterly(1, 5));
    tasks.read("gửi báo cáo trước ngày 15 tháng thứ hai của các quý", quarterly(2, 15));
    tasks.read("hằng quý gửi số liệu chậm nhất ngày cuối quý", quarterly(3, 31));
    tasks.read("gửi báo cáo trước ngày 15/12 hằng năm", dated(RecurringDays::Year, &[(12, 15)]));
    let halves = dated(RecurringDays::Year, &[(6, 15), (12, 15)]);
    tasks.read("định kỳ 6 tháng, năm gửi báo cáo trước ngày 15/6 và 15/12 hằng năm", halves.clone());
    tasks.read("gửi báo cáo trước ngày 15 tháng 6 và ngày 15 tháng 12 hàng năm", halves);
    tasks.none();
}

#[test]
fn times_of_something_else_are_no_deadline() {
    let mut tasks = Faults::default();
    for task in [
        "duy trì họp giao ban thứ Hai hằng tuần để kiểm điểm tiến độ",
        "tổ chức giao ban chuyển đổi số sáng thứ Hai hằng tuần",
        "thực hiện chào cờ, sinh hoạt vào thứ Hai hằng tuần",
        "tiếp công dân ngày 15 hằng tháng đúng quy định",
        "cử công chức trực hướng dẫn vào sáng thứ Bảy",
        "phân công lãnh đạo, thứ Sáu hằng tuần họp đánh giá tiến độ",
        "tuyên truyền về ngày 10 hằng tháng là Ngày Chuyển đổi số",
        "theo dõi, đôn đốc hằng tuần, kịp thời tháo gỡ vướng mắc",
        "định kỳ rà soát hồ sơ quá hạn",
        "định kỳ hằng tuần rà soát hồ sơ quá hạn",
        "báo cáo kết quả hằng quý",
        "khắc phục tình trạng hai tháng liên tiếp đứng thứ ba của huyện",
        "khắc phục 03 chỉ tiêu đứng thứ năm toàn huyện, gửi kế hoạch về Phòng Nội vụ",
    ] {
        tasks.expect(task, (None, Vec::new()));
    }
    tasks.none();
}

#[test]
fn unclear_times_are_asked_about() {
    let mut tasks = Faults::default();
    let mut unclear = |task: &str, words: &str| tasks.expect(task, (None, vec![words.to_owned()]));
    unclear("báo cáo tại giao ban sáng thứ Hai hằng tuần", "sáng thứ Hai hằng tuần");
    unclear("hướng dẫn người dân tại nhà văn hóa vào ngày 15 hằng tháng", "ngày 15 hằng tháng");
    unclear("gửi báo cáo trước 16 giờ thứ Sáu", "trước 16 giờ thứ Sáu");
    unclear("gửi báo cáo trước thứ Sáu tuần này", "trước thứ Sáu tuần này");
    unclear("gửi báo cáo trước ngày làm việc cuối cùng của tháng", "trước ngày làm việc cuối cùng của tháng");
    unclear("báo cáo vào thứ Hai đầu tháng", "thứ Hai đầu tháng");
    unclear("báo cáo vào thứ Hai đầu quý", "thứ Hai đầu quý");
    unclear("báo cáo trước thứ Sáu cuối cùng của tháng 3", "trước thứ Sáu cuối cùng của tháng 3");
    unclear("gửi số liệu trước ngày 05", "trước ngày 05");
    unclear("gửi báo cáo trước ngày 20 tháng cuối quý I/2025", "trước ngày 20 tháng cuối quý I");
    tasks.none();
}

#[test]
fn what_is_said_of_the_time_is_no_part_of_the_addressee() {
    for task in [
        "hằng tuần báo cáo kết quả về Văn phòng",
        "định kỳ hằng tháng tổng hợp kết quả",
        "gia hạn thời gian báo cáo đến hết ngày 25/01/2025",
        "thời gian nộp báo cáo lùi đến ngày 25/01/2025",
    ] {
        let read = letter_asking(Some("Kim Động, ngày 20 tháng 01 năm 2025"), task);
        assert_eq!(read.directives[0].addressees, ["UBND các xã"], "{task}");
    }
}

#[test]
fn a_weekday_with_its_date_is_that_day() {
    let on = |day: &str| (Some(Deadline::On(day.parse().expect("a day"))), Vec::new());
    assert_eq!(asked("xử lý dứt điểm hồ sơ trễ hạn, xong trước thứ Sáu 24/01"), on("2025-01-24"));
    assert_eq!(asked("gửi báo cáo trước 16 giờ thứ Sáu, ngày 24/01/2025"), on("2025-01-24"));
}

/// Nothing says that they come again: they are days of the month or quarter that the letter is of, or of the next.
#[test]
fn a_day_said_from_where_the_letter_stands_is_one_day() {
    let mut tasks = Faults::default();
    let on = |day: &str| Some(Deadline::On(day.parse().expect("a day")));
    tasks.read("gửi báo cáo kết quả trước ngày 05 của tháng sau", on("2025-02-05"));
    tasks.read("gửi báo cáo kết quả trước ngày mùng 5 của tháng tiếp theo", on("2025-02-05"));
    tasks.read("khắc phục hồ sơ quá hạn, xong trước ngày 10 tháng tới", on("2025-02-10"));
    tasks.read("gửi báo cáo tháng 01 chậm nhất 16 giờ ngày 05 tháng sau", on("2025-02-05"));
    tasks.read("gửi kế hoạch khắc phục trước ngày 25 tháng này", on("2025-01-25"));
    tasks.read("hoàn thành chậm nhất ngày cuối tháng", on("2025-01-31"));
    tasks.read("gửi số liệu chậm nhất ngày cuối cùng của tháng sau", on("2025-02-28"));
    tasks.read("hoàn thành việc số hóa trước ngày cuối quý", on("2025-03-31"));
    tasks.read("gửi số liệu trước ngày cuối quý sau", on("2025-06-30"));
    tasks.read("báo cáo kết quả trước ngày 20 tháng cuối quý", on("2025-03-20"));
    tasks.read("gửi báo cáo trước ngày 15 tháng thứ hai của quý", on("2025-02-15"));
    tasks.read("gửi báo cáo quý I trước ngày 05 tháng đầu quý sau", on("2025-04-05"));
    tasks.read("gửi báo cáo trước thứ Sáu cuối cùng của tháng", on("2025-01-31"));
    tasks.read("gửi báo cáo vào thứ Hai đầu tiên của tháng sau", on("2025-02-03"));
    tasks.none();
}

#[test]
fn a_day_that_the_letter_does_not_decide_is_asked_about() {
    let mut tasks = Faults::default();
    let mut unclear = |task: &str, words: &str| tasks.expect(task, (None, vec![words.to_owned()]));
    unclear("gửi báo cáo trước ngày 15 tháng đầu quý", "trước ngày 15 tháng đầu quý");
    unclear("gửi báo cáo trước ngày 15 tháng này", "trước ngày 15 tháng này");
    unclear("gửi báo cáo trước ngày 10 và ngày 25 tháng sau", "trước ngày 10 và ngày 25 tháng sau");
    unclear("hằng quý gửi báo cáo trước ngày 05 tháng sau", "trước ngày 05 tháng sau");
    tasks.none();
}

#[test]
fn a_letter_without_its_day_decides_no_such_day() {
    let undated = asked_in(None, "gửi báo cáo trước ngày 05 tháng sau");
    assert_eq!(undated, (None, vec!["trước ngày 05 tháng sau".to_owned()]));
    assert_eq!(asked_in(None, "hằng tháng gửi báo cáo trước ngày 05 tháng sau").0, monthly(&[5], None));
}

#[test]
fn a_day_and_days_that_come_again_in_one_task_are_asked_about() {
    let task = "kiểm điểm, báo cáo trước ngày 24/01/2025; đồng thời báo cáo hồ sơ trễ hạn vào chiều thứ Năm hằng tuần";
    let words = "trước ngày 24/01/2025; đồng thời báo cáo hồ sơ trễ hạn vào chiều thứ Năm hằng tuần";
    assert_eq!(asked(task), (None, vec![words.to_owned()]));
    let on = |day: &str| (Some(Deadline::On(day.parse().expect("a day"))), Vec::new());
    assert_eq!(asked("báo cáo trước ngày 24/01/2025, duy trì họp giao ban thứ Hai hằng tuần"), on("2025-01-24"));
    assert_eq!(asked("giải trình bằng văn bản trước 17 giờ 00 phút ngày 21/01/2025"), on("2025-01-21"));
    assert_eq!(asked("phải có phát sinh thanh toán trực tuyến ngay trong tháng 02/2025"), on("2025-02-28"));
    assert_eq!(asked("cứ ngày mùng 5 công khai bảng xếp hạng tháng trước").0, monthly(&[5], None));
}

/// One task keeps one deadline; which of two is meant, or both, a person says.
#[test]
fn two_deadlines_that_come_again_in_one_task_are_asked_about() {
    let (kept, asked_about) =
        asked("báo cáo trước thứ Sáu hằng tuần, tổng hợp gửi Phòng Nội vụ trước ngày 25 hằng tháng");
    assert_eq!(kept, None);
    assert_eq!(asked_about, ["trước thứ Sáu hằng tuần, tổng hợp gửi Phòng Nội vụ trước ngày 25 hằng tháng"]);
}
