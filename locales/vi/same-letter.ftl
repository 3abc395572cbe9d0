# A letter that came in before, and notices of it that have gone out
letter-replaces-same = Văn bản này đã được xác nhận trước đó ({ $letter }) với cùng số liệu và chỉ đạo. Khi được xác nhận, bản này thay bản đó.
letter-replaces-other = Văn bản này đã được xác nhận trước đó ({ $letter }); số liệu hoặc chỉ đạo ở bản này có khác. Khi được xác nhận, bản này thay bản đó.
letter-replaced = Bản đã xác nhận trước đó ({ $letter }) được thay bằng bản này.
letter-gave-way = Bản chờ rà soát trước đó ({ $letters }) được thay bằng bản này, các nội dung đã sửa được giữ nguyên.
letter-beside = Còn bản khác của văn bản này đang chờ rà soát ({ $letters }). Đề nghị xem lại và bỏ bản không dùng.
letter-version = { $file }, nhận lúc { $time }
issued-before = Chú ý: thông báo số { $notice } của cùng văn bản này đã phát hành tới { $seats }/{ $of } chức vụ trong phạm vi gửi. Nếu nội dung có thay đổi, đề nghị gửi đính chính (loa notice correct { $notice }, trong hội thoại: /dinhchinh { $notice }); phát hành thông báo này thì các chức vụ đó nhận thêm một lần nữa.
issued-before-to-all = Chú ý: thông báo số { $notice } của cùng văn bản này đã phát hành tới toàn bộ { $of } chức vụ trong phạm vi gửi. Nếu nội dung có thay đổi, đề nghị gửi đính chính (loa notice correct { $notice }, trong hội thoại: /dinhchinh { $notice }); phát hành thông báo này thì các chức vụ đó nhận thêm một lần nữa.
