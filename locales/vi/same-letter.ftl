# A letter that came in before, and notices of it that have gone out
letter-replaces = Văn bản này đã có và đã được xác nhận ({ $letter }); bản mới bổ sung thông tin còn thiếu và thay bản đó khi được xác nhận.
issued-before = Chú ý: thông báo số { $notice } của cùng văn bản này đã phát hành tới các chức vụ đó. Nếu nội dung có thay đổi, đề nghị gửi đính chính (loa notice correct { $notice }, trong hội thoại: /dinhchinh { $notice }); phát hành thông báo này thì người nhận sẽ nhận thêm một lần nữa.
