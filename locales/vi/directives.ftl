# How far a seat has come with a directive
stage-issued = Chưa tiếp nhận
stage-acknowledged = Đã tiếp nhận
stage-in-progress = Đang thực hiện
stage-reported = Đã báo cáo, chờ xem xét
stage-completed = Hoàn thành
stage-is = Tình trạng: { $stage }
stage-is-overdue = Tình trạng: { $stage } – QUÁ HẠN

# Refusals
act-report-progress = báo cáo kết quả thực hiện
act-answer-report = xem xét báo cáo
directive-is-none = Thông báo số { $number } không phải là chỉ đạo nên không có báo cáo. Gửi /viec để xem các chỉ đạo.
directive-not-issued = Thông báo số { $number } chưa được phát hành.
directive-cancelled = Chỉ đạo này (thông báo số { $number }) đã bị hủy, không cần báo cáo.
directive-superseded = Chỉ đạo này (thông báo số { $number }) đã được thay bằng văn bản mới hơn. Gửi /viec để xem các chỉ đạo hiện có.
directive-not-for-seat = { -you-first } không giữ chức vụ nào nhận chỉ đạo này (thông báo số { $number }), nên chưa ghi nhận. Nếu có nhầm lẫn, đề nghị liên hệ văn phòng.
report-empty = Chưa có nội dung. Đề nghị ghi ít nhất một câu hoặc gửi kèm ảnh, tệp.
report-too-long = Nội dung dài hơn { $limit } ký tự nên chưa được ghi nhận. Đề nghị tóm tắt, phần chi tiết gửi kèm bằng tệp.
report-unknown = Không có báo cáo số { $report }. Gửi /theodoi để xem các báo cáo.
step-completed = Chỉ đạo này (thông báo số { $number }) đã hoàn thành: báo cáo được chấp nhận lúc { $time } bởi { $by }. Không ghi nhận thêm.
step-started = Chỉ đạo này (thông báo số { $number }) đã được ghi nhận là đang thực hiện từ { $time }.
step-reported = Chỉ đạo này (thông báo số { $number }) đã có báo cáo lúc { $time }, đang chờ văn phòng xem xét.
step-returned = Báo cáo này (thông báo số { $number }) đã được trả lại lúc { $time } bởi { $by }; đang chờ báo cáo bổ sung.
step-newer = Chức vụ này đã gửi báo cáo mới hơn (báo cáo số { $report }). Đề nghị xem báo cáo đó.
step-no-report = Chỉ đạo này (thông báo số { $number }) chưa có báo cáo nào để xem xét.

# What the seat is told of its report
memo-accepted-title = Báo cáo được chấp nhận – thông báo số { $number }
memo-accepted = Chỉ đạo được ghi nhận là hoàn thành. Trân trọng cảm ơn { -you }.
memo-returned-title = Báo cáo được trả lại – thông báo số { $number }
memo-returned = Đề nghị { -you } bổ sung và báo cáo lại.
memo-word = Ý kiến của văn phòng: { $word }

# What the office is told of reports
name-with-seat = { $name } ({ $seat })
reports-title = Có { $count } báo cáo mới
reports-one = – { $seat } (thông báo số { $number })
reports-more = … và { $count } báo cáo khác
report-title = Báo cáo số { $report } – thực hiện thông báo số { $number }
report-words = Nội dung: { $words }
report-file = Tệp kèm: { $name }
report-time = Báo cáo lúc { $time }
report-late = Báo cáo đến sau thời hạn.
choice-accept-report = Chấp nhận
choice-return-report = Trả lại
choice-show-report = Báo cáo: { $seat }
choice-board = Theo dõi số { $number }

# What the holder of a seat chooses
choice-begin-one = Đang thực hiện số { $number }
choice-report-one = Báo cáo số { $number }
choice-contents-one = Nội dung số { $number }
choice-never-mind = Thôi

# What happened to a directive at one seat
history-title = Quá trình thực hiện thông báo số { $number } – { $seat }
history-empty = Chưa có hoạt động nào được ghi nhận.
history-acknowledged = { $time } – { $by }: đã tiếp nhận
history-started = { $time } – { $by }: đang thực hiện
history-reported = { $time } – { $by }: báo cáo số { $report }
history-reported-words = { $time } – { $by }: báo cáo số { $report }: { $words }
history-accepted = { $time } – { $by }: chấp nhận báo cáo
history-accepted-with = { $time } – { $by }: chấp nhận báo cáo: { $word }
history-returned = { $time } – { $by }: trả lại báo cáo: { $word }

