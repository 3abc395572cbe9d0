//! What is wrong with the configuration, in the reader's language: the key, where it stands, and what to write.

use super::output::Failed;
use crate::config::{ConfigError, Expected, ReadFault, ReadFaultKind};
use crate::text::Text;

/// Faults told at once.
const SHOWN: usize = 10;

pub(super) fn failed(error: &ConfigError, text: Text<'_>) -> Failed {
    Failed::usage(match error {
        ConfigError::Missing(file) => text.cli_config_missing(file.display().to_string()),
        ConfigError::Unreadable(faults) => {
            let lines: Vec<String> = faults.iter().take(SHOWN).map(|fault| told(fault, text)).collect();
            text.cli_config_unreadable(lines.join("\n"))
        }
        ConfigError::Table { file, line: Some(line), .. } => text.config_table_line(file.as_str(), *line),
        ConfigError::Table { file, line: None, detail } => text.config_table(file.as_str(), detail.as_str()),
        ConfigError::Invalid { key, expected } => text.cli_config_invalid(*key, rule(*expected, text)),
    })
}

fn told(fault: &ReadFault, text: Text<'_>) -> String {
    let key = fault.key.as_str();
    let what = match &fault.what {
        ReadFaultKind::UnknownKey(known) => text.config_unknown_key(key, known.join(", ")),
        ReadFaultKind::WrongValue(expected) => text.config_wrong_value(key, expected.as_str()),
        ReadFaultKind::Other(detail) if key.is_empty() => text.config_faulty(detail.as_str()),
        ReadFaultKind::Other(detail) => text.config_faulty_key(key, detail.as_str()),
    };
    match &fault.place {
        Some(place) => text.config_at(what, place.as_str()),
        None => what,
    }
}

fn rule(expected: Expected, text: Text<'_>) -> String {
    match expected {
        Expected::OneOf(words) => text.config_one_of(words),
        Expected::AtLeast(least) => text.config_at_least(least.to_string()),
        Expected::OffOrUpTo(most) => text.config_off_or_up_to(most.to_string()),
        Expected::Below(key) => text.config_below(key),
        Expected::NotAbove(key) => text.config_not_above(key),
        Expected::Before(key) => text.config_before(key),
        Expected::SetWith(key) => text.config_set_with(key),
        Expected::Token(least, most, key) => text.config_token(least.to_string(), most.to_string(), key),
        Expected::Length(least, most, key) => text.config_length(least.to_string(), most.to_string(), key),
        Expected::StartingWith(start) => text.config_starting_with(start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::text::{Catalogue, Lang};

    /// What is told of configurations that are wrong in every way that is told apart.
    #[test]
    fn every_fault_names_its_key_and_what_to_write_in_the_reader_s_language() {
        let faulty = [
            "[office]\nlanguage = \"fr\"",
            "[delivery]\nrate = 0",
            "[delivery]\nrate = 1\nreply_reserve = 1",
            "[hours]\nannounce_day = 31",
            "[hours]\nwork_from = \"18:00:00\"",
            "[reminders]\nescalate_to_unit_days = 9",
            "[telegram]\nwebhook_url = \"https://loa.example.vn/x\"\nwebhook_secret = \"a b\"",
            "[telegram]\nwebhook_url = \"https://loa.example.vn/x\"\nwebhook_secret = \"abc\"",
            "[http]\npublic_url = \"loa.example.vn\"",
            "[zalo_bot]\nwebhook_url = \"https://loa.example.vn/x\"\nwebhook_secret = \"a\"",
            "[zalo_oa]\napp_id = \"1\"",
            "[office]\nhome_unti = \"kim-dong\"",
            "[telegram]\ntoken = 4711",
            "[hours]\nquiet_from = \"late\"",
            "[office\n",
            "[telegram]\ntoken = 4711:AAE_secret",
            "[telegram]\ntoken = \"4711:AAE_secret",
        ];
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("loa.toml");
        let catalogue = Catalogue::embedded();
        let mut said = vec![];
        for lang in Lang::ALL {
            for toml in faulty {
                std::fs::write(&file, toml).expect("written");
                let error = Config::load(Some(&file)).expect_err(toml);
                let failed = failed(&error, catalogue.in_lang(lang));
                assert!(!failed.sentence.contains("4711"), "a secret is not repeated");
                assert_eq!(failed.status, 2);
                said.push(failed.sentence.replace(&file.display().to_string(), "loa.toml"));
            }
            said.push(failed(&ConfigError::Missing("x.toml".into()), catalogue.in_lang(lang)).sentence);
            for line in [Some(3), None] {
                let table = ConfigError::Table { file: "data/calendar/lunar.tsv".into(), line, detail: "?".into() };
                said.push(failed(&table, catalogue.in_lang(lang)).sentence);
            }
        }
        insta::assert_snapshot!("config_faults", said.join("\n---\n"));
    }
}
