# Tables of units and their reforms
units-fault-orphan = đơn vị “{ $unit }” có hiệu lực trong những ngày đơn vị cấp trên “{ $parent }” không có hiệu lực
units-fault-same-name = hai đơn vị “{ $first }” và “{ $second }” cùng tên, cùng loại, cùng cấp trên và cùng có hiệu lực trong một ngày
units-fault-off-date = đơn vị “{ $unit }” không có hiệu lực đúng ngày sự kiện cần (trước ngày đó với đơn vị cũ, từ ngày đó với đơn vị mới), hoặc vẫn còn hiệu lực sau khi đã sắp xếp
units-fault-left-out = đơn vị “{ $unit }” bắt đầu hoặc hết hiệu lực vào ngày sắp xếp { $date } nhưng không sự kiện nào của ngày đó nêu tên
units-more = … và { $count } đơn vị khác (xem đủ với --json)
units-events-changed = Sự kiện: thêm { $added }, bỏ { $removed }
units-history = Lịch sử của { $name } ({ $id })
units-no-history = Không có sự kiện nào trong bảng đơn vị.
units-today = Đến { $day }: { $names }
units-today-none = Đến { $day }: không còn đơn vị kế tiếp
help-unit-at = Các đơn vị có hiệu lực vào một ngày
help-unit-at-day = Ngày
help-unit-at-below = Chỉ các đơn vị trực thuộc đơn vị này
help-unit-history = Đơn vị từ đâu mà có, đã nhập, tách, đổi tên thế nào
help-unit-history-unit = Mã hoặc tên đơn vị

# What tells units of one name apart
unit-below = thuộc { $parent }
unit-until = đến hết ngày { $date }
units-more-faults = … và { $count } lỗi khác (xem đủ với --json)
