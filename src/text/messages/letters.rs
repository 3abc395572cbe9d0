//! Messages of `locales/*/letters.ftl`.

use super::messages;

messages! {
    letter_title(issuer) => "letter-title";
    letter_issuer_number(issuer, number, date) => "letter-issuer-number";
    letter_blank() => "letter-blank";
    letter_blanks(names) => "letter-blanks";
    letter_blank_issuer() => "letter-blank-issuer";
    letter_blank_number() => "letter-blank-number";
    letter_blank_date() => "letter-blank-date";
    letter_blank_signer() => "letter-blank-signer";
    letter_doubts_head(count) => "letter-doubts-head";
    letter_no_doubts() => "letter-no-doubts";
    letter_doubt_line(line, place, printed, reason) => "letter-doubt-line";
    letter_doubt_line_bare(line, printed, reason) => "letter-doubt-line-bare";
    letter_doubt_decided(values, taken, sum, total, other, othersum) => "letter-doubt-decided";
    letter_doubt_average(value) => "letter-doubt-average";
    letter_doubt_open(values, taken) => "letter-doubt-open";
    letter_doubt_sum(sum, difference, total) => "letter-doubt-sum";
    letter_doubt_maximum(max) => "letter-doubt-maximum";
    letter_doubt_unclear() => "letter-doubt-unclear";
    letter_doubt_quoted() => "letter-doubt-quoted";
    letter_figures_head(unit, period) => "letter-figures-head";
    letter_figure(indicator, points, max) => "letter-figure";
    letter_province(value) => "letter-province";
    letter_national(value) => "letter-national";
    letter_rate(value) => "letter-rate";
    letter_rate_of(value, label) => "letter-rate-of";
    letter_rank(place, of) => "letter-rank";
    letter_rank_alone(place) => "letter-rank-alone";
    letter_line(line) => "letter-line";
    letter_doubtful() => "letter-doubtful";
    letter_directives_head(count) => "letter-directives-head";
    letter_no_directives() => "letter-no-directives";
    letter_directive(ordinal, text) => "letter-directive";
    letter_directive_to(addressees) => "letter-directive-to";
    letter_directive_by(date) => "letter-directive-by";
    letter_directive_monthly(day) => "letter-directive-monthly";
    letter_directive_open() => "letter-directive-open";
    letter_directive_cites(number) => "letter-directive-cites";
    letter_directive_cites_dated(number, date) => "letter-directive-cites-dated";
    letter_directive_report() => "letter-directive-report";
    letter_directive_suspends() => "letter-directive-suspends";
    letter_grounds_head() => "letter-grounds-head";
    letter_column_indicator() => "letter-column-indicator";
    letter_column_points() => "letter-column-points";
    letter_column_max() => "letter-column-max";
    letter_column_province() => "letter-column-province";
    letter_column_national() => "letter-column-national";
    letter_column_rate() => "letter-column-rate";
    letter_column_rank() => "letter-column-rank";
    letter_column_line() => "letter-column-line";
}
