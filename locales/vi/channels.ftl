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

# Pages behind links to files.
link-unknown = Liên kết không đúng. Đề nghị mở lại từ tin nhắn đã nhận.
link-expired = Liên kết đã hết hạn. Gửi /vanban cho hệ thống để nhận lại văn bản.
link-unavailable = Chưa mở được tệp. Đề nghị thử lại sau ít phút.
