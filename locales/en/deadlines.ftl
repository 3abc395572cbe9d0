# Deadlines that come again: { $days } are joined names of days
deadline-weekly = every { $days }
deadline-monthly = { $days } of every month
deadline-quarterly = { $days } of every quarter
deadline-yearly = { $days } of every year
deadline-day = day { $day }
deadline-last-day = the last day
deadline-day-of-quarter = { $day } of the { $month ->
    [1] first
    [2] second
   *[3] last
} month
deadline-day-of-year = { $day } of month { $month }
deadline-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
deadline-weekday-of-month = the { $nth ->
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[5] last
} { $weekday }

# The time of day, where one is stated
deadline-at = { $days }, { $time }
deadline-hour = { $hour }:00
deadline-hour-and-minute = { $hour }:{ $minute }
deadline-morning = in the morning
deadline-afternoon = in the afternoon

# One time of a deadline that comes again
occurrence-due = This time: { $date }
occurrence-of-report = Report for: { $date }
occurrence-returned = The report for { $date } was returned; your next report is recorded for it.
occurrence-recorded = The report is recorded for { $date }. Next: { $next }.
occurrence-accepted = The directive is completed for { $date }. Next: { $next }.
occurrence-completed = This directive (notice { $number }) is completed for { $date }. Next: { $next }.
occurrence-of-event = { $line } – for { $date }
occurrences-earlier = Reports of earlier times, to be answered
occurrence-earlier = – { $seat }: for { $date }
occurrences-until-ended = It comes again: each time is followed until this notice is cancelled.
choice-end-directive = End it
