//! Two confirmed letters that print different figures for one unit and period.

use super::messages;

messages! {
    rival_letter(number, date) => "rival-letter";
    rival_letter_undated(number) => "rival-letter-undated";
    rival_letter_unnumbered(date) => "rival-letter-unnumbered";
    rival_letter_blank() => "rival-letter-blank";
    rival_value(name, points) => "rival-value";
    rival_average(name, average, points) => "rival-average";
    rival_more(count) => "rival-more";
    rival_says(letter, values) => "rival-says";
    rival_counts() => "rival-counts";
}
