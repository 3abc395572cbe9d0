# The channels: their names, their set-up, links.
channel-console = Màn hình
channel-telegram = Telegram
channel-zalo-bot = Zalo Bot
channel-zalo-oa = Zalo OA

channels-none = Chưa cấu hình kênh nào nên không thể chạy. Đặt ít nhất một trong các biến môi trường: LOA_ZALO_BOT__TOKEN (mã do “Zalo Bot Manager” cấp), LOA_ZALO_OA__APP_ID cùng LOA_ZALO_OA__APP_SECRET (ứng dụng của Official Account), LOA_TELEGRAM__TOKEN (mã do @BotFather cấp), rồi chạy lại.
channels-refused-telegram = Telegram không chấp nhận mã bot (401). Hãy kiểm tra LOA_TELEGRAM__TOKEN với @BotFather.
channels-refused-zalo-bot = Zalo không chấp nhận mã bot (401). Mã đã được đặt lại hoặc chép thiếu: lấy mã mới trong “Zalo Bot Manager”, đặt lại LOA_ZALO_BOT__TOKEN rồi khởi động lại.
channels-refused-zalo-oa = Zalo không chấp nhận mã truy cập của Official Account. Quản trị viên OA cấp lại quyền bằng “loa zalo login”.
channels-set-up-failed = Không thiết lập được kênh { $channel }: { $reason }
channels-unreachable = { $channel }: không kết nối được với máy chủ ({ $reason }). Kiểm tra mạng, tường lửa, proxy (HTTPS_PROXY) và địa chỉ api_url nếu có đặt, rồi chạy lại “loa doctor”; nếu mạng vẫn tốt thì chờ bên cung cấp kênh khắc phục, hệ thống tự gửi tiếp.

# Pages behind links to files.
link-unknown = Liên kết không đúng. Đề nghị mở lại từ tin nhắn đã nhận.
link-expired = Liên kết đã hết hạn. Gửi /vanban cho hệ thống để nhận lại văn bản.
link-unavailable = Chưa mở được tệp. Đề nghị thử lại sau ít phút.

# The person's own channels.
command-channels = Kênh nhận tin của tôi
channels-title = Kênh nhận tin của { -you }
channels-active = { $channel }
channels-here = { $channel } (đang dùng)
channels-gone = { $channel } (không còn liên lạc được)
channels-order = Thông báo được gửi qua kênh đầu tiên; nếu không gửi được, hệ thống chuyển sang kênh tiếp theo.
channels-prefer = Ưu tiên { $channel }
channels-preferred = Từ nay thông báo được gửi trước hết qua { $channel }.
channels-add = Thêm kênh
channels-code = Mở trò chuyện với hệ thống trên kênh khác và gửi mã sau (dùng một lần, đến { $expires }):
channels-link = { $channel }: { $link }
channels-no-other = Hiện cơ quan chưa mở kênh nào khác.
channels-code-note = Không chuyển mã này cho người khác. Xem các kênh: /{ $command }

# Invitations over several channels.
cli-invitation-links = Mời { $title }: mã { $code } (dùng một lần trên một kênh bất kỳ, hết hạn lúc { $expires })
cli-invitation-typed = { $channel }: { $link } (mở trò chuyện rồi gửi mã)
cli-invitation-qr = Đã ghi mã QR: { $file }

# Where there are no buttons.
chat-greeting-notices-typed = Thông báo kết quả và chỉ đạo sẽ được gửi đến đây; khi đã đọc, đề nghị nhắn “Đã tiếp nhận”.
chat-greeting-typed = Cuối mỗi tin có các lựa chọn đánh số: nhắn số, ví dụ 1, hoặc nhắn lại đúng lời của lựa chọn.

# One more channel for a holder, on the command line.
link-code = Mã để { $person } dùng thêm một kênh: { $code } (dùng một lần, đến { $until }). Chỉ đưa cho chính người đó: ai nhắn mã này cho bot sẽ nhận thông báo thay họ.
link-nobody-holds = Chưa có ai giữ { $seat }, hoặc người được nêu không giữ chức vụ này. Xem “loa seat list”; để mời người mới, dùng “loa seat invite”.
link-which = { $seat } có nhiều người giữ. Chạy lại với --person và một trong các mã sau:
    { $holders }
link-holder = – { $person } · { $name }
help-seat-link = Cấp mã để người giữ chức vụ dùng thêm một kênh
help-seat-link-seat = Chức vụ
help-seat-link-person = Mã của người giữ, khi có nhiều người
help-seat-link-qr = Ghi mã QR (PNG) của từng kênh vào thư mục này
