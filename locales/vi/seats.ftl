# Seats: what they may do, and who may change that
seats-empty-title = Chưa có tên chức vụ. Đề nghị ghi rõ tên, ví dụ: --title "Chủ tịch UBND xã Hiệp Cường".
seats-above = Chức vụ “{ $seat }” mang vai trò “{ $role }”, cao hơn quyền của { -you }. Việc thay đổi chức vụ này do người có vai trò từ mức đó trở lên hoặc người quản trị hệ thống thực hiện.
seats-role-above = Vai trò “{ $role }” cao hơn quyền của { -you } nên { -you } không cấp được. Đề nghị người có vai trò từ mức đó trở lên hoặc người quản trị hệ thống thực hiện.
seats-person-above = { $name } đang giữ chức vụ mang vai trò “{ $role }”, cao hơn quyền của { -you }. Việc thêm kênh cho người này do chính người đó (lệnh /kenh) hoặc người quản trị hệ thống thực hiện.
seats-line-above = chức vụ “{ $seat }” mang vai trò “{ $role }”, cao hơn quyền của { -you }
seats-line-person-above = { $name } đang giữ chức vụ mang vai trò “{ $role }”, cao hơn quyền của { -you } nên không thêm, không chuyển được địa chỉ nhận tin của người này
seats-bad-address = “{ $address }” không phải mã hội thoại của kênh { $channel }
seats-role-changed = Chức vụ { $seat }: vai trò “{ $from }” đổi thành “{ $to }”.
seats-role-set = Chức vụ mới { $seat }: vai trò “{ $to }”.
seats-more = … và { $count } dòng khác (xem đủ bằng --json).
seats-approver-lost = Chú ý: không còn ai giữ chức vụ có quyền duyệt nên không thông báo nào được duyệt. Mời người duyệt: loa seat invite --unit <đơn vị> --title "<chức vụ>" --role approver
seats-no-approver = Chưa có ai giữ chức vụ có quyền duyệt nên không thông báo nào được duyệt. Mời người duyệt: loa seat invite --unit <đơn vị> --title "<chức vụ>" --role approver

# A shell acts for a seat
desk-shell-does-not = Từ dòng lệnh chỉ { $act } được khi nêu chức vụ: thêm --as <mã chức vụ> của người có quyền đó (xem mã bằng “loa seat list”).
