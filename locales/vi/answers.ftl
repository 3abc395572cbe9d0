# What is answered to questions.


## Openings

answer-own-missing = { $own } chưa có số liệu riêng ({ $period }). Sau đây là số liệu của { $unit }.
answer-older = Chưa có số liệu { $meant }; đây là số liệu { $period }.
answer-older-letter = Chưa có văn bản công bố { $meant }; đây là văn bản công bố { $period }.
answer-own-series-missing = { $own } chưa có số liệu riêng. Sau đây là số liệu của { $unit }.
answer-no-figures = { $unit } chưa có số liệu { $period }.
answer-no-figures-at-all = { $unit } chưa có số liệu nào được công bố.
answer-nothing-stored = Chưa có số liệu nào được công bố.
answer-this-unit = đơn vị này
answer-available = Đang có số liệu: { $periods }.
answer-available-of = Đang có số liệu của { $unit }: { $periods }.
answer-never-averaged = Kỳ này chỉ trả lời khi văn bản công bố; không lấy trung bình các tháng thay thế.
answer-own-then = { $period }, đơn vị công tác của { -you } là { $unit }.
answer-unit-ended = { $unit } không còn từ ngày { $date }.
answer-unit-went-into = { $unit } từ ngày { $date } thuộc: { $units }.
answer-unit-came-from = { $unit } có từ ngày { $date }, hình thành từ: { $units }.

## Scores

answer-total-title = { $unit }, { $period }: { $points }/{ $max } điểm
answer-total-not-printed = { $unit }, { $period }: văn bản không ghi tổng điểm
answer-rank-and-band = Xếp hạng { $place }; xếp loại { $band } (tự tính theo tổng điểm).
answer-rank-only = Xếp hạng { $place }.
answer-band-only = Xếp loại { $band } (tự tính theo tổng điểm).
answer-band-computed = Xếp loại tự tính theo tổng điểm; văn bản không ghi.
answer-place = thứ { $place }
answer-group-line = { $name }: { $points }/{ $max } ({ $words })
answer-group-line-alone = { $name }: { $points }/{ $max }
answer-above-province = { $difference }, cao hơn tỉnh
answer-below-province = { $difference }, thấp hơn tỉnh
answer-same-as-province = bằng tỉnh
answer-weakest-mark = {" "}– thấp nhất so với tối đa
answer-group-title = { $unit }, { $period } – { $name }: { $points }/{ $max } điểm
answer-group-not-printed = { $unit }, { $period }: văn bản không ghi điểm { $name }
answer-groups-not-printed = { $unit }, { $period }: văn bản không ghi điểm từng nhóm
answer-against-average = Trung bình của tỉnh: { $average } điểm; đơn vị { $words }.
answer-at-average = Trung bình của tỉnh: { $average } điểm; đơn vị đạt bằng mức trung bình.
answer-rate = Tỷ lệ ghi trong văn bản: { $rate }.
answer-rate-line = { $name }: { $rate } ({ $points }/{ $max } điểm)
answer-rate-of-line = { $name }: { $rate } ({ $label }); văn bản không in điểm của nhóm
answer-rate-alone-line = { $name }: { $rate }; văn bản không in điểm của nhóm
answer-rates-title = { $unit }, { $period }: tỷ lệ ghi trong văn bản
answer-no-rate = { $unit }, { $period }: văn bản không ghi tỷ lệ của { $name }
answer-any-group = các nhóm chỉ số
answer-online-sum = Cộng hai phần trực tuyến: { $points }/22 điểm (tự tính).
answer-not-printed = không ghi

## Doubts

answer-and = {" "}và{" "}
answer-doubt-two-values = Lưu ý: { $name } được in hai giá trị { $values }; ở đây lấy { $points }, còn nghi vấn.
answer-doubt-sum = Với giá trị này các nhóm cộng lại { $sum }, tổng điểm ghi { $total }.
answer-doubt-average = Giá trị { $points } trùng với trung bình của tỉnh ghi bên cạnh.
answer-doubt-sum-differs = Lưu ý: các nhóm cộng lại { $sum }, khác tổng điểm ghi { $total }.
answer-doubt-above-maximum = Lưu ý: điểm { $name } cao hơn mức tối đa { $max }.
answer-doubt-unclear = Lưu ý: điểm { $name } đọc chưa chắc chắn.

