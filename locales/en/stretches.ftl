## What is told of a stretch, period by period

stretch-span = from { $from } to { $to }
stretch-places-title = { $unit } – { $name }: rank by period
stretch-place-line = { $period }: rank { $place }
stretch-place-counted-line = { $period }: rank { $place }/{ $of } (counted from the figures at hand)
stretch-place-none-line = { $period }: the letter prints no rank
stretch-rates-title = { $unit }: rates printed in the letters, by period
stretch-rate-line = { $period } – { $name }: { $rate } ({ $points }/{ $max } points)
stretch-rate-none-line = { $period }: the letter prints no rate
stretch-bands-title = { $unit }: rating by period (computed from the total)
stretch-band-line = { $period }: { $band } ({ $points } points)
stretch-band-none-line = { $period }: the letter prints no total
stretch-weakest-title = { $unit }: weakest group by period (by share of the maximum)
stretch-strongest-title = { $unit }: strongest group by period (by share of the maximum)
stretch-group-line = { $period } – { $name }: { $points }/{ $max }
stretch-group-none-line = { $period }: the letter prints no scores of groups
stretch-highest-title = { $unit } – { $name }, highest: { $periods } ({ $points }/{ $max })
stretch-lowest-title = { $unit } – { $name }, lowest: { $periods } ({ $points }/{ $max })
