## What is told of a stretch, period by period

stretch-span = từ { $from } đến { $to }
stretch-places-title = { $unit } – { $name }: xếp hạng từng kỳ
stretch-place-line = { $period }: hạng { $place }
stretch-place-counted-line = { $period }: hạng { $place }/{ $of } (tự tính theo số liệu đang có)
stretch-place-none-line = { $period }: văn bản không ghi xếp hạng
stretch-rates-title = { $unit }: tỷ lệ ghi trong văn bản từng kỳ
stretch-rate-line = { $period } – { $name }: { $rate } ({ $points }/{ $max } điểm)
stretch-rate-none-line = { $period }: văn bản không ghi tỷ lệ
stretch-bands-title = { $unit }: xếp loại từng kỳ (tự tính theo tổng điểm)
stretch-band-line = { $period }: { $band } ({ $points } điểm)
stretch-band-none-line = { $period }: văn bản không ghi tổng điểm
stretch-weakest-title = { $unit }: nhóm yếu nhất từng kỳ (so với điểm tối đa)
stretch-strongest-title = { $unit }: nhóm mạnh nhất từng kỳ (so với điểm tối đa)
stretch-group-line = { $period } – { $name }: { $points }/{ $max }
stretch-group-none-line = { $period }: văn bản không ghi điểm các nhóm
stretch-highest-title = { $unit } – { $name } cao nhất: { $periods } ({ $points }/{ $max })
stretch-lowest-title = { $unit } – { $name } thấp nhất: { $periods } ({ $points }/{ $max })