## Differences and sources

answer-higher = cao hơn { $amount } điểm
answer-lower = thấp hơn { $amount } điểm
answer-equal = bằng nhau
answer-source = Nguồn: { $issuer }, văn bản số { $number } ngày { $date }.
answer-source-undated = Nguồn: { $issuer }, văn bản số { $number }, { $period } (không ghi ngày).
answer-source-unnumbered = Nguồn: { $issuer }, văn bản ngày { $date } (không ghi số).
answer-source-blank = Nguồn: { $issuer }, văn bản { $period } (không ghi số, ngày).
answer-source-unknown = Nguồn: văn bản { $period }.
answer-committee = UBND { $unit }

## Standing

answer-rank-title = { $unit }, { $period }: xếp hạng { $place }
answer-rank-not-printed = { $unit }, { $period }: văn bản không ghi xếp hạng
answer-rating-title = { $unit }, { $period }: xếp loại { $band } ({ $points } điểm)
answer-weakest = { $unit }, { $period } – thấp nhất: { $names }
answer-strongest = { $unit }, { $period } – cao nhất: { $names }
answer-by-share = Xếp theo tỷ lệ điểm đạt so với điểm tối đa:
answer-share-line = { $name }: { $points }/{ $max } ({ $share })
answer-lost-title = { $unit }, { $period }: mất nhiều điểm nhất ở { $name } ({ $lost } điểm)
answer-lost-line = { $name }: mất { $lost } điểm ({ $points }/{ $max })
answer-nothing-lost-line = { $name }: không mất điểm ({ $points }/{ $max })
answer-goal-band = mức { $band } (từ { $points } điểm)
answer-goal-points = { $points } điểm
answer-goal-reached = { $unit }, { $period }: { $points } điểm, đã đạt { $goal }
answer-goal-missing = { $unit }, { $period }: { $points } điểm, còn thiếu { $missing } điểm để đạt { $goal }
answer-room-left = Những nhóm còn mất nhiều điểm nhất:
answer-calculation = Đây là phép tính từ số liệu đã công bố, không phải kết quả công bố.
answer-next-above = { $unit }, { $period }: đơn vị liền trên là { $other } ({ $points } điểm), cách { $missing } điểm
answer-peers-not-stored = { $unit }, { $period }: không có số liệu của đơn vị xếp trên để tính khoảng cách
answer-advice-limits = Gợi ý chỉ dựa trên số điểm còn mất; cách làm cụ thể theo chỉ đạo của cấp trên.

## Comparisons

answer-average-line = { $name }: { $points } so với { $average }, tối đa { $max } ({ $words })
answer-reference = { $average }, { $period } – { $name }: { $points }/{ $max } điểm
answer-average-one = { $unit }, { $period }, so với { $average } – { $line }
answer-average-title = { $unit }, { $period }, so với { $average }: cao hơn ở { $above }; thấp hơn ở { $below }
answer-average-same = Bằng trung bình: { $names }.
answer-no-average = { $unit }, { $period }: văn bản không ghi { $average } của { $name }
answer-total-average-not-printed = Văn bản không ghi trung bình của tổng điểm; trên đây so từng nhóm.
answer-provincial = trung bình của tỉnh
answer-national = bình quân cả nước
answer-none = không nhóm nào
answer-other-unit = đơn vị kia
answer-nothing-to-compare = { $unit } chưa có số liệu { $period } để so sánh
answer-nothing-common = { $unit }, { $period }: không có điểm chung để so với { $other }
answer-compared-title = { $unit }, { $period }, so với { $other }
answer-compared-line = { $name }: { $points } so với { $other }, tối đa { $max } ({ $words })
answer-group-better = { $unit }, { $period }: { $better } khá hơn { $other }, tính theo tỷ lệ đạt được so với điểm tối đa ({ $share } so với { $than })
answer-groups-equal = { $unit }, { $period }: các nhóm đạt tỷ lệ bằng nhau so với điểm tối đa ({ $share })
answer-groups-ordered = { $unit }, { $period }, tính theo tỷ lệ đạt được so với điểm tối đa: cao nhất là { $best }; thấp nhất là { $worst }
answer-groups-of-other-maxima = Điểm tối đa của các nhóm khác nhau nên không so trực tiếp số điểm.
answer-stretch-not-compared = { $unit }: không có văn bản nào công bố một kết quả chung cho { $stretch } nên không so được với { $other }; sau đây là số liệu từng kỳ
answer-stretch-side = { $unit }, { $stretch } – { $name }:
answer-no-side = Chưa có số liệu.
answer-rank-compared = { $unit }, { $period }: hạng { $place }; { $other }: hạng { $before } ({ $words })
answer-rank-not-comparable = { $unit }: không có đủ xếp hạng của { $period } và { $other } để so sánh
answer-rank-kept = giữ nguyên
answer-rank-rose = tăng { $places } bậc
answer-rank-fell = giảm { $places } bậc

