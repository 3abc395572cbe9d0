# What a reminder says
reminder-acknowledge-title = Nhắc tiếp nhận thông báo số { $number }
reminder-acknowledge = Chưa ghi nhận { -you } đã tiếp nhận. Đề nghị đọc và chọn “Đã tiếp nhận”.
reminder-deadline-title = Sắp đến thời hạn: thông báo số { $number }
reminder-deadline = Đề nghị { -you } hoàn thành đúng thời hạn.
reminder-report = Chưa nhận được báo cáo kết quả thực hiện của { -you }. Đề nghị báo cáo đúng thời hạn.
reminder-overdue-title = Quá hạn báo cáo: thông báo số { $number }
reminder-late-report = Đã quá thời hạn mà chưa nhận được báo cáo kết quả thực hiện. Đề nghị { -you } báo cáo ngay; báo cáo muộn vẫn được ghi nhận.
choice-report = Báo cáo
choice-contents = Xem nội dung

# Others are told of what stays undone
escalation-title = Đề nghị đôn đốc: thông báo số { $number }
escalation-unacknowledged = { $seat } chưa xác nhận tiếp nhận thông báo này, phát hành lúc { $time }.
escalation-unreported = { $seat } chưa báo cáo kết quả thực hiện dù đã quá thời hạn.
escalation-unit-request = Đề nghị { -you } báo lại với người giữ chức vụ này để thực hiện.
escalation-office-unacknowledged = Chưa tiếp nhận dù đã nhắc
escalation-office-unreported = Chưa báo cáo dù đã quá thời hạn
escalation-office-request = Đề nghị văn phòng liên hệ trực tiếp với đơn vị.

# The weekly digest, and the month's letter
digest-title = Tổng hợp tuần: { $count } chỉ đạo chưa hoàn thành
letter-missing-title = Chưa có văn bản kết quả { $month }
letter-missing = Đến ngày { $date }, hệ thống chưa nhận được văn bản công bố kết quả { $month } của { $unit }.
letter-missing-note = Gửi tệp văn bản vào đây hoặc nhập bằng lệnh loa import. Nếu tháng này không có văn bản, không cần làm gì.

# What could not be sent in time
late-title = Quá hạn gửi: thông báo số { $number }
late-rows = { $count } tin chưa gửi được trong { $hours } giờ kể từ khi phát hành, nên hệ thống đã dừng lại. Có gửi tiếp không?
late-announcement = Thông báo đã được duyệt nhưng hệ thống không hoạt động vào lịch phát hành ngày { $date }, nên chưa phát hành. Có phát hành bây giờ không?
choice-send-now = Gửi ngay
choice-do-not-send = Không gửi
late-sent = Đang gửi { $count } tin của thông báo số { $number }.
late-nothing = Thông báo số { $number } không có tin nào quá hạn gửi.
