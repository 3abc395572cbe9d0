//! Messages of `locales/*/answers.ftl`.
