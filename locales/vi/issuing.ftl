# The announcement's comparison, and what the seats of a unit read first
announcement-change = So với { $period } ({ $points } điểm): { $difference }.
personal-total = { $unit }, { $period }: { $points }/{ $max } điểm
personal-no-total = { $unit }, { $period }: chưa có tổng điểm
personal-doubtful = { $points } (cần kiểm tra)
personal-group = { $indicator } { $points }/{ $max }
personal-groups = Các nhóm: { $groups }.
personal-issuer = So với { $unit } ({ $points } điểm): { $difference }.
personal-common = Kết quả chung – { $unit }

# A set time
schedule-title = Thông báo số { $number } hẹn phát hành lúc { $time }
schedule-unapproved = Đã đến giờ hẹn nhưng thông báo chưa được duyệt, nên chưa phát hành. Duyệt xong trong hạn cho phép, thông báo sẽ được phát hành ngay.
schedule-too-late = Đã quá giờ hẹn hơn { $hours } giờ, nên hệ thống không tự phát hành nữa. Đề nghị chọn phát hành ngay hoặc bỏ hẹn.
choice-unschedule = Bỏ hẹn

# Refusals
problem-edited-meanwhile = Thông báo số { $number } vừa được sửa sau khi đồng chí xem, nên chưa duyệt. Đề nghị xem lại bản mới rồi duyệt.
problem-no-text = Thông báo chưa có nội dung. Đề nghị nhập nội dung trước.
problem-too-long = Nội dung dài { $characters } ký tự, vượt giới hạn { $limit } ký tự, nên chưa lưu. Đề nghị rút gọn, phần chi tiết để trong văn bản gốc.
problem-no-paragraph = Không có đoạn { $place }; nội dung hiện có { $count } đoạn.
problem-nobody-addressed = Thông báo số { $number } chưa nêu nơi nhận. Đề nghị thêm đơn vị hoặc chức vụ nhận trước khi duyệt.
problem-not-issued = Thông báo số { $number } chưa được phát hành.
problem-not-paused = Thông báo số { $number } không bị tạm dừng.
problem-not-scheduled = Thông báo số { $number } không có giờ hẹn.
problem-time-past = Thời điểm hẹn đã qua. Đề nghị chọn thời điểm sau lúc này.
problem-lateness = Hạn gửi muộn phải từ 1 giờ đến 8784 giờ (366 ngày).

# Results: reasons and what to do about them
results-heading-reason = { $heading }: { $reason }
results-advice = → { $advice }
results-corrected = Đã được đính chính bằng thông báo số { $number }.
reason-expired = quá hạn gửi
reason-cancelled = đã dừng trước khi gửi
advice-unsubscribed = Liên hệ trực tiếp; người nhận gửi /dangky để nhận lại.
advice-invite = Cấp mã mời để người giữ chức vụ kết nối (loa seat invite).
advice-invite-again = Cấp lại mã mời để người giữ chức vụ kết nối lại (loa seat invite).
advice-blocked = Liên hệ trực tiếp, đề nghị bỏ chặn và nhắn một tin bất kỳ cho kênh này; sau đó chọn Gửi lại.
advice-window-closed = Đề nghị người nhận nhắn một tin cho kênh này để mở lại, sau đó chọn Gửi lại.
advice-rejected = Lỗi do nội dung hoặc kênh, không phải do người nhận: báo quản trị hệ thống, sau đó chọn Gửi lại.
advice-expired = Nếu nội dung còn cần thiết, chọn Gửi lại.
advice-undecided = Hỏi người nhận; nếu chưa thấy tin, chọn Gửi lại (tin được ghi rõ là gửi lại).
advice-without-holder = Cấp mã mời cho người giữ chức vụ (loa seat invite).
choice-export = Tải bảng kết quả
choice-resend = Gửi lại
