# A seat changes hands
replaced-title = Chức vụ đã được bàn giao
replaced = { $seat } do { $name } giữ từ { $time }. { -you-first } không còn nhận thông báo, chỉ đạo gửi chức vụ này.
replaced-note = Các chỉ đạo chưa hoàn thành và quá trình thực hiện được giữ cùng chức vụ. Nếu có nhầm lẫn, đề nghị liên hệ văn phòng.
revoked-title = Chức vụ đã được thu hồi
revoked = { -you-first } không còn giữ chức vụ { $seat } trong hệ thống từ { $time }, và không còn nhận thông báo, chỉ đạo gửi chức vụ này.
taken-over = Còn { $count } chỉ đạo chưa hoàn thành ở chức vụ này. Gửi /viec để xem.
choice-tasks = Việc của tôi
hand-over-how = Ghi tên chức vụ cần bàn giao sau lệnh. Ví dụ: /{ $command } chủ tịch xã Hiệp Cường
hand-over-unknown = Không có chức vụ nào tên “{ $name }”. Đề nghị kiểm tra lại tên chức vụ.
hand-over-which = Có nhiều chức vụ phù hợp. Xin chọn chức vụ cần bàn giao:
hand-over-confirm = Bàn giao { $seat }? Hiện có { $count } người giữ; khi người mới dùng mã, người đang giữ sẽ thôi nhận thông báo và được báo tin.
hand-over-code = Mã bàn giao { $seat }: { $code } (hết hạn { $time }). Người mới gửi mã này cho hệ thống, hoặc mở đường dẫn. Đến lúc đó người đang giữ vẫn nhận thông báo.
choice-hand-over = Cấp mã bàn giao
command-hand-over = Bàn giao một chức vụ
help-seat-hand-over = Bàn giao: khi người mới dùng mã, người đang giữ thôi giữ và được báo
help-seat-hand-over-seat = Chức vụ
