# What stands above a notice that is sent again.

notice-repeat-undecided = Gửi lại thông báo số { $number } (chưa rõ lần gửi trước đã đến hay chưa)
notice-repeat-asked-for = Gửi lại thông báo số { $number } theo yêu cầu
