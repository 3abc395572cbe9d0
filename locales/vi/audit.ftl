## Nhật ký kiểm tra: ai làm gì, khi nào

help-audit = Nhật ký kiểm tra: ai đã làm gì, khi nào
help-audit-list = Liệt kê các mục gần nhất
help-audit-list-last = Số mục
help-audit-verify = Kiểm tra nhật ký còn nguyên vẹn hay không
help-audit-verify-noted = Mã của một mục đã ghi lại trước đây

audit-entry = { $number }. { $time }, { $by }: { $act } { $subject }
audit-empty = Nhật ký kiểm tra chưa có mục nào.
audit-whole = Nhật ký kiểm tra nguyên vẹn: { $entries } mục. Mã của mục cuối: { $head }. Nên ghi lại mã này ở nơi khác để lần sau đối chiếu.
audit-changed = Mục { $number } không còn như khi được ghi.
audit-missing = Thiếu các mục từ { $from } đến { $to }.
audit-unknown-head = Không có mục nào mang mã đã ghi lại: nhật ký có thể đã bị ghi lại toàn bộ hoặc đã phục hồi từ bản cũ hơn.
audit-broken = Nhật ký kiểm tra không còn nguyên vẹn. Giữ nguyên thư mục dữ liệu, đối chiếu với bản sao lưu gần nhất.

audit-act-notice-edited = sửa dự thảo thông báo số
audit-act-notice-approved = duyệt thông báo số
audit-act-notice-scheduled = hẹn giờ phát hành thông báo số
audit-act-notice-unscheduled = bỏ hẹn giờ phát hành thông báo số
audit-act-notice-issued = phát hành thông báo số
audit-act-notice-paused = tạm dừng gửi thông báo số
audit-act-notice-resumed = gửi tiếp thông báo số
audit-act-notice-cancelled = hủy thông báo số
audit-act-letter-confirmed = xác nhận văn bản
audit-act-letter-discarded = loại văn bản
audit-act-seat-invited = tạo lời mời nhận chức vụ
audit-act-seat-taken = dùng lời mời:
audit-act-seat-revoked = thu hồi chức vụ
audit-act-seats-loaded = nạp bảng chức vụ, số dòng:
audit-act-seat-moved = chuyển chức vụ sang đơn vị mới:
audit-act-reform-prepared = lập phương án chức vụ khi sắp xếp đơn vị ngày
audit-act-reform-approved = duyệt phương án chức vụ khi sắp xếp đơn vị ngày
audit-act-reform-withdrawn = rút phương án chức vụ khi sắp xếp đơn vị ngày
audit-act-reform-carried-out = chuyển chức vụ theo phương án sắp xếp đơn vị ngày
audit-act-units-loaded = nạp bảng đơn vị
audit-act-channel-paused = tạm dừng kênh
audit-act-channel-resumed = cho kênh gửi tiếp
audit-act-address-moved = cuộc trò chuyện đổi mã:
audit-act-delivery-diverted = gửi tiếp qua kênh khác của người nhận, thông báo
audit-act-hold-released = cho gửi trở lại sau khi tạm giữ
audit-act-restored = phục hồi từ bản sao lưu
