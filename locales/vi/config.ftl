# What is wrong with the configuration
config-at = { $what } (tại { $place })
config-unknown-key = không có khóa { $key }. Các khóa dùng được ở đó: { $known }.
config-wrong-value = giá trị của khóa { $key } không đúng dạng. Xem mẫu trong tệp do “loa init” tạo và bảng cấu hình trong README (chi tiết: { $expected }).
config-faulty = không đúng cú pháp TOML. Đề nghị sửa tại chỗ nêu trong chi tiết: { $detail }
config-faulty-key = khóa { $key } không đọc được (chi tiết: { $detail }).
config-table = Không đọc được tệp { $file } (chi tiết: { $detail }). Đề nghị sửa quyền đọc hoặc bỏ tệp này để dùng bảng có sẵn.
config-table-line = Dòng { $line } của tệp { $file } không đúng dạng. Đề nghị sửa dòng đó hoặc bỏ tệp này để dùng bảng có sẵn.
config-one-of = phải là một trong các giá trị: { $words }.
config-at-least = phải từ { $least } trở lên.
config-off-or-up-to = phải là 0 (tắt) hoặc từ 1 đến { $most }.
config-below = phải nhỏ hơn { $key }.
config-not-above = không được lớn hơn { $key }.
config-before = phải trước { $key }.
config-set-with = bắt buộc phải có khi đã đặt { $key }.
config-token = phải có từ { $least } đến { $most } ký tự thuộc A-Z a-z 0-9 _ - khi đã đặt { $key }.
config-length = phải có từ { $least } đến { $most } ký tự khi đã đặt { $key }.
config-starting-with = phải bắt đầu bằng { $start }.
