# A letter pasted in several messages, and a review that is decided by a bare word
pasted-waits = Đã nhận phần { $count } của văn bản. Tin dài gần hết giới hạn của kênh nên có thể còn phần tiếp theo: đề nghị gửi tiếp, hệ thống ghép các phần rồi đọc một lần. Nếu đã hết, chọn “Đã hết”.
pasted-all = Đã hết
pasted-joined = Văn bản được ghép từ { $count } tin. Đề nghị đối chiếu chỗ nối: { $seams }.
pasted-seam = “… { $before } | { $after } …”
pasted-may-go-on = Nếu văn bản còn phần tiếp theo, đề nghị gửi tiếp trong vài phút; hệ thống ghép vào rồi đọc lại.
pasted-none = Không có phần văn bản nào đang chờ ghép. Đề nghị dán lại nội dung, hoặc gửi tệp văn bản.
pasted-no-letter = Nội dung vừa dán không có kết quả hoặc chỉ đạo nào đọc được, nên không được ghi. Đề nghị dán lại đầy đủ, hoặc gửi tệp văn bản.
# Từng cách nói, cách nhau bằng dấu |
review-words-confirm = xác nhận|xác nhận văn bản|xác nhận văn bản này|tôi xác nhận
review-words-discard = hủy bỏ|bỏ văn bản|bỏ văn bản này|hủy bỏ văn bản này
# Ngay sau khi xem văn bản
review-words-yes = đúng|đúng rồi|đúng hết|đúng hết rồi|chính xác
review-words-no = bỏ|bỏ đi|hủy|hủy đi
review-confirm-which = { -you-first } xác nhận văn bản nào?
review-discard-which = { -you-first } bỏ văn bản nào?
review-confirm-this = Xác nhận { $file }
review-discard-this = Bỏ { $file }
