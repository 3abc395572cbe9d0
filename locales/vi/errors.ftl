# What went wrong with the installation, and what to do next.

error-store-locked = Kho dữ liệu { $folder } đang được một tiến trình khác sử dụng. Đề nghị dừng tiến trình đó rồi thử lại.
error-store-newer = Kho dữ liệu có định dạng { $found }, mới hơn định dạng { $supported } mà phiên bản Loa này đọc được. Đề nghị cài phiên bản Loa mới hơn; dữ liệu không bị thay đổi.
error-disk-full = Ổ đĩa đã đầy nên thao tác chưa được ghi. Đề nghị giải phóng dung lượng rồi thực hiện lại; dữ liệu đã ghi trước đó vẫn nguyên vẹn.
error-store-corrupt = Có dữ liệu không đọc được ({ $detail }). Đề nghị chạy “loa doctor”, và nếu cần thì phục hồi từ bản sao lưu.
error-store-io = Không đọc hoặc ghi được kho dữ liệu ({ $detail }). Đề nghị kiểm tra ổ đĩa và quyền truy cập thư mục dữ liệu rồi thử lại.
error-notice-state = Trạng thái hiện tại của thông báo không cho phép thao tác này. Đề nghị xem lại thông báo (loa notice show; trong hội thoại: /duyet, /ketqua) rồi thử lại.
error-letter-state = Trạng thái hiện tại của văn bản không cho phép thao tác này. Đề nghị xem lại văn bản (loa letter list; trong hội thoại: /rasoat) rồi thử lại.
error-lease-held = Một tiến trình khác đang giữ quyền gửi.
error-on-hold = Hệ thống đang tạm giữ, chưa gửi đi thông báo nào. Sau khi kiểm tra, đề nghị chạy “loa doctor --release-hold”.
