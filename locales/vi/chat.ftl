# Answers to what is said
chat-failure = Xin lỗi, hệ thống chưa xử lý được tin nhắn này. Đề nghị thử lại sau ít phút; nếu vẫn không được, xin báo văn phòng.
chat-words-only = Hệ thống chỉ đọc được tin nhắn chữ. Gửi /trogiup để xem cách hỏi.
chat-too-long = Tin nhắn dài hơn { $limit } ký tự nên chưa được xử lý. Đề nghị hỏi ngắn gọn, ví dụ: chỉ số tháng 12.
chat-unknown-command = Không có lệnh /{ $name }. Gửi /trogiup để xem các lệnh.
chat-number-needed = Thiếu số thông báo. Ví dụ: /{ $command } 1
chat-old-button = Nút này không còn hiệu lực. Gửi /trogiup để xem các lệnh.
chat-private-only = Lệnh này chỉ dùng trong trò chuyện riêng với hệ thống.
chat-seats-only = Nội dung này dành cho người giữ chức vụ đã được văn phòng mời. Nếu đã có mã mời, xin gửi mã tại đây.
chat-invitation-needed = Để nhận thông báo và chỉ đạo, xin gửi mã mời do văn phòng cấp. Chưa có mã, đề nghị liên hệ văn phòng.
chat-not-addressed = Thông báo này không gửi đến đơn vị của { -you }.

# Greeting
chat-office-unnamed = văn phòng
chat-greeting-title = Kênh thông tin Bộ chỉ số 766 – { $office }
chat-group-greeting = Kênh thông tin Bộ chỉ số 766 – { $office }. Trong nhóm, hệ thống chỉ trả lời số liệu đã công bố, ví dụ: /chiso tháng 12. Thông báo và chỉ đạo được gửi trong trò chuyện riêng.
chat-greeting-seats = Kính chào. { -you-first } đang giữ chức vụ:
chat-seated = Kính chào. Đã ghi nhận { -you } là: { $title }.
chat-greeting-notices = Thông báo kết quả và chỉ đạo sẽ được gửi đến đây; đề nghị bấm “Đã tiếp nhận” khi đã đọc.
chat-greeting-questions = Có thể hỏi bằng lời, có dấu hoặc không dấu, ví dụ: chỉ số tháng 12.
chat-personal-data = Dữ liệu cá nhân (Luật 91/2025/QH15): hệ thống lưu tên hiển thị, địa chỉ trò chuyện, chức vụ, ngôn ngữ, thời điểm tiếp nhận và các báo cáo thực hiện chỉ đạo (kèm ảnh, tệp) của người dùng, chỉ để gửi và theo dõi thông báo. Gửi /toi để xem, /huydangky để dừng nhận; yêu cầu xóa xin gửi văn phòng.
menu-figures = Chỉ số mới nhất
menu-directives = Chỉ đạo
menu-document = Văn bản gốc
menu-results = Tình hình tiếp nhận
menu-help = Trợ giúp

# Invitation codes
chat-code-wrong = Mã mời không đúng. Đề nghị kiểm tra lại từng ký tự, hoặc xin văn phòng cấp mã mới.
chat-code-used = Mã mời này đã được sử dụng; mỗi mã chỉ dùng một lần. Đề nghị xin văn phòng cấp mã mới.
chat-code-expired = Mã mời này đã hết hạn. Đề nghị xin văn phòng cấp mã mới.
chat-too-many-codes = Đã nhập sai mã quá nhiều lần. Đề nghị thử lại sau một giờ, hoặc liên hệ văn phòng.

# Acknowledging
chat-word-acknowledge = Đã nhận
chat-acknowledged = Đã ghi nhận tiếp nhận thông báo số { $number } lúc { $time }.
chat-acknowledged-before = Thông báo số { $number } đã được ghi nhận trước đó, lúc { $time }.
chat-acknowledged-mark = ✓ Đã tiếp nhận lúc { $time }
chat-not-acknowledged = Chưa tiếp nhận
chat-acknowledge-one = Đã tiếp nhận số { $number }
chat-which-notice = Có nhiều thông báo chưa tiếp nhận. Xin chọn thông báo đã đọc:
chat-nothing-to-acknowledge = Không có thông báo nào cần tiếp nhận.
chat-notice-cancelled = Thông báo này đã bị hủy, không cần tiếp nhận.
chat-notice-superseded = Thông báo này đã được thay bằng văn bản mới hơn. Gửi /chidao để xem các chỉ đạo hiện có.
chat-no-seat-for-notice = { -you-first } không giữ chức vụ nào nhận thông báo này, nên chưa ghi nhận. Nếu có nhầm lẫn, đề nghị liên hệ văn phòng.

