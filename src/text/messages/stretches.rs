//! What is told of a stretch of months, period by period.

use super::messages;

messages! {
    stretch_span(from, to) => "stretch-span";
    stretch_places_title(unit, name) => "stretch-places-title";
    stretch_place_line(period, place) => "stretch-place-line";
    stretch_place_counted_line(period, place, of) => "stretch-place-counted-line";
    stretch_place_none_line(period) => "stretch-place-none-line";
    stretch_rates_title(unit) => "stretch-rates-title";
    stretch_rate_line(period, name, rate, points, max) => "stretch-rate-line";
    stretch_rate_none_line(period) => "stretch-rate-none-line";
    stretch_bands_title(unit) => "stretch-bands-title";
    stretch_band_line(period, band, points) => "stretch-band-line";
    stretch_band_none_line(period) => "stretch-band-none-line";
    stretch_weakest_title(unit) => "stretch-weakest-title";
    stretch_strongest_title(unit) => "stretch-strongest-title";
    stretch_group_line(period, name, points, max) => "stretch-group-line";
    stretch_highest_title(unit, name, periods, points, max) => "stretch-highest-title";
    stretch_lowest_title(unit, name, periods, points, max) => "stretch-lowest-title";
    stretch_group_none_line(period) => "stretch-group-none-line";
}
