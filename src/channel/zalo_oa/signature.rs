//! `X-ZEvent-Signature`: hexadecimal SHA-256 of identity ‖ raw body ‖ time ‖ secret. Which identity, which time and which
//! secret differs between the vendor's pages and what people observe, so each documented variant is tried.

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

pub(super) struct Keys {
    pub app_id: String,
    pub oa_id: Option<String>,
    /// The key of the console, and the app's secret.
    pub secrets: Vec<SecretString>,
}

impl Keys {
    /// Which variant fits, for the log; `None` for a forged or damaged one.
    pub(super) fn check(&self, header: &str, body: &[u8], times: &[&str]) -> Option<&'static str> {
        let given = header.strip_prefix("mac=").unwrap_or(header).trim().to_ascii_lowercase();
        let mut fitting = None;
        for (identity, name) in [(Some(&self.app_id), "app_id"), (self.oa_id.as_ref(), "oa_id")] {
            let Some(identity) = identity else { continue };
            for time in times {
                for secret in &self.secrets {
                    let made = sign(identity, body, time, secret.expose_secret());
                    // Every variant is computed, so that the time it takes tells nothing.
                    if bool::from(made.as_bytes().ct_eq(given.as_bytes())) {
                        fitting = Some(name);
                    }
                }
            }
        }
        fitting
    }
}

fn sign(identity: &str, body: &[u8], time: &str, secret: &str) -> String {
    let hash = Sha256::new().chain_update(identity).chain_update(body).chain_update(time).chain_update(secret);
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"{"app_id":"1234567890","sender":{"id":"111"},"recipient":{"id":"222"},"event_name":"user_send_text","message":{"msg_id":"m1","text":"Xin chào"},"timestamp":"1540363714987"}"#;
    const MAC: &str = "31d8c55e1ef364a7b6d324608c9c538c9320c1f76a06c85a80d91b0aa96f9a2e";

    fn keys() -> Keys {
        Keys {
            app_id: "1234567890".into(),
            oa_id: Some("222".into()),
            secrets: vec!["oa-secret-for-tests".to_owned().into(), "app-secret".to_owned().into()],
        }
    }

    #[test]
    fn every_documented_variant_is_taken_and_nothing_else() {
        let (keys, body, time) = (keys(), BODY.as_bytes(), ["1540363714987"]);
        assert_eq!(keys.check(MAC, body, &time), Some("app_id"), "the vector of the reference");
        assert_eq!(keys.check(&format!("mac={MAC}"), body, &time), Some("app_id"));
        assert_eq!(keys.check(&MAC.to_uppercase(), body, &time), Some("app_id"));
        assert_eq!(keys.check(&sign("222", body, "7", "app-secret"), body, &["7", "8"]), Some("oa_id"));
        for forged in ["", "mac=", &MAC[1..], &sign("1234567890", body, "1540363714987", "")] {
            assert_eq!(keys.check(forged, body, &time), None, "{forged}");
        }
        assert_eq!(keys.check(MAC, b"{}", &time), None);
        assert_eq!(keys.check(MAC, body, &["1540363714988"]), None);
    }
}
