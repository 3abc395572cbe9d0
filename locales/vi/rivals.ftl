## Two confirmed letters that print different figures

rival-letter = Văn bản số { $number } ngày { $date }
rival-letter-undated = Văn bản số { $number }
rival-letter-unnumbered = Văn bản ngày { $date }
rival-letter-blank = Một văn bản khác
rival-value = { $name } { $points }
rival-average = { $name } ({ $average }) { $points }
rival-more = và { $count } số liệu khác
rival-says = { $letter } lại ghi: { $values }.
rival-counts = Số liệu nêu trên theo văn bản được xác nhận sau cùng.
