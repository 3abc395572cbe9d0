# Words that many messages share.
# Whom they speak to is { -you }, as office.address of the configuration says; { -you-first } begins a sentence.

indicator-total = Tổng điểm
indicator-ckmb = Công khai, minh bạch
indicator-tdgq = Tiến độ giải quyết
indicator-dvctt = Dịch vụ công trực tuyến
indicator-tttt = Thanh toán trực tuyến
indicator-mdhl = Mức độ hài lòng
indicator-shhs = Số hóa hồ sơ
indicator-online = Cung cấp dịch vụ trực tuyến

period-month = tháng { $month }/{ $year }
period-quarter = quý { $quarter }/{ $year }
period-half-year = 6 tháng đầu năm { $year }
period-nine-months = 9 tháng đầu năm { $year }
period-first-months = { $months } tháng đầu năm { $year }
period-year = năm { $year }
period-week = tuần { $week } năm { $year }
period-as-of = tính đến ngày { $date }

band-weak = Yếu
band-average = Trung bình
band-fair = Khá
band-good = Tốt
band-excellent = Xuất sắc

role-viewer = người xem
role-seat-holder = người giữ chức vụ
role-clerk = chuyên viên
role-approver = người duyệt
role-operator = quản trị hệ thống

status-planned = chờ gửi
status-claimed = đang gửi
status-waiting = tạm hoãn
status-accepted = đã gửi đến
status-rejected = bị từ chối
status-gone = không liên lạc được
status-unknown = chưa rõ
status-cancelled = đã hủy
status-expired = quá hạn gửi
