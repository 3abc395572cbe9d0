# Sending has stopped by itself: what has happened, and what a person has to do.

error-invariant = Thao tác bị từ chối vì sẽ làm sai lệch việc theo dõi gửi ({ $breach }). Hệ thống đã dừng gửi thông báo, vẫn trả lời câu hỏi. Hãy chạy “loa doctor”.
error-not-writable = Không ghi được vào thư mục dữ liệu: { $detail }. Kiểm tra quyền của tài khoản chạy Loa và xem ổ đĩa có bị gắn ở chế độ chỉ đọc không; dữ liệu đã có không bị thay đổi.
hold-rolled-back = kho dữ liệu cũ hơn lần gửi gần nhất trên máy này (chép lại từ bản cũ, hoặc mất phần cuối), nên có thể thiếu những gì đã gửi
hold-breach = một thao tác đã bị từ chối vì sẽ làm sai lệch việc theo dõi gửi ({ $detail })
doctor-breach = Đã dừng gửi thông báo từ { $since }, vẫn trả lời câu hỏi: { $reason }. Dữ liệu vẫn nguyên vẹn. Hãy sao lưu (“loa backup TỆP”), gửi bản sao lưu và nhật ký cho người phát triển; xem kết quả các thông báo đang gửi; khi quyết định cho gửi tiếp, chạy “loa doctor --release-hold”.
stop-alert-title = Hệ thống đã dừng gửi thông báo
stop-alert = Lúc { $since }, một thao tác bị từ chối vì sẽ làm sai lệch việc theo dõi gửi. Không thông báo nào được gửi tiếp cho đến khi có người cho phép; câu hỏi vẫn được trả lời.
stop-alert-next = Đề nghị cán bộ vận hành chạy “loa doctor” trên máy chủ và làm theo hướng dẫn.
stall-alert-title = Việc gửi qua { $channel } không tiến triển
stall-alert = Có thông báo đến hạn gửi từ { $since } nhưng chưa được lấy ra gửi, dù kênh không bị tạm dừng. Câu hỏi vẫn được trả lời.
stall-alert-next = Đề nghị cán bộ vận hành xem nhật ký, chạy “loa doctor”, rồi khởi động lại “loa serve”; không thông báo nào bị mất hoặc gửi lặp.
