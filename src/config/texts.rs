//! Settings from the environment that are texts whatever they look like. A number of an app, a secret of digits or one
//! that begins with zeros must not be read as a number.

/// Identifiers and secrets.
pub(super) const TEXTS: [&str; 8] = [
    "telegram.token",
    "telegram.webhook_secret",
    "zalo_bot.token",
    "zalo_bot.webhook_secret",
    "zalo_oa.app_id",
    "zalo_oa.app_secret",
    "zalo_oa.webhook_secret",
    "zalo_oa.oa_id",
];

/// The name of a key's variable, without the prefix.
pub(super) fn variable(key: &str) -> String {
    key.to_uppercase().replace('.', "__")
}

/// The texts that are set, by their keys; in quotation marks or without.
pub(super) fn set(read: impl Fn(&str) -> Option<String>) -> Vec<(&'static str, String)> {
    let value = |key: &'static str| {
        let value = read(&format!("LOA_{}", variable(key)))?;
        let bare = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        Some((key, bare.map_or_else(|| value.clone(), str::to_owned)))
    };
    TEXTS.into_iter().filter_map(value).collect()
}
