//! Messages of `locales/*/cli.ftl`.
