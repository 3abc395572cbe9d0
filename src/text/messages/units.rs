//! Messages of `locales/*/units.ftl`.

use super::messages;

messages! {
    units_more_faults(count) => "units-more-faults";
    unit_below(parent) => "unit-below";
    unit_until(date) => "unit-until";
    units_fault_orphan(unit, parent) => "units-fault-orphan";
    units_fault_same_name(first, second) => "units-fault-same-name";
    units_fault_off_date(unit) => "units-fault-off-date";
    units_fault_left_out(unit, date) => "units-fault-left-out";
    units_more(count) => "units-more";
    units_events_changed(added, removed) => "units-events-changed";
    units_history(name, id) => "units-history";
    units_no_history() => "units-no-history";
    units_today(day, names) => "units-today";
    units_today_none(day) => "units-today-none";
}
