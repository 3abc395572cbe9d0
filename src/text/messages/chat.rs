//! Messages of `locales/*/chat.ftl`.
