# What the command line says.

cli-config-missing = Không có tệp cấu hình { $file }. Tạo tệp bằng “loa init”.
cli-config-unreadable = Không đọc được cấu hình:
    { $detail }
cli-config-invalid = Cấu hình chưa đúng: khóa { $key } { $problem }
cli-override-syntax = Tệp ghi đè { $file } sai cú pháp Fluent ở dòng { $line }: { $reason }. Sửa dòng này hoặc bỏ tệp đi rồi chạy lại.
cli-override-unreadable = Không dùng được tệp ghi đè { $file }: { $reason }
cli-file-unreadable = Không đọc được tệp { $file }: { $reason }.
cli-file-unwritable = Không ghi được tệp { $file }: { $reason }.
cli-file-missing = không có tệp hoặc thư mục này
cli-file-forbidden = không có quyền truy cập
cli-file-folder = đây là thư mục, không phải tệp
cli-file-disk-full = ổ đĩa đã đầy
cli-other-version = Tiến trình đang chạy là phiên bản { $theirs }, còn lệnh này là phiên bản { $ours }. Hãy khởi động lại “loa serve” bằng phiên bản mới.
cli-socket-failed = Mất liên lạc với tiến trình đang chạy: { $reason }
cli-unknown-seat = Không có chức vụ { $seat }. Xem danh sách bằng “loa seat list”.
cli-unknown-unit = Không có đơn vị { $unit }. Xem danh sách hiện nay bằng “loa unit list”, của ngày khác (trước sắp xếp) bằng “loa unit at 2024-12-31”.
cli-unknown-notice = Không có thông báo số { $notice }. Xem danh sách bằng “loa notice list”.
cli-unknown-letter = Không có văn bản { $letter }. Xem danh sách bằng “loa letter list”.
cli-bad-letter = “{ $letter }” không phải mã văn bản. Xem danh sách bằng “loa letter list”.
cli-bad-time = “{ $time }” không phải thời điểm. Ví dụ đúng: 2025-01-20 hoặc “2025-01-20 08:00”.

cli-import-dry-run = Chạy thử: chưa ghi gì vào kho dữ liệu.
cli-import-known = Văn bản này đã có trong kho: { $letter } ({ $state }). Không ghi thêm.
cli-import-confirmed = Đã xác nhận văn bản { $letter }. Số liệu có thể tra cứu ngay.
cli-import-unreviewed = Đã lưu văn bản { $letter } ở trạng thái chưa rà soát; chưa ai tra cứu được số liệu. Xác nhận bằng: loa letter confirm '{ $letter }'
cli-import-choices = Chọn bằng cách gõ số:
cli-import-review = Số liệu trên đã đúng? [c] xác nhận, [b] bỏ văn bản này, hoặc gõ nội dung sửa (ví dụ: TTTT năm 9,6); Enter: để rà soát sau:
cli-import-left = Văn bản vẫn ở trạng thái chưa rà soát.
cli-letter-discarded = Đã bỏ văn bản { $letter }. Tệp gốc vẫn được lưu.
cli-letter-line = { $letter } · { $state } · { $periods } · nhập lúc { $imported_at } bởi { $imported_by }
cli-letter-unreviewed = chưa rà soát
cli-letter-confirmed = đã xác nhận
cli-letter-superseded = đã được thay thế
cli-letter-state-discarded = đã bỏ
cli-no-letters = Chưa có văn bản nào. Nhập văn bản bằng “loa import TỆP”.

cli-units-on = { $count } đơn vị tại ngày { $day }:
cli-unit-line = { $name } – { $id }
cli-unit-validity = Hiệu lực: từ { $from } đến { $to }
cli-unit-parent = Trực thuộc: { $parent }
cli-unit-event = { $date }: { $from } → { $to } ({ $legal_basis })
cli-open-end = (không giới hạn)
cli-units-faulty = Bảng đơn vị có lỗi nên chưa được nạp:
    { $faults }
cli-units-dry-run = Chạy thử: sẽ thêm { $added }, sửa { $changed }, bỏ { $removed } đơn vị. Chưa ghi gì.
cli-units-loaded = Đã nạp bảng đơn vị: thêm { $added }, sửa { $changed }, bỏ { $removed }.

cli-seat-line = { $seat } · { $title } · { $unit } · { $role } · { $holders } người
cli-no-seats = Chưa có chức vụ nào. Mời người đầu tiên bằng “loa seat invite”.
cli-seat-revoked = Đã thu hồi chức vụ { $seat }: { $persons } người không còn nhận thông báo của chức vụ này.
cli-seats-loaded = Đã nạp { $rows } dòng, bỏ qua { $skipped } dòng.
cli-seat-skipped = Dòng { $line }: { $why }
cli-seat-unreachable = Chưa gửi được: { $title } chưa có người nhận.
cli-invitation-link = Mời { $title }: { $link }
    (hoặc nhắn mã { $code } cho bot; dùng một lần, hết hạn lúc { $expires })
