//! Messages of `locales/*/notices.ftl`.
