use super::*;

fn load(toml: &str) -> Result<Config, ConfigError> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("loa.toml");
    std::fs::write(&file, toml).expect("written");
    Config::load(Some(&file))
}

#[test]
fn an_empty_file_is_the_defaults_and_a_section_changes_its_own_keys_alone() {
    assert_eq!(load("").expect("defaults").delivery.rate, 28);
    let config = load("[delivery]\nchat_rate = 3").expect("a configuration");
    assert_eq!((config.delivery.rate, config.delivery.chat_rate), (28, 3));
}

#[test]
fn the_template_that_init_writes_is_the_defaults() {
    let written = include_str!("../../data/loa.toml")
        .replace("{{data}}", "loa-data")
        .replace("{{home_unit}}", "kim-dong")
        .replace("{{language}}", "vi");
    let config = load(&written).expect("a configuration");
    assert_eq!(config.office.home_unit, Some(UnitId::new("kim-dong")));
    let (template, defaults) = (format!("{:?}", config.delivery), format!("{:?}", Config::default().delivery));
    assert_eq!(template, defaults);
    assert_eq!(format!("{:?}", config.hours), format!("{:?}", Config::default().hours));
}

#[test]
fn what_cannot_work_is_named_by_its_key() {
    for (toml, key) in [
        ("[delivery]\nrate = 0", "delivery.rate"),
        ("[delivery]\nrate = 1\nreply_reserve = 1", "delivery.reply_reserve"),
        ("[office]\nlanguage = \"fr\"", "office.language"),
        ("[hours]\nannounce_day = 31", "hours.announce_day"),
        ("[telegram]\nwebhook_url = \"https://loa.example.vn/x\"", "telegram.webhook_secret"),
        ("[telegram]\nwebhook_url = \"https://loa.example.vn/x\"\nwebhook_secret = \"a b\"", "telegram.webhook_secret"),
        ("[telegram]\nwebhook_url = \"https://loa.example.vn/x\"\nwebhook_secret = \"abc\"", "http.listen"),
    ] {
        assert!(matches!(load(toml), Err(ConfigError::Invalid { key: found, .. }) if found == key), "{toml}");
    }
    assert!(matches!(load("[delivery]\nrte = 5"), Err(ConfigError::Unreadable(told)) if told.contains("rte")));
}

#[test]
fn a_token_does_not_show_itself() {
    let config = load("[telegram]\ntoken = \"123:secret\"").expect("a configuration");
    assert!(!format!("{config:?}").contains("secret\""));
    assert!(!format!("{config:?}").contains("123:secret"));
}