## Lists

answer-ranking-title = { $name }, { $period }: xếp hạng { $count } đơn vị có số liệu
answer-ranking-highest = { $name }, { $period }: cao nhất trong { $all } đơn vị có số liệu là { $unit }
answer-ranking-lowest = { $name }, { $period }: thấp nhất trong { $all } đơn vị có số liệu là { $unit }
answer-ranking-line = { $place }. { $unit }: { $points }/{ $max }
answer-below-limit = { $name }, { $period }: { $count }/{ $all } đơn vị dưới { $limit } điểm
answer-to-limit = { $name }, { $period }: { $count }/{ $all } đơn vị không quá { $limit } điểm
answer-from-limit = { $name }, { $period }: { $count }/{ $all } đơn vị đạt từ { $limit } điểm
answer-above-limit = { $name }, { $period }: { $count }/{ $all } đơn vị đạt trên { $limit } điểm
answer-full-marks = { $name }, { $period }: { $count }/{ $all } đơn vị đạt điểm tối đa
answer-more-rows = … và { $count } đơn vị nữa.
answer-movers-title = { $name }: thay đổi từ { $before } đến { $period }
answer-mover-line = { $unit }: { $change } (còn { $points } điểm)
answer-no-list = { $units } chưa có số liệu { $period }
answer-no-list-at-all = { $units } chưa có số liệu được công bố
answer-no-list-why = Văn bản đã nhập chưa có điểm của từng đơn vị, nên không lập được danh sách.
answer-communes = các xã, phường, thị trấn
answer-departments = các phòng, ngành
answer-units = các đơn vị
answer-stretch-not-printed = Không có văn bản nào công bố một kết quả chung cho khoảng thời gian này; sau đây là từng kỳ.
answer-months-below = { $unit } – { $name }, { $span }: { $count }/{ $all } tháng dưới { $limit } điểm
answer-months-to = { $unit } – { $name }, { $span }: { $count }/{ $all } tháng không quá { $limit } điểm
answer-months-from = { $unit } – { $name }, { $span }: { $count }/{ $all } tháng đạt từ { $limit } điểm
answer-months-above = { $unit } – { $name }, { $span }: { $count }/{ $all } tháng đạt trên { $limit } điểm
answer-months-full = { $unit } – { $name }, { $span }: { $count }/{ $all } tháng đạt điểm tối đa
answer-series-title = { $unit } – { $name } theo từng kỳ
answer-series-line = { $period }: { $points }/{ $max }
answer-series-stored-only = Chỉ gồm những kỳ đã có số liệu.

## Checks

