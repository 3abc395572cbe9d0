# Review of a letter in chat
command-review = Rà soát văn bản đã gửi
review-waits = Văn bản chưa được công bố: chỉ sau khi xác nhận, số liệu mới hiển thị cho các đơn vị.
review-is-confirmed = Văn bản này đã được xác nhận; số liệu đã hiển thị cho các đơn vị.
review-is-superseded = Văn bản này đã được thay bằng phiên bản mới hơn.
review-is-discarded = Văn bản này đã bị bỏ.
review-confirm = Xác nhận
review-discard = Bỏ
review-confirmed = Đã xác nhận. Số liệu hiển thị cho các đơn vị từ lúc này.
review-discarded = Đã bỏ kết quả đọc; không có số liệu nào được công bố từ văn bản này.
review-unknown = Không còn văn bản này. Gửi /rasoat để xem các văn bản chờ rà soát.
review-none = Không có văn bản nào chờ rà soát. Gửi tệp văn bản vào đây để hệ thống đọc.
review-waiting = Văn bản chờ rà soát
review-letter = { $file }: { $periods }
review-open = Xem { $file }
