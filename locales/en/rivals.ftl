## Two confirmed letters that print different figures

rival-letter = Letter { $number } of { $date }
rival-letter-undated = Letter { $number }
rival-letter-unnumbered = The letter of { $date }
rival-letter-blank = Another letter
rival-value = { $name } { $points }
rival-average = { $name } ({ $average }) { $points }
rival-more = and { $count } more
rival-says = { $letter } says otherwise: { $values }.
rival-counts = The figures above are those of the letter that was confirmed last.
