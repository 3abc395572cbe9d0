# Zalo: consent, state, templates, what is still to be set up.
zalo-login-open = Quản trị viên Official Account mở địa chỉ sau, đồng ý cấp quyền, rồi sao chép địa chỉ mà trình duyệt được chuyển đến và chạy: loa zalo login --code '<địa chỉ đó>'
    { $link }
zalo-login-done = Đã lưu quyền của Official Account, có hiệu lực đến { $until } và được tự động gia hạn. Nếu “loa serve” đang chạy, hệ thống tự gửi tiếp.
zalo-login-refused = Zalo không chấp nhận mã này: { $reason }. Mã chỉ dùng một lần trong 10 phút; hãy chạy lại “loa zalo login” từ đầu.
zalo-key-not-set = Chưa đặt khóa { $key }. Đặt trong tệp cấu hình rồi chạy lại.
zalo-bot-set = Zalo Bot: đã cấu hình.
zalo-bot-not-set = Zalo Bot: chưa cấu hình (LOA_ZALO_BOT__TOKEN).
zalo-bot-known = Zalo Bot: mã hợp lệ, bot { $name } ({ $id }).
zalo-bot-polls = Zalo Bot: không đặt webhook, hệ thống tự hỏi tin mới. Khi vận hành chính thức, Zalo khuyên dùng webhook (zalo_bot.webhook_url).
zalo-bot-other-webhook = Zalo Bot: đang có webhook { $url } ở nơi khác nên không nhận được tin. Khởi động “loa serve” để gỡ, hoặc đặt zalo_bot.webhook_url.
zalo-bot-webhook-not-set = Zalo Bot: webhook { $url } chưa được đăng ký. Khởi động “loa serve”; hệ thống tự đăng ký khi chạy.
zalo-webhook-reached = Zalo Bot: Zalo gọi được webhook { $url }.
zalo-webhook-untested = Zalo Bot: đã đăng ký webhook { $url }; hôm nay Zalo không cho kiểm tra thêm.
zalo-webhook-unreached = Zalo Bot: Zalo chưa gọi được webhook { $url } ({ $outcome }). { $advice }
zalo-advice-path = Máy chủ trả lời 404: kiểm tra đường dẫn và cấu hình chuyển tiếp của máy chủ web đến http.listen.
zalo-advice-forbidden = Máy chủ trả lời 403: tường lửa hoặc máy chủ web đang chặn; hãy cho phép trình gọi có tên “Java/…”.
zalo-advice-tls = Chứng thư không hợp lệ hoặc máy chủ chỉ nhận TLS 1.3: dùng chứng thư công khai và bật TLS 1.2.
zalo-advice-dns = Tên miền không phân giải được: kiểm tra bản ghi DNS.
zalo-advice-failing = Máy chủ trả lời lỗi 5xx: xem nhật ký của máy chủ web và của “loa serve”.
zalo-advice-secret = Máy chủ trả lời mã khác 200. Thường là khóa zalo_bot.webhook_secret đã đổi sau khi đăng ký: khởi động lại “loa serve” để đăng ký lại; nếu vẫn vậy, kiểm tra máy chủ web có chuyển nguyên tiêu đề X-Bot-Api-Secret-Token và có chuyển hướng hay không.
zalo-advice-reach = Kiểm tra tường lửa, tên miền, chứng thư và “loa serve” có đang chạy không.
zalo-oa-not-set = Zalo OA: chưa cấu hình (LOA_ZALO_OA__APP_ID, LOA_ZALO_OA__APP_SECRET).
zalo-oa-no-tokens = Zalo OA: chưa được cấp quyền. Chạy “loa zalo login”.
zalo-oa-tokens = Zalo OA: mã truy cập đến { $access }, quyền đến { $consent }.
zalo-oa-dead = Zalo OA: Zalo từ chối gia hạn ({ $reason }). Quản trị viên cấp lại quyền bằng “loa zalo login”.
zalo-oa-rights = Zalo OA: ứng dụng được phép gọi API của Official Account.
zalo-oa-no-rights = Zalo OA: chưa đủ quyền ({ $reason }). Trong trang quản lý ứng dụng, bật API Official Account và cấp quyền gửi tin, đọc người quan tâm; OA phải được xác thực.
zalo-oa-webhook = Zalo OA: địa chỉ webhook cần khai trong trang quản lý ứng dụng: { $url }
zalo-oa-no-id = Zalo OA: chưa đặt zalo_oa.oa_id nên thư mời không có liên kết và mã QR của OA.
zalo-oa-template = Zalo OA: mẫu tin dùng khi hết thời hạn nhắn: { $template }.
zalo-oa-no-template = Zalo OA: chưa có mẫu tin; người không tương tác quá { $hours } giờ chỉ nhận được qua kênh khác, nếu không có sẽ được báo là chưa gửi được.
zalo-template = { $template } · { $name } · { $status }
zalo-template-used = { $line } (đang dùng)
zalo-no-templates = Chưa có mẫu tin nào được duyệt.
zalo-nothing-set = Chưa cấu hình Zalo. Tạo bot trong OA “Zalo Bot Manager” và đặt LOA_ZALO_BOT__TOKEN, hoặc tạo ứng dụng của Official Account và đặt LOA_ZALO_OA__APP_ID, LOA_ZALO_OA__APP_SECRET.
zalo-no-public-url = Chưa đặt http.public_url (địa chỉ HTTPS công khai của máy chủ) nên biểu đồ và tệp không gửi được qua Zalo Bot.
consent-title = Quyền gửi tin của Zalo OA
consent-ends = { $days ->
    [0] Quyền gửi tin qua Zalo OA của cơ quan hết hiệu lực lúc { $until }, còn chưa đến 1 ngày.
   *[other] Quyền gửi tin qua Zalo OA của cơ quan hết hiệu lực lúc { $until }, còn { $days } ngày.
}
consent-refused = Zalo không còn chấp nhận quyền gửi tin của Zalo OA: thông báo và câu trả lời không gửi được qua kênh này. Người có kênh khác vẫn nhận qua kênh đó.
consent-renew = Đề nghị quản trị viên Official Account cấp lại quyền: cán bộ vận hành chạy “loa zalo login” trên máy chủ rồi gửi địa chỉ hiện ra cho quản trị viên.

help-zalo = Zalo: quyền của Official Account, tình trạng, mẫu tin
help-zalo-login = Cấp quyền cho Official Account
help-zalo-login-code = Mã, hoặc cả địa chỉ mà trình duyệt được chuyển đến
help-zalo-status = Tình trạng các kênh Zalo
help-zalo-templates = Các mẫu tin đã đăng ký
help-doctor-subject = Chỉ kiểm tra phần này: zalo
help-seat-invite-qr = Ghi mã QR (PNG) của từng kênh vào thư mục này