cli-invitation-code = Mời { $title }: nhắn mã { $code } cho bot (dùng một lần, hết hạn lúc { $expires })

cli-notice-line = Thông báo số { $notice } · { $kind } · { $state } · đã gửi { $sent }/{ $total }, đã tiếp nhận { $acknowledged }
cli-notice-reach = Nơi nhận: { $seats } chức vụ, trong đó { $unreachable } chức vụ chưa có người nhận.
cli-notice-uncovered = Đơn vị chưa gửi được: { $units }
cli-notice-announcement = kết quả { $periods }
cli-notice-directive = chỉ đạo { $ordinal }
cli-notice-draft = dự thảo
cli-notice-state-approved = đã duyệt
cli-notice-issuing = đang phát hành
cli-notice-state-issued = phát hành lúc { $at }
cli-notice-cancelled = đã hủy
cli-notice-approved = Đã duyệt thông báo số { $notice }.
cli-notice-issued = Đã phát hành thông báo số { $notice } tới { $planned } người nhận.
cli-no-notices = Chưa có thông báo nào. Soạn từ văn bản đã xác nhận bằng “loa notice draft”.

cli-doctor-well = Mọi thứ đều ổn.
cli-doctor-problems = Có điểm cần xử lý ở trên.
cli-doctor-store = Kho dữ liệu: { $finding }
cli-doctor-no-units = Chưa có bảng đơn vị. Nạp bằng “loa unit load TỆP”.
cli-doctor-no-home = Chưa đặt đơn vị công bố (office.home_unit). Nếu văn bản không ghi đơn vị thì phải nêu --unit khi nhập.
cli-doctor-unknown-home = Đơn vị công bố { $unit } (office.home_unit) không có trong bảng đơn vị.
cli-doctor-on-hold = Đang tạm giữ, không gửi đi: { $reason }. Khi chắc chắn không còn máy nào khác đang gửi, chạy “loa doctor --release-hold”.
cli-hold-restored = dữ liệu vừa được phục hồi từ bản sao lưu
cli-hold-other-machine = kho dữ liệu được mở trên một máy khác
cli-hold-released = Đã bỏ tạm giữ. Nếu “loa serve” đang chạy, hệ thống gửi tiếp ngay.
cli-backup-written = Đã sao lưu { $rows } dòng dữ liệu.
cli-restored = Đã phục hồi { $rows } dòng dữ liệu vào { $folder }. Hệ thống đang tạm giữ: kiểm tra rồi chạy “loa doctor --release-hold” để cho phép gửi.
cli-restore-while-serving = Không phục hồi khi “loa serve” đang chạy. Hãy dừng tiến trình đó trước.

cli-serve-listen = Không mở được địa chỉ { $address }: { $reason }

cli-init-exists = Tệp { $file } đã có; không ghi đè. Hãy sửa tệp đó, hoặc nêu tệp khác bằng --config.
cli-init-written = Đã ghi cấu hình vào { $file }. Đơn vị công bố: { $unit }.
cli-init-ask-unit = Đơn vị công bố kết quả (tên đầy đủ hoặc mã):
cli-init-which-unit = Có nhiều đơn vị cùng tên; hãy nêu mã:
    { $candidates }
cli-init-no-unit = Chưa nêu đơn vị công bố. Chạy lại với --home-unit.
cli-init-ask-title = Chức vụ của người duyệt đầu tiên (để trống: Chánh Văn phòng):
cli-init-default-title = Chánh Văn phòng