# Commands, as the menus of the platforms show them
command-start = Lời chào và các mục chính
command-figures = Chỉ số mới nhất của đơn vị
command-directives = Chỉ đạo gửi đơn vị tôi
command-document = Văn bản gốc mới nhất
command-results = Tình hình tiếp nhận thông báo
command-approve = Duyệt thông báo
command-issue = Phát hành thông báo
command-language = Chọn ngôn ngữ
command-about-me = Dữ liệu lưu về tôi
command-unsubscribe = Dừng nhận thông báo
command-subscribe = Nhận lại thông báo
command-help = Cách hỏi và các lệnh

# Help
help-title = Trợ giúp
help-questions = Hỏi bằng lời, có dấu hoặc không dấu; cuối tin này có vài câu mẫu.
help-example-month = chỉ số tháng 12
help-example-group = số hóa tháng 12 so với tỉnh
help-example-year = điểm năm 2024
help-commands = Các lệnh:
help-command = /{ $name } – { $description }
help-note = Nơi không có nút bấm, gửi số thứ tự của lựa chọn.

# Directives, documents, results
notice-heading = Số { $number }. { $title }
directives-title = Chỉ đạo gửi đơn vị của { -you }
directives-none = Chưa có chỉ đạo nào gửi đơn vị của { -you }.
document-none = Chưa có văn bản nào được công bố.
results-none = Chưa có thông báo nào được phát hành.
results-overview = Tình hình tiếp nhận
results-missing = Chưa tiếp nhận: { $names }
results-open-one = Xem số { $number }
own-notices-title = Thông báo đã gửi đến { -you }
own-notices-none = Chưa có thông báo nào gửi đến { -you }.

# Language
language-name = Tiếng Việt
language-which = Chọn ngôn ngữ:
language-chosen = Đã chuyển sang tiếng Việt.

# What is stored about a person
me-nothing = Hệ thống không lưu thông tin cá nhân nào của { -you } ngoài ngôn ngữ đã chọn và câu hỏi gần nhất trong cuộc trò chuyện này.
me-title = Dữ liệu lưu về { -you }
me-name = Tên hiển thị: { $name }
me-seat = Chức vụ: { $title } ({ $role }), từ { $since }
me-address = Địa chỉ nhận tin: { $chat }
me-address-gone = Địa chỉ không còn liên lạc được: { $chat }
me-language = Ngôn ngữ: { $language }
me-unsubscribed = Đã dừng nhận thông báo từ { $time }
me-history = Ngoài ra lưu: các thông báo đã gửi, thời điểm gửi và tiếp nhận, các báo cáo thực hiện chỉ đạo kèm ảnh và tệp.
me-note = Yêu cầu sửa hoặc xóa dữ liệu xin gửi văn phòng. Dừng nhận thông báo: /huydangky

# Unsubscribing
unsubscribe-title = Dừng nhận thông báo?
unsubscribe-meaning = { -you-first } sẽ không nhận thông báo kết quả, chỉ đạo và nhắc việc tại đây nữa. Chức vụ của { -you } vẫn được giữ, văn phòng thấy là không gửi được, và trách nhiệm thực hiện chỉ đạo không thay đổi. Vẫn hỏi được số liệu; gửi /dangky để nhận lại.
unsubscribe-confirm = Dừng nhận
unsubscribed = Đã dừng gửi thông báo. Gửi /dangky để nhận lại.
unsubscribed-already = { -you-first } đã dừng nhận thông báo từ trước. Gửi /dangky để nhận lại.
subscribed = Đã đăng ký nhận lại thông báo.
subscribed-already = { -you-first } đang nhận thông báo.

# Approving and issuing
approve-title = Thông báo chờ duyệt
approve-none = Không có thông báo nào chờ duyệt.
approve-show = Xem số { $number }
approve-reach = Gửi đến { $reachable }/{ $seats } chức vụ liên lạc được.
approve-uncovered = Đơn vị chưa có ai nhận được ({ $count }):
choice-approve = Duyệt
choice-issue = Phát hành
notice-approved = Đã duyệt thông báo số { $number }.
issue-title = Thông báo đã duyệt, chờ phát hành
issue-none = Không có thông báo nào chờ phát hành.
issue-one = Phát hành số { $number }
notice-issued = Đã phát hành thông báo số { $number } đến { $count } người nhận.
issue-unreachable = Chức vụ chưa liên lạc được ({ $count }):
