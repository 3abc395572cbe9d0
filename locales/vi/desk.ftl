# Choices
choice-acknowledge = Đã tiếp nhận
choice-details = Chi tiết
choice-original = Văn bản gốc
list-and = {" "}và{" "}

# The announcement
announcement-title = Kết quả Bộ chỉ số 766 { $periods } – { $unit }
announcement-no-total = { $period }: văn bản không nêu tổng điểm
announcement-total = { $period }: { $points }/{ $max } điểm
announcement-rank = xếp hạng { $place }/{ $of }
announcement-rank-alone = xếp hạng { $place }
announcement-band = xếp loại { $band } (tính từ tổng điểm)
announcement-average = Trung bình của tỉnh: { $points } điểm; chênh lệch { $difference }.
announcement-group = { $indicator }: { $points }/{ $max } (tỉnh { $average }; { $difference })
announcement-group-equal = { $indicator }: { $points }/{ $max } (bằng tỉnh)
announcement-group-alone = { $indicator }: { $points }/{ $max }
announcement-weakest = Thấp nhất so với điểm tối đa: { $indicator } ({ $share }).
announcement-doubt = Cần kiểm tra – { $indicator }. { $reason }
announcement-doubt-elsewhere = Cần kiểm tra – dòng { $line }. { $reason }
announcement-doubt-printed = Văn bản in “{ $printed }”. { $reason }

# Directives
directive-title = Chỉ đạo { $ordinal }/{ $count } kèm kết quả { $periods } – { $issuer }
directive-addressees = Nơi thực hiện: { $names }
directive-deadline = Thời hạn: { $date }
directive-no-deadline = Văn bản không nêu thời hạn
directive-deadline-undated = Thời hạn: văn bản ghi “{ $words }”, chưa xác định được ngày cụ thể
directive-deadline-none = Không ấn định thời hạn
directive-cited = Văn bản dẫn chiếu: { $document }
directive-report = Yêu cầu báo cáo kết quả
directive-no-report = Không yêu cầu báo cáo
document-dated = { $number } ngày { $date }
notice-source = Nguồn: văn bản số { $number } ngày { $date } của { $issuer } về kết quả { $periods }.
notice-source-undated = Nguồn: văn bản số { $number } của { $issuer } về kết quả { $periods } (không ghi ngày).
notice-source-unnumbered = Nguồn: văn bản ngày { $date } của { $issuer } về kết quả { $periods } (không ghi số).
notice-source-blank = Nguồn: văn bản của { $issuer } về kết quả { $periods } (không ghi số, ngày).

# Details
details-title = Chi tiết kết quả
details-directive-title = Chi tiết chỉ đạo { $ordinal }
details-figure = { $indicator }: { $points }/{ $max } – { $facts }
details-share = bằng { $share } điểm tối đa
details-rate = văn bản nêu tỷ lệ { $rate }
details-average = trung bình của tỉnh { $points }
details-line = dòng { $line } của văn bản
details-grounds = Căn cứ

# Results
results-title = Thông báo số { $number }: { $title }
results-counts = Đã gửi đến { $received }/{ $seats } chức vụ; đã tiếp nhận { $acknowledged }; chưa tiếp nhận { $missing }.
results-heading = { $heading } ({ $count })
results-unacknowledged = Đã gửi đến, chưa tiếp nhận
results-undecided = Chưa rõ đã đến hay chưa
results-open = Đang chờ gửi
results-failed = Không gửi được
results-without-holder = Chưa có người nhận khi phát hành
results-name = – { $title }
results-name-seen = – { $title } (đã xem lúc { $at })
results-name-came = – { $title } (tin đã đến máy lúc { $at }, chưa xem)
results-more = … và { $count } chức vụ khác
results-complete = Tất cả đã tiếp nhận.
reason-blocked = đã chặn kênh này
reason-kicked = kênh bị đưa ra khỏi nhóm
reason-deactivated = tài khoản đã ngừng hoạt động
reason-chat-missing = không tìm thấy hội thoại
reason-no-address = chưa có địa chỉ nhận tin
reason-window-closed = kênh không cho gửi chủ động lúc này
reason-unsubscribed = đã hủy đăng ký
reason-tried-again = sẽ gửi lại
reason-quiet-hours = ngoài giờ gửi, sẽ gửi sau
reason-rejected = kênh từ chối: { $reason }

# The monthly schedule
monthly-title = Chưa có thông báo kết quả tháng được duyệt
monthly-no-draft = Đến lịch công bố nhưng chưa có dự thảo nào. Đề nghị nhập văn bản kết quả và soạn thông báo.
monthly-drafts = Đến lịch công bố nhưng các dự thảo sau chưa được duyệt:
monthly-draft = – Số { $number }: { $title } (duyệt: /duyet { $number })
monthly-note = Thông báo được duyệt trong hôm nay sẽ được phát hành ngay; sau hôm nay cần phát hành bằng lệnh /phathanh.

