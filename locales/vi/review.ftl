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
review-none = Không có văn bản nào chờ rà soát. Gửi tệp văn bản, hoặc dán nội dung văn bản vào đây để hệ thống đọc.
review-waiting = Văn bản chờ rà soát
review-letter = { $file }: { $periods }
review-open = Xem { $file }
review-how = Để sửa, nhắn chỉ số, kỳ và giá trị, ví dụ: TTTT năm 9,6 vì bản in nhầm. Bổ sung: số 15/UBND-VP; ngày 20/01/2025; người ký Nguyễn Văn A; đơn vị xã Hiệp Cường; kỳ tháng 12/2024.
review-take = { $indicator } { $period }: { $value }
review-show = Xem lại toàn bộ
review-revised = Đã ghi nhận sửa đổi
review-change = { $place }: { $indicator } { $before } → { $after }
review-not-understood = Chưa hiểu nội dung sửa. Ví dụ: TTTT năm 9,6; số 15/UBND-VP; ngày 20/01/2025; đơn vị xã Hiệp Cường; kỳ tháng 12/2024.
review-past = Phiên bản này đã bị bỏ hoặc đã được thay, không sửa được nữa. Gửi /rasoat để xem các văn bản chờ rà soát.
review-which-period = Văn bản có chỉ số này ở nhiều kỳ. Đề nghị ghi rõ kỳ: { $periods }.
review-not-printed = Văn bản không in giá trị { $value } ở dòng nào, nên chưa ghi. Đề nghị đối chiếu bản gốc.
review-above-maximum = Giá trị lớn hơn điểm tối đa { $max }, nên chưa ghi.
review-unchanged = Giá trị này đã được ghi đúng như vậy; không có gì thay đổi.

# Where a figure comes from
figure-heading = Nguồn gốc số liệu: { $unit }, { $period }
figure-none = Chưa có số liệu nào được xác nhận cho đơn vị và kỳ này.
figure-bad-period = Không hiểu kỳ “{ $period }”. Ví dụ: “tháng 12/2024”, “quý II/2025”, 2024-12, 2024.
figure-bad-indicator = Không có chỉ số “{ $name }”. Ví dụ: TTTT, số hóa, tổng.
figure-version = { $letter } ({ $state })
figure-imported = Nhập từ tệp { $file } lúc { $time }, người nhập: { $by }
figure-confirmed = Xác nhận lúc { $time }, người xác nhận: { $by }
figure-document = Văn bản gốc (SHA-256): { $hash }
figure-line = { $indicator }: { $points }/{ $max }; dòng { $line }: “{ $printed }”
figure-average = { $indicator } ({ $average })
figure-correction = Sửa khi rà soát: { $indicator } { $before } → { $after }; người sửa: { $by }, lúc { $time }; lý do: { $why }
review-pasted-name = Văn bản dán trong tin nhắn.txt
figure-before = Trước đó: { $indicator } { $value } (xác nhận lúc { $time })
figure-by-operator = người vận hành { $user }
provenance-how = Đề nghị hỏi số liệu trước rồi gửi /nguongoc, hoặc ghi rõ số liệu sau lệnh. Ví dụ: /nguongoc TTTT năm 2024
# Từng cách nói, cách nhau bằng dấu |
provenance-words = nguồn gốc|nguồn gốc số liệu|nguồn số liệu|nguồn ở đâu|số này ở đâu ra|số này lấy ở đâu|số liệu này ở đâu ra|số liệu này lấy ở đâu|số liệu lấy ở đâu|ở dòng nào|dòng nào trong văn bản|số này ở văn bản nào|ai xác nhận|ai xác nhận số này|ai xác nhận số liệu này
command-provenance = Nguồn gốc số liệu: văn bản, dòng, người xác nhận
review-changed = Thay đổi so với số liệu đã công bố: { $count }
review-correct = Soạn đính chính thông báo { $number }