# The board of one directive
board-title = Theo dõi thực hiện thông báo số { $number }
board-counts = { $seats } chức vụ: hoàn thành { $completed }; chờ xem xét { $reported }; đang thực hiện { $in_progress }; đã tiếp nhận { $acknowledged }; chưa tiếp nhận { $issued }.
board-overdue-count = Quá hạn: { $count } chức vụ.
board-overdue = Quá hạn
board-reported = – { $seat }: báo cáo { $time }
board-reported-late = – { $seat }: báo cáo muộn { $time }
board-name-stage = – { $seat }: { $stage }
boards-title = Theo dõi thực hiện chỉ đạo
boards-none = Chưa có chỉ đạo nào được phát hành.
boards-note = Xem theo đơn vị: /{ $command } rồi tên đơn vị.

# The board of one unit
unit-board-title = Chỉ đạo giao { $unit }
unit-board-counts = { $count } việc; chưa xong { $open }; quá hạn { $overdue }.
unit-board-none = Chưa có chỉ đạo nào giao { $unit }.
unit-board-which = Có nhiều đơn vị cùng tên. Xin chọn:
unit-board-unknown = Không tìm thấy đơn vị “{ $name }”. Đề nghị ghi tên xã, phường hoặc phòng, ngành; hoặc số thông báo.

# Việc của tôi
tasks-title = Việc của { -you }: { $count } việc chưa xong
tasks-done = Việc của { -you }: không còn việc nào chưa xong
tasks-none = Chưa có chỉ đạo nào giao { -you }.
tasks-more = … và { $count } việc khác

# Reporting
report-ask = Xin gửi nội dung báo cáo thực hiện thông báo số { $number } bằng một tin nhắn: lời, ảnh hoặc tệp kèm lời.
report-which = Có nhiều chỉ đạo đang chờ báo cáo. Xin chọn:
report-nothing-open = Không có chỉ đạo nào đang chờ báo cáo của { -you }. Gửi /viec để xem các chỉ đạo đã giao.
report-recorded = Đã ghi nhận báo cáo thực hiện thông báo số { $number } lúc { $time }.
report-recorded-seat = Báo cáo với chức vụ: { $seat }
report-sent-on = Báo cáo đã được chuyển đến văn phòng. Có thể gửi báo cáo bổ sung cho đến khi được chấp nhận.
report-question-instead = Tin nhắn này được hiểu là câu hỏi, chưa phải báo cáo. Hệ thống vẫn chờ nội dung báo cáo thông báo số { $number }.
report-word = Báo cáo
begun = Đã ghi nhận: đang thực hiện thông báo số { $number }.

# Answering
return-ask = Xin ghi nội dung cần bổ sung cho báo cáo của { $seat } (thông báo số { $number }) bằng một tin nhắn.
report-accepted = Đã chấp nhận báo cáo của { $seat } (thông báo số { $number }). Đơn vị được báo tin.
report-returned = Đã trả lại báo cáo của { $seat } (thông báo số { $number }). Đơn vị được báo tin.
never-mind = Đã bỏ qua.

# Before approval
deadline-passed = Lưu ý: thời hạn nêu trong chỉ đạo ({ $date }) đã qua. Chức vụ nhận sẽ bị tính quá hạn ngay khi phát hành.

# Commands
command-tasks = Việc của tôi
command-report = Báo cáo kết quả thực hiện chỉ đạo
command-board = Theo dõi thực hiện chỉ đạo

# The command line
cli-progress = Thông báo số { $number }, { $seat }: { $stage }

help-directive = Theo dõi chỉ đạo: báo cáo của từng chức vụ, ý kiến của văn phòng
help-directive-list = Các chỉ đạo đang có hiệu lực, kèm số liệu thực hiện
help-directive-board = Bảng theo dõi một chỉ đạo: từng chức vụ, quá hạn trước
help-directive-board-notice = Số thông báo
help-directive-unit = Các chỉ đạo giao một đơn vị
help-directive-unit-unit = Mã đơn vị
help-directive-tasks = Việc của chức vụ nêu ở --as
help-directive-begin = Ghi nhận chức vụ nêu ở --as đang thực hiện
help-directive-begin-notice = Số thông báo
help-directive-report = Báo cáo kết quả thực hiện với chức vụ nêu ở --as
help-directive-report-notice = Số thông báo
help-directive-report-text = Nội dung báo cáo
help-directive-report-file = Tệp kèm theo
help-directive-show = Quá trình thực hiện một chỉ đạo ở một chức vụ
help-directive-show-notice = Số thông báo
help-directive-show-seat = Mã chức vụ
help-directive-accept = Chấp nhận một báo cáo
help-directive-accept-report = Số báo cáo
help-directive-accept-word = Ý kiến gửi kèm
help-directive-return = Trả lại một báo cáo để bổ sung
help-directive-return-report = Số báo cáo
help-directive-return-word = Nội dung cần bổ sung