answer-sum-equal = { $unit }, { $period }: các nhóm cộng lại đúng { $sum } điểm
answer-sum-rounding = { $unit }, { $period }: các nhóm cộng lại { $sum }, tổng ghi { $total }; lệch { $gap } do làm tròn
answer-sum-differs = { $unit }, { $period }: các nhóm cộng lại { $sum }, tổng ghi { $total }; lệch { $gap } điểm, không do làm tròn
answer-value-is-average = { $value } là trung bình của tỉnh, không phải điểm của đơn vị.
answer-value-not-printed = { $value } không có trong văn bản cho { $name }, { $period }.
answer-value-known = { $value } có trong số liệu đã công bố:
answer-value-unknown = Không có số liệu nào đã công bố bằng { $value }
answer-value-found = { $unit }, { $period } – { $name }
answer-value-found-rate = { $unit }, { $period } – tỷ lệ ghi cạnh điểm { $name }
answer-value-found-place = { $unit }, { $period } – xếp hạng { $place }
answer-is-single = { $unit }, { $name } { $points }: là kết quả riêng của { $period }, không phải lũy kế
answer-is-cumulative = { $unit }, { $name } { $points }: là kết quả tính chung cả { $period }
answer-year-not-mean = Điểm năm là lũy kế cả năm, không phải trung bình các tháng.
answer-what-if = { $unit }, { $period }: nếu { $name } đạt { $new } thì tổng là { $result } điểm
answer-what-if-now = Hiện nay: { $old } điểm, tổng { $total } điểm.
answer-what-if-above = { $name } tối đa { $max } điểm.
answer-what-if-needs = Xin ghi rõ nhóm và số điểm giả định, ví dụ “nếu số hóa lên 20 thì tổng bao nhiêu”.

## Letters

answer-directives-title = { $issuer }, văn bản { $period }: { $count } nội dung chỉ đạo
answer-directives-about = { $issuer }, văn bản { $period }: { $count } nội dung chỉ đạo về { $names }
answer-no-directives-about = { $issuer }, văn bản { $period }: không có nội dung chỉ đạo riêng về { $names }; sau đây là cả { $count } nội dung
answer-no-directives = { $issuer }, văn bản { $period }: không có nội dung chỉ đạo cho đơn vị này
answer-addressees = Giao: { $addressees }
answer-addressees-not-printed = văn bản không ghi đối tượng
answer-no-deadline-title = Văn bản không nêu thời hạn
answer-deadlines-title = { $count } nội dung có thời hạn
answer-components-suspended = Điểm tiêu chí thành phần đang tạm dừng công bố. Văn bản nêu:
answer-components-not-stored = Văn bản đã nhập không có điểm tiêu chí thành phần
answer-components-resumed = Việc công bố điểm tiêu chí thành phần được khôi phục từ { $day } theo { $document }.
answer-components-resumed-document = văn bản số { $number }
answer-components-resumed-letter = văn bản sau đó
answer-components-resumed-office = quyết định của văn phòng
answer-components-resumed-undated = Việc công bố điểm tiêu chí thành phần đã được khôi phục theo { $document }.
answer-cited = Văn bản được dẫn: { $document }.
answer-cited-dated = { $number } ngày { $date }
answer-document-title = văn bản công bố { $period }
answer-document-issuer = Cơ quan ban hành: { $issuer }
answer-document-number = Số, ký hiệu: { $number }
answer-document-date = Ngày: { $date }
answer-document-signer = Người ký: { $signer }
answer-document-to = Kính gửi: { $addressees }
answer-document-grounds = Căn cứ: { $grounds }
answer-signature-without-name = { $block } (văn bản không ghi tên)
answer-blank = (văn bản không ghi)
answer-any-period = gần nhất
answer-no-letter = Chưa có văn bản công bố { $period }.
answer-no-letter-yet = Chưa có văn bản nào được công bố.
answer-available-yes = { $unit } đã có số liệu { $period }
answer-available-home = Đã có số liệu của { $unit } ({ $period }).
answer-available-list = { $unit } đã có số liệu: { $periods }
answer-no-date-promised = Ngày công bố kỳ sau chưa có trong văn bản nào.

## Asking back

answer-which-period = { -you-first } hỏi điểm của kỳ nào?
answer-which-unit = Tên này có ở nhiều đơn vị. { -you-first } hỏi đơn vị nào?
answer-which-group = { -you-first } hỏi nhóm nào?
answer-more-units = … và { $count } đơn vị cùng tên; xin ghi thêm huyện hoặc tỉnh.
answer-unknown-unit = Không có đơn vị nào tên “{ $name }” trong danh sách.
answer-unknown-unit-hint = Xin kiểm tra lại tên, ghi có dấu và kèm huyện nếu cần.
answer-impossible-period = Kỳ này không có trong lịch (tháng 1–12, quý 1–4, tuần 1–53).
answer-unpublished-period = Không có số liệu công bố cho khoảng thời gian này. Có thể hỏi theo tháng, quý, 6 tháng đầu năm, 9 tháng hoặc năm.
answer-other-index = Đây là chỉ số khác. Ở đây chỉ có Bộ chỉ số 766 (phục vụ người dân, doanh nghiệp).
answer-not-read = Câu hỏi chưa đọc được. Có thể hỏi: “chỉ số tháng 12”.
answer-not-understood = Chưa rõ ý “{ $words }”. Xin hỏi lại ngắn gọn, ví dụ “chỉ số tháng 12”.

