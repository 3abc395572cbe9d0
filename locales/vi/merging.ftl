# Nhập chức vụ: hai chức vụ thành một
merge-itself = Một chức vụ không thể nhập vào chính nó. Nêu chức vụ được nhập trước, chức vụ còn lại sau.
merge-before = Chức vụ { $title } đã nhập vào chức vụ { $into } nên không còn dùng riêng. Đề nghị dùng chức vụ { $into }.
merge-no-receiver = Chức vụ { $title } không nhận thông báo, nên việc của chức vụ được nhập sẽ không đến ai. Chọn chức vụ khác, hoặc đổi vai trò trước.
merge-undecided = Chưa quyết định người đang giữ chức vụ được nhập: { $persons }. Nêu từng người: tiếp tục giữ chức vụ còn lại (--keep) hoặc thôi giữ (--leave); “all” là mọi người còn lại.
merge-not-holders = Không giữ chức vụ được nhập: { $persons }. Xem người đang giữ bằng loa seat list --json.
merge-seat-is-gone = chức vụ này đã nhập vào chức vụ { $into }; ghi người giữ ở chức vụ đó
merge-planned = Xem trước, chưa có gì thay đổi: { $from } sẽ nhập vào { $into }.
merge-done = Đã nhập chức vụ { $from } vào { $into }; người giữ được báo tin.
merge-done-before = Chức vụ { $from } đã nhập vào { $into } từ trước; không có gì thay đổi.
merge-keeps = + { $name } ({ $person }): giữ chức vụ còn lại
merge-leaves = – { $name } ({ $person }): thôi giữ
merge-along = Chuyển theo: { $what }
merge-told-title = Nhập chức vụ
merge-told = Từ { $time }, chức vụ { $old } nhập vào chức vụ { $new } mà { -you } đang giữ.
merge-told-note = Việc chưa hoàn thành của hai chức vụ nay là một; thông báo đã nhận không gửi lại. Gõ “việc của tôi” để xem. Nếu có nhầm lẫn, đề nghị liên hệ văn phòng.
merge-left = Từ { $time }, chức vụ { $old } nhập vào chức vụ { $new }; { -you } thôi giữ chức vụ này.
history-merged = { $time } – { $by }: chức vụ { $seat } nhập vào, đã làm được nhiều hơn. { $stage }
history-merged-seat = Trước khi nhập, ở chức vụ { $title }:
history-merged-into = Chức vụ này đã nhập vào chức vụ { $seat } lúc { $time }.
help-seat-merge = Nhập một chức vụ vào chức vụ khác: việc, nhắc việc, tin chờ gửi chuyển theo
help-seat-merge-from = Chức vụ được nhập, không còn dùng riêng
help-seat-merge-into = Chức vụ còn lại
help-seat-merge-keep = Người giữ tiếp tục giữ chức vụ còn lại (all = mọi người chưa nêu)
help-seat-merge-leave = Người giữ thôi giữ (all = mọi người chưa nêu)
help-seat-merge-dry-run = Chỉ xem trước, không thay đổi gì
help-unit-reform-show-merge = Nhập chức vụ này vào chức vụ kia
help-unit-reform-show-keep = Khi nhập: người giữ tiếp tục giữ chức vụ còn lại
help-unit-reform-show-leave = Khi nhập: người giữ thôi giữ
help-unit-reform-prepare-merge = Nhập chức vụ này vào chức vụ kia
help-unit-reform-prepare-keep = Khi nhập: người giữ tiếp tục giữ chức vụ còn lại
help-unit-reform-prepare-leave = Khi nhập: người giữ thôi giữ
