# Tệp gửi đến mà không đọc được: nói rõ vì sao và nên làm gì.

format-damaged = Tệp { $format } bị hỏng hoặc chưa tải đủ nên không đọc được. Đề nghị mở thử, lưu lại rồi gửi lại.
format-protected = Tệp { $format } có đặt mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu, lưu lại rồi gửi lại.
format-excessive = Tệp { $format } khi mở ra lớn bất thường nên không được đọc. Đề nghị chỉ gửi phần văn bản hoặc bảng kết quả.
format-macros = Tệp { $format } có chứa macro nên không được nhận. Đề nghị lưu lại ở dạng DOCX hoặc XLSX (không có macro) rồi gửi lại.
format-old-word = Tệp Word dạng cũ (.doc) chưa đọc được. Đề nghị mở bằng Word, lưu thành dạng DOCX hoặc PDF rồi gửi lại.
format-only-pictures = Tệp { $format } chỉ có ảnh, không có chữ. Đề nghị gửi bản có chữ (DOCX), bản PDF hoặc ảnh chụp rõ từng trang.
format-program-missing = Máy chủ chưa cài { $package } nên chưa đọc được tệp { $format }. Đề nghị người quản trị cài gói này; trong lúc chờ có thể gửi bản DOCX hoặc dán phần chữ.
format-too-slow = Đọc tệp { $format } quá lâu nên đã dừng lại. Đề nghị chỉ gửi phần văn bản hoặc bảng kết quả, hoặc gửi bản DOCX.
format-nothing-recognised = Không nhận dạng được chữ trong tệp { $format }. Đề nghị quét lại rõ hơn (300 dpi) hoặc gửi bản DOCX.
format-reading = Đang đọc tệp, đã { $seconds } giây…