## Courtesies and acts

answer-greeting = Kính chào { -you }. Có thể hỏi về kết quả Bộ chỉ số 766 của đơn vị.
answer-thanks = Xin cảm ơn { -you }.
answer-help-title = { -you-first } có thể hỏi:
answer-help-scores = “chỉ số tháng 12”, “điểm năm 2024”
answer-help-group = “số hóa tháng 12”, “nhóm nào yếu nhất”
answer-help-rank = “xếp hạng tháng 12”, “top 5 xã”
answer-help-compare = “so với trung bình tỉnh”, “so với tháng trước”
answer-help-directives = “chỉ đạo tháng 12”, “văn bản số mấy, ai ký”
answer-refuse = Không thực hiện được: số liệu chỉ thay đổi theo văn bản đã được duyệt.
answer-out-of-scope = Nội dung này ngoài phạm vi. Ở đây chỉ trả lời về kết quả Bộ chỉ số 766.
answer-subscribe = { -you-first } muốn nhận thông báo khi có chỉ số mới?
answer-unsubscribe = { -you-first } muốn ngừng nhận thông báo và chỉ đạo?
answer-acknowledge = Để ghi nhận đã tiếp nhận, xin chọn “Đã tiếp nhận” dưới thông báo.
answer-report-progress = Kết quả thực hiện xin gửi về văn phòng theo chỉ đạo trong văn bản.
answer-report-error = Số liệu được giữ nguyên theo văn bản. Xin phản ánh với văn phòng, kèm kỳ, nhóm và số đúng.

## Explanations

answer-band-of-value = { $points } điểm: xếp loại { $band }
answer-bands-title = Xếp loại theo tổng điểm (thang 100)
answer-band-from = { $band }: từ { $from } điểm
answer-band-between = { $band }: từ { $from } đến dưới { $to } điểm
answer-band-below = { $band }: dưới { $to } điểm
answer-explained = { $name }: { $words }
answer-explain-set = Bộ chỉ số 766 (Quyết định 766/QĐ-TTg): 100 điểm, đánh giá chất lượng phục vụ người dân, doanh nghiệp khi giải quyết thủ tục hành chính.
answer-explain-ckmb = Thủ tục được công bố, công khai đúng hạn, đủ nội dung, và hồ sơ được đồng bộ lên Cổng Dịch vụ công quốc gia.
answer-explain-tdgq = Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn.
answer-explain-dvctt = Mức cung cấp và sử dụng dịch vụ công trực tuyến: thủ tục có trực tuyến, hồ sơ nộp trực tuyến.
answer-explain-tttt = Mức thanh toán trực tuyến phí, lệ phí, nghĩa vụ tài chính của thủ tục.
answer-explain-mdhl = Xử lý phản ánh, kiến nghị đúng hạn và mức hài lòng của người dân, doanh nghiệp.
answer-explain-shhs = Số hóa hồ sơ, cấp kết quả điện tử, dùng lại dữ liệu đã số hóa.
answer-explain-online = Gồm dịch vụ công trực tuyến và thanh toán trực tuyến.
answer-explain-source = Theo Quyết định 766/QĐ-TTg ngày 23/6/2022; địa phương có thể quy định riêng cho đơn vị trực thuộc.
answer-maxima-title = Điểm tối đa
answer-max-line = { $name }: tối đa { $max } điểm

## Buttons

answer-choice-all = Tất cả chỉ số
answer-choice-average = So với tỉnh
answer-choice-weakest = Nhóm thấp nhất
answer-choice-gap = Còn thiếu để xuất sắc
answer-choice-newest = Chỉ số mới nhất
answer-choice-scores = Chỉ số { $period }
answer-choice-directives = Nội dung chỉ đạo
answer-choice-document = Số, ngày, người ký
answer-choice-do-it = Đồng ý