# Refusals
desk-not-permitted = { -you-first } không có quyền { $act }. Đề nghị liên hệ văn phòng nếu cần được cấp quyền.
act-ask-published = hỏi số liệu đã công bố
act-receive-notices = nhận thông báo
act-acknowledge = xác nhận tiếp nhận
act-import-letter = nhập văn bản
act-manage-seats = quản lý chức vụ và thư mời này
act-manage-units = cập nhật danh mục đơn vị
act-approve-reform = duyệt phương án chức vụ khi sắp xếp đơn vị
act-draft-notice = soạn thông báo
act-approve-notice = duyệt thông báo
act-issue-notice = phát hành thông báo
act-see-results = xem tình hình tiếp nhận
act-run-installation = vận hành hệ thống
desk-own-draft = Người soạn không được tự duyệt thông báo của mình. Đề nghị người có thẩm quyền khác duyệt.
desk-no-unit = Chưa biết văn bản của đơn vị nào. Nêu đơn vị khi nhập (--unit) hoặc đặt office.home_unit trong cấu hình.
desk-no-notice = Không có thông báo số { $id }. Xem danh sách thông báo để lấy đúng số.
desk-no-letter = Không có văn bản { $id }. Đề nghị nhập văn bản trước.
desk-no-seat = Không có chức vụ { $id }. Xem danh sách chức vụ để lấy đúng mã.
desk-no-such-unit = Không có đơn vị { $id }. Xem danh mục đơn vị để lấy đúng mã.
desk-nothing-such = Không tìm thấy { $id }.
desk-empty-audience = Chưa có ai trong phạm vi gửi có thể nhận tin, nên chưa phát hành. Đề nghị mời người giữ chức vụ trước.
desk-unconfirmed = Văn bản { $id } chưa được xác nhận. Đề nghị rà soát và xác nhận trước khi soạn thông báo.
desk-notice-is-draft = Thông báo số { $number } chưa được duyệt. Cần duyệt trước khi phát hành.
desk-notice-is-approved = Thông báo số { $number } đã được duyệt.
desk-notice-is-issuing = Thông báo số { $number } đang được phát hành.
desk-notice-is-issued = Thông báo số { $number } đã được phát hành.
desk-notice-is-cancelled = Thông báo số { $number } đã bị hủy.
desk-table-unreadable = Không đọc được bảng ({ $reason }). Đề nghị lưu lại tệp ở dạng văn bản UTF-8.

# Files that are no letter
desk-file-empty = Tệp trống, không có gì để đọc. Đề nghị kiểm tra và gửi lại.
desk-file-too-large = Tệp lớn hơn { $limit } MB. Đề nghị gửi bản văn bản gọn hơn.
desk-file-format = Chưa đọc được định dạng này ({ $format }). Đề nghị lưu ở dạng DOCX, PDF hoặc XLSX rồi gửi lại.
desk-file-binary = Tệp không phải văn bản chữ, hoặc dùng bảng mã không nhận ra. Đề nghị lưu ở dạng DOCX hoặc TXT (UTF-8) rồi gửi lại.
desk-file-no-letter = Không tìm thấy kết quả Bộ chỉ số 766 trong tệp. Đề nghị kiểm tra có đúng văn bản công bố kết quả không.
desk-file-classified = Văn bản có dấu chỉ độ mật nên không được nhập vào hệ thống này.

# The store

# Faults of the unit tables
desk-table-units = Bảng đơn vị
desk-table-events = Bảng sự kiện
desk-fault-at = { $table }, dòng { $line }: { $what }
desk-fault-in = { $table }: { $what }
desk-fault-unreadable = không đọc được ({ $reason })
desk-fault-missing-column = thiếu cột “{ $column }”
desk-fault-empty-field = cột “{ $column }” để trống
desk-fault-unknown-word = cột “{ $column }” không nhận giá trị “{ $word }”
desk-fault-bad-date = cột “{ $column }”: “{ $date }” không phải ngày dạng NĂM-THÁNG-NGÀY
desk-fault-in-use = đơn vị “{ $unit }” đang có chức vụ hoặc văn bản nên không bỏ được
desk-fault-duplicate = mã đơn vị “{ $unit }” bị trùng
desk-fault-unknown-parent = đơn vị cấp trên “{ $parent }” của “{ $unit }” không có trong bảng
desk-fault-circular = đơn vị “{ $unit }” là cấp trên của chính nó
desk-fault-reversed = đơn vị “{ $unit }” hết hiệu lực trước khi có hiệu lực
desk-fault-code-overlap = hai đơn vị “{ $first }” và “{ $second }” cùng mang mã { $code } trong một ngày
desk-fault-event-unit = đơn vị “{ $unit }” không có trong bảng đơn vị

# Lines of a list of seats
desk-seat-unknown-unit = không có đơn vị “{ $unit }”
desk-seat-ambiguous-unit = có nhiều đơn vị tên “{ $unit }”, đề nghị dùng mã đơn vị
desk-seat-empty-title = thiếu chức vụ
desk-seat-unknown-channel = không có kênh “{ $channel }”
desk-seat-empty-address = thiếu địa chỉ nhận tin
desk-seat-unknown-role = không có vai trò “{ $role }”
desk-seat-role-above-own = vai trò “{ $role }” cao hơn quyền của { -you }
desk-seat-unreadable = không đọc được dòng này
