# Lời văn của công văn công bố kết quả do `loa letter write` soạn (Fluent). Cơ quan có thể sửa: chép tệp này vào thư mục dữ
# liệu, data/letter/announcement.ftl, rồi sửa những câu cần sửa; câu không có trong tệp giữ như ở đây. Chỉ dùng các biến
# { $… } có sẵn trong từng câu. Số liệu, tên, căn cứ lấy từ dữ liệu; chỗ chưa có dữ liệu được đánh dấu trong ngoặc vuông.

nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto = Độc lập - Tự do - Hạnh phúc
committee = ỦY BAN NHÂN DÂN
committee-short = UBND { $unit }
number-line = Số: { $number }
place-and-date = { $place }, ngày { $day } tháng { $month } năm { $year }
subject = V/v công bố kết quả đánh giá Bộ chỉ số phục vụ người dân, doanh nghiệp { $periods }

addressed = Kính gửi:
addressee-departments = Các phòng, ngành thuộc UBND { $unit }
addressee-provincial-departments = Các sở, ban, ngành thuộc UBND { $unit }
addressee-communes = UBND các { $kinds }

ground = Căn cứ { $document }
ground-letter = Công văn số { $number } ngày { $date } của { $issuer }
opening = { $issuer } công bố kết quả đánh giá Bộ chỉ số phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính (TTHC), cung cấp dịch vụ công { $periods } của { $unit } như sau:

result-heading = Kết quả { $period }:
result-total = Tổng hợp các nhóm chỉ số { $period } đạt { $score }{ $averages }{ $rate }{ $rank }
result-no-total = Tổng điểm { $period }: { $blank }
result-groups = , trong đó:
result-end = .
rank = ; xếp hạng thứ { $place }/{ $of }
rank-alone = ; xếp hạng thứ { $place }
score = { $points }/{ $max } điểm
group = - Chỉ số { $indicator }: { $score }{ $averages }{ $rate }
averages = {" "}({ $averages })
average-province = trung bình của tỉnh là { $score }
average-nation = trung bình cả nước là { $score }
average-communes = trung bình cấp xã là { $score }
average-districts = trung bình cấp huyện là { $score }
average-departments = trung bình các sở, ban, ngành là { $score }
rate = , đạt tỷ lệ { $rate }%
rate-of = , đạt tỷ lệ { $of } { $rate }%
rate-whose = , { $of } đạt tỷ lệ { $rate }%

units-result = Kết quả của từng đơn vị { $period }: có Phụ lục{ $annex } kèm theo.

orders = Căn cứ kết quả nêu trên, { $issuer } yêu cầu { $addressees } thực hiện một số nội dung sau:
orders-to-all = các đơn vị
closing = Trên đây là kết quả đánh giá Bộ chỉ số phục vụ người dân, doanh nghiệp trong thực hiện TTHC, cung cấp dịch vụ công { $periods } của { $unit }.

copies = Nơi nhận:
copy-as-above = Như trên
copy-filed = Lưu: VT

annex = Phụ lục
annex-numbered = Phụ lục { $number }
annex-title = Kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp { $period }
annex-chart-title = Biểu đồ kết quả { $period }
annex-of = (Kèm theo Công văn số { $number } ngày { $day } tháng { $month } năm { $year } của { $issuer })
annex-place = TT
annex-unit = Đơn vị
annex-rank = Xếp hạng
annex-column = { $indicator } ({ $max })
annex-column-plain = { $indicator }
annex-note-order = Xếp theo tổng điểm từ cao xuống thấp. Dấu “–”: chưa có số liệu.
annex-note-doubtful = Số trong ngoặc vuông là số liệu cần đối chiếu trước khi ký.

indicator-total = Tổng điểm
indicator-ckmb = Công khai, minh bạch
indicator-tdgq = Tiến độ giải quyết
indicator-dvctt = Dịch vụ công trực tuyến
indicator-tttt = Thanh toán trực tuyến
indicator-mdhl = Mức độ hài lòng
indicator-shhs = Số hóa hồ sơ
indicator-online = Cung cấp dịch vụ trực tuyến

period-month = tháng{"\u00A0"}{ $month }/{ $year }
period-quarter = quý{"\u00A0"}{ $quarter }/{ $year }
period-half-year = 6 tháng đầu năm { $year }
period-nine-months = 9 tháng đầu năm { $year }
period-first-months = { $months } tháng đầu năm { $year }
period-year = năm{"\u00A0"}{ $year }
period-week = tuần { $week } năm { $year }
period-as-of = tính đến ngày { $date }
periods-and = { $periods } và { $period }

# Chỗ còn trống và số liệu còn nghi vấn: được tô nền trong văn bản.
blank = [{ $what }]
blank-dots = […]
blank-issuer = tên cơ quan ban hành
blank-number = số, ký hiệu
blank-place = địa danh
blank-addressees = nơi nhận văn bản
blank-grounds = căn cứ
blank-total = tổng điểm
blank-orders = nội dung chỉ đạo
blank-authority = quyền hạn, chức vụ của người ký
blank-signer = họ và tên người ký
doubtful = [cần đối chiếu: { $value }]
