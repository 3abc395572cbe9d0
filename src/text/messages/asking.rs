//! Messages of `locales/*/asking.ftl`.

use super::messages;

messages! {
    answer_rank_counted(unit, period, place, of, name) => "answer-rank-counted";
    answer_rank_of_group_not_printed(unit, period, name) => "answer-rank-of-group-not-printed";
    answer_rank_within(count) => "answer-rank-within";
    answer_rank_not_within(count) => "answer-rank-not-within";
    answer_gap_to_place(unit, period, missing, place, other, points) => "answer-gap-to-place";
    answer_place_reached(unit, period, points, place) => "answer-place-reached";
    answer_gap_to_unit(unit, period, missing, other, points) => "answer-gap-to-unit";
    answer_ahead_of_unit(unit, period, lead, other, points) => "answer-ahead-of-unit";
    answer_what_if_place(place, of) => "answer-what-if-place";
    answer_what_if_no_place() => "answer-what-if-no-place";
    answer_below_average(name, period, count, all, average) => "answer-below-average";
    answer_above_average(name, period, count, all, average) => "answer-above-average";
    answer_around_average(name, period, all, average, above, below) => "answer-around-average";
    answer_above_unit(name, period, count, all, other) => "answer-above-unit";
    answer_below_unit(name, period, count, all, other) => "answer-below-unit";
    answer_equal_to_unit(name, period, count, all, other) => "answer-equal-to-unit";
    answer_gap_out_of_last(unit, period, missing, count, other, points) => "answer-gap-out-of-last";
    answer_not_among_last(unit, period, points, count, place, of) => "answer-not-among-last";
    answer_list_no_average(name, period) => "answer-list-no-average";
    answer_movers_down(name, period, before, count, all) => "answer-movers-down";
    answer_movers_up(name, period, before, count, all) => "answer-movers-up";
    answer_rank_counted_here() => "answer-rank-counted-here";
    answer_ranking_top(name, period, count, all) => "answer-ranking-top";
    answer_ranking_bottom(name, period, count, all) => "answer-ranking-bottom";
    answer_first_two() => "answer-first-two";
    answer_between_limits(name, period, limits, count, all) => "answer-between-limits";
    answer_months_between(unit, name, span, count, all, limits) => "answer-months-between";
    answer_left_out(names) => "answer-left-out";
    answer_units_without(units, names) => "answer-units-without";
    answer_limits(from, to) => "answer-limits";
    answer_limit_from(limit) => "answer-limit-from";
    answer_limit_above(limit) => "answer-limit-above";
    answer_limit_to(limit) => "answer-limit-to";
    answer_limit_below(limit) => "answer-limit-below";
}
