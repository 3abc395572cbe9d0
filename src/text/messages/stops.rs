//! Messages of `locales/*/stops.ftl`: sending has stopped by itself.

use super::messages;

messages! {
    error_invariant(breach) => "error-invariant";
    error_not_writable(detail) => "error-not-writable";
    hold_rolled_back() => "hold-rolled-back";
    hold_breach(detail) => "hold-breach";
    doctor_breach(since, reason) => "doctor-breach";
    stop_alert_title() => "stop-alert-title";
    stop_alert(since) => "stop-alert";
    stop_alert_next() => "stop-alert-next";
    stall_alert_title(channel) => "stall-alert-title";
    stall_alert(since) => "stall-alert";
    stall_alert_next() => "stall-alert-next";
}
