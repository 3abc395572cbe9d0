//! Messages of `locales/*/errors.ftl`: what went wrong with the installation, and what to do next.

use super::messages;

messages! {
    error_store_locked(folder) => "error-store-locked";
    error_store_newer(found, supported) => "error-store-newer";
    error_disk_full() => "error-disk-full";
    error_store_corrupt(detail) => "error-store-corrupt";
    error_store_io(detail) => "error-store-io";
    error_notice_state() => "error-notice-state";
    error_letter_state() => "error-letter-state";
    error_lease_held() => "error-lease-held";
    error_on_hold() => "error-on-hold";
}
