# What stands above a notice that is sent again.

notice-repeat-undecided = Notice no. { $number } sent again (it is not known whether it arrived before)
notice-repeat-asked-for = Notice no. { $number } sent again as requested
