# Places, lists and several questions in one message.

answer-rank-counted = { $unit }, { $period }: thứ { $place }/{ $of } (tự xếp theo { $name } của { $of } đơn vị đã có số liệu)
answer-rank-of-group-not-printed = { $unit }, { $period }: văn bản không ghi xếp hạng riêng về { $name }
answer-rank-within = Có: nằm trong { $count } đơn vị đứng đầu.
answer-rank-not-within = Không: chưa nằm trong { $count } đơn vị đứng đầu.
answer-gap-to-place = { $unit }, { $period }: còn thiếu { $missing } điểm để bằng đơn vị thứ { $place } ({ $other }, { $points } điểm)
answer-place-reached = { $unit }, { $period }: { $points } điểm, đã đứng thứ { $place } trong các đơn vị có số liệu
answer-gap-to-unit = { $unit }, { $period }: còn thiếu { $missing } điểm để bằng { $other } ({ $points } điểm)
answer-ahead-of-unit = { $unit }, { $period }: đã cao hơn { $other } { $lead } điểm ({ $other }: { $points } điểm)
answer-what-if-place = Nếu các đơn vị khác giữ nguyên điểm: thứ { $place }/{ $of } trong các đơn vị có số liệu.
answer-what-if-no-place = Chưa có số liệu của các đơn vị cùng cấp để tính thứ hạng.
answer-below-average = { $name }, { $period }: { $count }/{ $all } đơn vị dưới trung bình của tỉnh ({ $average } điểm)
answer-above-average = { $name }, { $period }: { $count }/{ $all } đơn vị trên trung bình của tỉnh ({ $average } điểm)
answer-around-average = { $name }, { $period }: so với trung bình của tỉnh ({ $average } điểm), trong { $all } đơn vị có { $above } đơn vị cao hơn, { $below } đơn vị thấp hơn
answer-above-unit = { $name }, { $period }: { $count }/{ $all } đơn vị cao hơn { $other }
answer-below-unit = { $name }, { $period }: { $count }/{ $all } đơn vị thấp hơn { $other }
answer-equal-to-unit = { $name }, { $period }: { $count }/{ $all } đơn vị bằng điểm { $other }
answer-gap-out-of-last = { $unit }, { $period }: còn thiếu { $missing } điểm để ra khỏi { $count ->
        [1] vị trí thấp nhất
       *[other] { $count } đơn vị thấp nhất
    }, tức là bằng đơn vị xếp ngay trên ({ $other }, { $points } điểm)
answer-not-among-last = { $unit }, { $period }: { $points } điểm, đứng thứ { $place }/{ $of }, { $count ->
        [1] không ở vị trí thấp nhất
       *[other] không nằm trong { $count } đơn vị thấp nhất
    }
answer-list-no-average = { $name }, { $period }: văn bản không ghi trung bình của tỉnh để so sánh
answer-movers-down = { $name }, { $period } so với { $before }: { $count }/{ $all } đơn vị giảm điểm
answer-movers-up = { $name }, { $period } so với { $before }: { $count }/{ $all } đơn vị tăng điểm
answer-first-two = Tin nhắn có nhiều câu hỏi; ở đây trả lời hai câu đầu. Xin hỏi tiếp từng câu.
answer-rank-counted-here = Thứ hạng tự xếp theo tổng điểm của các đơn vị đã có số liệu.
answer-ranking-top = { $name }, { $period }: { $count } đơn vị cao nhất trong { $all } đơn vị có số liệu
answer-ranking-bottom = { $name }, { $period }: { $count } đơn vị thấp nhất trong { $all } đơn vị có số liệu
answer-between-limits = { $name }, { $period }: { $count }/{ $all } đơn vị đạt { $limits }
answer-months-between = { $unit } – { $name }, { $span }: { $count }/{ $all } tháng đạt { $limits }
answer-limits = { $from } { $to } điểm
answer-limit-from = từ { $limit }
answer-limit-above = trên { $limit }
answer-limit-to = đến { $limit }
answer-limit-below = đến dưới { $limit }
answer-left-out = Không tính { $names }.
answer-units-without = { $units } (không tính { $names })
