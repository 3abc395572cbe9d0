//! Messages of `locales/*/letters.ftl`.
