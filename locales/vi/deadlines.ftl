# Deadlines that come again: { $days } are joined names of days
deadline-weekly = { $days } hằng tuần
deadline-monthly = { $days } hằng tháng
deadline-quarterly = { $days } hằng quý
deadline-yearly = { $days } hằng năm
deadline-day = ngày { $day }
deadline-last-day = ngày cuối cùng
deadline-day-of-quarter = { $day } { $month ->
    [1] tháng đầu
    [2] tháng thứ hai
   *[3] tháng cuối
}
deadline-day-of-year = { $day } tháng { $month }
deadline-weekday = { $weekday ->
    [1] thứ Hai
    [2] thứ Ba
    [3] thứ Tư
    [4] thứ Năm
    [5] thứ Sáu
    [6] thứ Bảy
   *[7] Chủ nhật
}
deadline-weekday-of-month = { $weekday } { $nth ->
    [1] đầu tiên
    [2] thứ hai
    [3] thứ ba
    [4] thứ tư
   *[5] cuối cùng
}

# The time of day, where one is stated
deadline-at = { $time } { $days }
deadline-hour = { $hour } giờ
deadline-hour-and-minute = { $hour } giờ { $minute }
deadline-morning = sáng
deadline-afternoon = chiều

# One time of a deadline that comes again
occurrence-due = Kỳ này: { $date }
occurrence-of-report = Báo cáo cho kỳ: { $date }
occurrence-returned = Báo cáo kỳ { $date } được trả lại; báo cáo gửi tiếp theo sẽ được ghi cho kỳ đó.
occurrence-recorded = Báo cáo được ghi cho kỳ { $date }. Kỳ tiếp theo: { $next }.
occurrence-accepted = Kỳ { $date } được ghi nhận là hoàn thành. Kỳ tiếp theo: { $next }.
occurrence-completed = Kỳ { $date } của chỉ đạo này (thông báo số { $number }) đã hoàn thành. Kỳ tiếp theo: { $next }.
occurrence-of-event = { $line } – kỳ { $date }
occurrences-earlier = Báo cáo kỳ trước, chờ xem xét
occurrence-earlier = – { $seat }: kỳ { $date }
occurrences-until-ended = Chỉ đạo định kỳ: được theo dõi từng kỳ cho đến khi thông báo này bị hủy.
choice-end-directive = Kết thúc theo dõi