# Help of commands and arguments.
help = Loa đọc văn bản công bố Bộ chỉ số 766, trả lời câu hỏi về kết quả và chuyển thông báo, chỉ đạo đến lãnh đạo các đơn vị.
help-config = Tệp cấu hình TOML
help-data = Thư mục dữ liệu (thay cho khóa data trong cấu hình)
help-json = In kết quả dạng JSON, cho chương trình khác đọc
help-lang = Ngôn ngữ: vi hoặc en
help-acting-seat = Thực hiện với tư cách chức vụ này
help-demo = Chạy thử toàn bộ công việc trên máy này, không cần mã bot
help-demo-keep = Giữ lại thư mục dữ liệu sau khi kết thúc
help-init = Tạo cấu hình, chọn đơn vị công bố và mời người duyệt đầu tiên
help-init-home-unit = Đơn vị công bố (tên hoặc mã)
help-init-title = Chức vụ của người duyệt đầu tiên
help-serve = Chạy bot: nhận câu hỏi, gửi thông báo
help-import = Đọc một văn bản công bố kết quả
help-import-file = Tệp văn bản
help-import-unit = Đơn vị có kết quả, khi văn bản không ghi
help-import-number = Số và ký hiệu văn bản, khi văn bản không ghi
help-import-date = Ngày văn bản, khi văn bản không ghi
help-import-signer = Người ký, khi văn bản không ghi
help-import-dry-run = Chỉ đọc và cho xem, không lưu
help-import-yes = Xác nhận ngay, không hỏi
help-letter = Các văn bản đã nhập
help-letter-list = Liệt kê
help-letter-confirm = Xác nhận một văn bản đã rà soát
help-letter-confirm-letter = Mã văn bản
help-letter-discard = Bỏ một văn bản chưa rà soát
help-letter-discard-letter = Mã văn bản
help-letter-correct = Sửa hoặc bổ sung kết quả đọc, thành phiên bản mới
help-letter-correct-letter = Mã văn bản
help-letter-correct-words = Nội dung sửa, ví dụ: TTTT năm 9,6
help-figure = Nguồn gốc số liệu
help-figure-show = Mọi phiên bản đã xác nhận: văn bản, dòng, nguyên văn, người xác nhận và người sửa
help-figure-show-unit = Đơn vị (mã hoặc tên)
help-figure-show-period = Kỳ, ví dụ: 2024-12 hoặc “tháng 12/2024”
help-figure-show-indicator = Chỉ số; bỏ trống để xem tất cả
help-unit = Bảng đơn vị
help-unit-list = Liệt kê đơn vị có hiệu lực tại một ngày
help-unit-list-on = Ngày (mặc định: hôm nay)
help-unit-list-below = Chỉ các đơn vị trực thuộc đơn vị này
help-unit-show = Xem một đơn vị và quá trình sắp xếp
help-unit-show-unit = Mã đơn vị
help-unit-load = Nạp bảng đơn vị
help-unit-load-file = Tệp bảng đơn vị (TSV)
help-unit-load-events = Tệp các lần sắp xếp (TSV)
help-unit-load-dry-run = Chỉ kiểm tra và cho xem thay đổi
help-seat = Chức vụ và người nhận
help-seat-invite = Mời người giữ một chức vụ
help-seat-invite-seat = Chức vụ đã có
help-seat-invite-unit = Đơn vị của chức vụ mới
help-seat-invite-title = Tên chức vụ mới
help-seat-invite-role = Vai trò của chức vụ; không nêu thì giữ vai trò đang có, chức vụ mới là seat_holder
help-seat-list = Liệt kê chức vụ
help-seat-list-unit = Chỉ của đơn vị này
help-seat-revoke = Thu hồi: người đang giữ không còn nhận thông báo
help-seat-revoke-seat = Chức vụ
help-seat-load = Nạp danh sách người nhận
help-seat-load-file = Tệp CSV: unit, title, person, channel, address và nếu cần role (để trống thì giữ vai trò đang có)
help-notice = Thông báo và chỉ đạo
help-notice-list = Liệt kê
help-notice-show = Xem một thông báo
help-notice-show-notice = Số thông báo
help-notice-draft = Soạn thông báo và chỉ đạo từ một văn bản đã xác nhận
help-notice-draft-letter = Mã văn bản
help-notice-approve = Duyệt (cần --as của người duyệt)
help-notice-approve-notice = Số thông báo
help-notice-issue = Phát hành một thông báo đã duyệt
help-notice-issue-notice = Số thông báo
help-notice-results = Ai đã nhận, đã tiếp nhận, chưa và vì sao
help-notice-results-notice = Số thông báo
help-ask = Hỏi như một người nhận
help-ask-question = Câu hỏi
help-ask-after = Câu hỏi ngay trước đó
help-ask-at = Coi như đang ở thời điểm này
help-ask-picture = Ghi biểu đồ của câu trả lời (PNG) vào tệp này
help-doctor = Kiểm tra hệ thống
help-doctor-release-hold = Bỏ tạm giữ sau khi phục hồi hoặc chuyển máy
help-backup = Sao lưu toàn bộ
help-backup-file = Tệp sao lưu
help-restore = Phục hồi vào thư mục dữ liệu trống
help-restore-file = Tệp sao lưu

# The demo.
demo-welcome =
    LOA – chạy thử
    Kho dữ liệu mới: { $folder }
    Đã nạp { $units } đơn vị. Ngày giả định: { $day }. Đơn vị công bố (giả định): { $unit }.
demo-step-letter =
    {""}
    ═══ 1. Đọc văn bản { $file } ═══
demo-step-seats =
    {""}
    ═══ 2. Ba người nhận ═══
    { $people }
demo-step-issue =
    {""}
    ═══ 3. Soạn, duyệt, phát hành ═══
demo-step-ask =
    {""}
    ═══ 4. Mời đồng chí hỏi ═══
    Gõ câu hỏi (ví dụ: chỉ số tháng 12), gõ số để bấm nút, /vai 1–3 để đổi người, /ketqua để xem ai đã tiếp nhận, Ctrl-D để kết thúc.
demo-as-above = (cùng nội dung như trên)
demo-you-are = Bây giờ là { $title }.
demo-which-role = Gõ /vai và một số từ 1 đến { $count }.
