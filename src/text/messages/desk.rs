//! Messages of `locales/*/desk.ftl`.
