# Files that people send
file-of-a-stranger = Hệ thống chỉ nhận tệp của người giữ chức vụ đã được văn phòng mời, nên tệp này không được tải về. Nếu đã có mã mời, xin gửi mã tại đây.
file-not-awaited = Hiện không có nội dung nào chờ tệp của { -you }, nên tệp “{ $name }” không được tải về.
file-unsupported = Kênh trò chuyện này không cho phép hệ thống tải tệp. Đề nghị gửi qua kênh khác, hoặc liên hệ văn phòng.
file-too-large = Tệp “{ $name }” lớn hơn { $limit } MB, mức lớn nhất hệ thống nhận được qua trò chuyện, nên không được tải về. Đề nghị gửi tệp nhỏ hơn.
file-refused = Không lấy được tệp “{ $name }” từ nền tảng trò chuyện. Đề nghị gửi lại tệp.
file-interrupted = Chưa tải được tệp “{ $name }” do mất kết nối. Đề nghị gửi lại sau ít phút.
