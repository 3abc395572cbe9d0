//! Messages of `locales/*/errors.ftl`.
