# What was read from a letter: the preview, its table, why a place is doubtful.

letter-title = Đã đọc văn bản: { $issuer }
letter-issuer-number = { $issuer }, số { $number } ngày { $date }
letter-blank = [chưa ghi]
letter-blanks = Văn bản không ghi: { $names }. Bổ sung khi nhập, nếu không sẽ để trống.
letter-blank-issuer = cơ quan ban hành
letter-blank-number = số và ký hiệu
letter-blank-date = ngày ban hành
letter-blank-signer = họ tên người ký

letter-doubts-head = Cần đối chiếu ({ $count }):
letter-no-doubts = Không có chỗ nào phải đối chiếu.
letter-doubt-line = Dòng { $line }, { $place }: “{ $printed }”. { $reason }
letter-doubt-line-bare = Dòng { $line }: “{ $printed }”. { $reason }
letter-doubt-decided = Văn bản in { $values } cho cùng một điểm số. Lấy { $taken } vì cộng các nhóm được { $sum }, khớp tổng { $total } trong phạm vi làm tròn; nếu lấy { $other } thì được { $othersum }.
letter-doubt-average = Giá trị { $value } trùng với trung bình của tỉnh in bên cạnh.
letter-doubt-average-sum = Với giá trị đó, trung bình các nhóm của tỉnh cộng được { $sum }, khớp tổng { $total } của tỉnh.
letter-doubt-open = Văn bản in { $values } cho cùng một điểm số, cộng các nhóm không đủ căn cứ để chọn. Tạm ghi giá trị in trước là { $taken }; đề nghị đối chiếu bản gốc.
letter-doubt-sum = Các nhóm cộng lại được { $sum }, lệch { $difference } so với tổng { $total } in trong văn bản. Ghi nguyên như văn bản.
letter-doubt-maximum = Điểm in trong văn bản vượt điểm tối đa { $max }. Ghi nguyên như văn bản; đề nghị đối chiếu bản gốc.
letter-doubt-unclear = Chưa đọc được chắc chắn; đề nghị đối chiếu bản gốc.
letter-doubt-deadline = Thời hạn của việc { $ordinal } chưa xác định được ngày cụ thể.
letter-doubt-quoted = Chỉ được nhắc lại (giá trị của kỳ khác, số liệu hoặc thời hạn đã được thay); không ghi nhận.
letter-doubt-cut-off = Văn bản dừng ở đây, không thấy nơi nhận và chữ ký; có thể thiếu phần cuối. Đề nghị đối chiếu bản gốc trước khi xác nhận.

letter-figures-head = { $unit }, { $period }
letter-figure = { $indicator }: { $points }/{ $max }
letter-province = trung bình tỉnh { $value }
letter-national = bình quân cả nước { $value }
letter-rate = tỷ lệ { $value }
letter-rate-of = tỷ lệ { $value } ({ $label })
letter-rates-alone-head = Tỷ lệ in không kèm điểm của nhóm:
letter-rate-alone = { $place }; { $indicator }: { $rate }; { $line }
letter-rank = xếp hạng { $place }/{ $of }
letter-rank-alone = xếp hạng { $place }
letter-line = dòng { $line }
letter-doubtful = cần đối chiếu

letter-directives-head = Nội dung chỉ đạo ({ $count }):
letter-no-directives = Văn bản không có nội dung chỉ đạo.
letter-directive = { $ordinal }. { $text }
letter-directive-to = Nơi thực hiện: { $addressees }
letter-directive-cites = Viện dẫn: { $number }
letter-directive-cites-dated = Viện dẫn: { $number } ngày { $date }
letter-directive-report = Có yêu cầu báo cáo
letter-directive-chosen = Thời hạn do người rà soát ấn định
letter-directive-suspends = Tạm dừng công bố tiêu chí thành phần
letter-directive-only-urges = Lời kết của văn bản: không gửi thành thông báo riêng
letter-directive-resumes = Khôi phục việc công bố tiêu chí thành phần
letter-directive-resumes-from = Khôi phục việc công bố tiêu chí thành phần từ ngày { $day }
letter-grounds-head = Căn cứ:
letter-addressed-to = Kính gửi: { $addressees }
letter-copies-to = Nơi nhận: { $copies }
letter-signed-by = Ký: { $signature }

letter-column-indicator = Chỉ số
letter-column-points = Điểm
letter-column-max = Tối đa
letter-column-province = TB tỉnh
letter-column-national = Cả nước
letter-column-rate = Tỷ lệ
letter-column-rank = Hạng
letter-column-line = Dòng

# What changed between versions
letter-changes-title = Thay đổi từ { $before } đến { $after }
letter-changes-first = { $letter } là phiên bản đầu tiên, chưa có gì để so sánh.
letter-changes-none = Không có số liệu hay chỉ đạo nào thay đổi.
letter-changes-notices = Đã phát hành theo phiên bản trước: thông báo số { $numbers }. Soạn đính chính bằng: loa notice correct <số>
letter-changes-corrected = Đã có đính chính cho thông báo số { $numbers }.
letter-changes-one-version = { $unit }, { $period }: mới có một phiên bản số liệu được xác nhận, chưa có gì để so sánh.
help-letter-changes = Số liệu, chỉ đạo nào thay đổi so với phiên bản trước, và thông báo nào cần đính chính
help-letter-changes-letter = Văn bản (mã#phiên bản)
help-letter-changes-period = Kỳ: so sánh hai phiên bản số liệu sau cùng đã xác nhận của kỳ này, kể cả từ hai văn bản khác nhau
help-letter-changes-unit = Đơn vị của số liệu (mặc định: đơn vị của cơ quan)
help-import-period = Kỳ của kết quả khi văn bản không ghi: 2024-12, tháng 12/2024
