# Backups that cannot be restored
backup-folder-taken = Thư mục { $folder } đã có dữ liệu nên không phục hồi đè lên. Đề nghị nêu thư mục khác bằng --data, hoặc dời thư mục này đi trước.
backup-none = Tệp này không phải bản sao lưu do “loa backup” tạo. Đề nghị chọn đúng tệp sao lưu.
backup-ends-early = Bản sao lưu bị thiếu phần cuối nên không dùng được. Đề nghị chép lại tệp từ nơi lưu hoặc dùng bản sao lưu khác; chưa có gì được ghi.
backup-changed = Bản sao lưu bị hỏng: nội dung không còn như lúc sao lưu. Đề nghị chép lại tệp từ nơi lưu hoặc dùng bản sao lưu khác; chưa có gì được ghi.
