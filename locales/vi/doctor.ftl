# What “loa doctor” finds of channels and of the home unit
doctor-home-ended = Chú ý: đơn vị công bố { $unit } đã kết thúc hoạt động sau ngày { $date }. Số liệu cũ vẫn tra cứu được; nếu cơ quan nay thuộc đơn vị khác, đổi office.home_unit trong cấu hình.
doctor-home-ended-into = Chú ý: đơn vị công bố { $unit } đã kết thúc hoạt động sau ngày { $date }, địa bàn nay thuộc: { $successors }. Số liệu cũ vẫn tra cứu được; nếu cơ quan nay thuộc một trong các đơn vị đó, đổi office.home_unit trong cấu hình.
doctor-channel-silent = { $channel }: máy chủ không trả lời trong { $seconds } giây. Kiểm tra mạng, tường lửa, proxy (HTTPS_PROXY) và địa chỉ api_url nếu có đặt, rồi chạy lại “loa doctor”.
doctor-channel-answers = { $channel }: máy chủ trả lời và nhận mã truy cập.
doctor-channel-polled = { $channel }: máy chủ trả lời và nhận mã truy cập; lần lấy tin gần nhất cách đây { $seconds } giây.
doctor-other-maxima = Văn bản { $letter }: { $count } số liệu giữ điểm tối đa khác với bộ chỉ số đang áp dụng cho kỳ đó, do bộ chỉ số được nạp sau khi nhập văn bản. Nhập lại tệp gốc (“loa import”), đối chiếu rồi xác nhận để số liệu theo bộ chỉ số mới.
doctor-poll-old = { $channel }: máy chủ trả lời, nhưng “loa serve” không lấy được tin đã { $minutes } phút. Xem nhật ký, rồi khởi động lại “loa serve”; không tin nào bị mất.
doctor-due-old = Có tin đến hạn gửi từ { $time } ({ $minutes } phút trước) mà chưa được gửi. Kiểm tra “loa serve” có đang chạy không; nếu đang chạy, xem nhật ký rồi khởi động lại: tin không bị mất.
