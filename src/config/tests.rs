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
    let Err(ConfigError::Unreadable(faults)) = load("[delivery]\nrte = 5") else { panic!("an unknown key is refused") };
    assert_eq!(faults.iter().map(|fault| fault.key.as_str()).collect::<Vec<_>>(), ["delivery.rte"]);
}

#[test]
fn identifiers_and_secrets_from_the_environment_are_texts_whatever_they_look_like() {
    let read = |name: &str| {
        let value = match name {
            "LOA_ZALO_OA__APP_ID" => "1234567890123456789",
            "LOA_ZALO_OA__APP_SECRET" => "00123",
            "LOA_ZALO_OA__OA_ID" => "\"229929\"",
            "LOA_ZALO_BOT__WEBHOOK_SECRET" => "true",
            _ => return None,
        };
        Some(value.to_owned())
    };
    let set: Vec<(&str, String)> = texts::set(read);
    let expected = [
        ("zalo_bot.webhook_secret", "true"),
        ("zalo_oa.app_id", "1234567890123456789"),
        ("zalo_oa.app_secret", "00123"),
        ("zalo_oa.oa_id", "229929"),
    ];
    assert_eq!(set, expected.map(|(key, value)| (key, value.to_owned())));
}

#[test]
fn a_token_does_not_show_itself() {
    let config = load("[telegram]\ntoken = \"123:secret\"").expect("a configuration");
    assert!(!format!("{config:?}").contains("secret\""));
    assert!(!format!("{config:?}").contains("123:secret"));
}

#[test]
fn the_holidays_of_a_year_are_those_of_the_labour_code_with_days_in_lieu() {
    use chrono::Datelike;
    let hours = Config::default().office_hours();
    let off = |year: i32| {
        let days = hours.holidays.iter().filter(|day| day.year() == year);
        days.map(|day| day.format("%d/%m").to_string()).collect::<Vec<_>>().join(" ")
    };
    // Giỗ Tổ of 2026 falls on a Sunday; the Monday is off in lieu.
    assert_eq!(off(2026), "01/01 16/02 17/02 18/02 19/02 20/02 26/04 27/04 30/04 01/05 01/09 02/09");
    // The fourth day of Tết 2025 is a Saturday.
    assert_eq!(off(2025), "01/01 27/01 28/01 29/01 30/01 31/01 01/02 03/02 07/04 30/04 01/05 01/09 02/09");
    assert!(hours.holidays.contains(&"2030-02-02".parse().expect("a day")), "Tết of 2030 is a day before China's");
}

#[test]
fn what_an_office_sets_goes_before_the_table() {
    let mut config = Config::default();
    config.hours.make_up_days.insert("2025-02-03".parse().expect("a day"));
    config.hours.holidays.insert("2025-02-05".parse().expect("a day"));
    let hours = config.office_hours();
    assert!(hours.is_working_day("2025-02-03".parse().expect("a day")));
    assert!(!hours.is_working_day("2025-02-05".parse().expect("a day")));
    assert!(hours.is_working_day("2025-02-06".parse().expect("a day")));
}

#[test]
fn a_table_in_the_data_folder_replaces_the_one_compiled_in_and_a_faulty_one_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let calendar = folder.path().join("data/calendar");
    std::fs::create_dir_all(&calendar).expect("a folder");
    std::fs::write(calendar.join("holidays.tsv"), "rule\tday\tname\nyearly\t11-24\tNgày hội\n").expect("written");
    let days = holidays::table(folder.path()).expect("a table").days();
    assert!(days.contains(&"2026-11-24".parse().expect("a day")));
    assert!(!days.contains(&"2026-02-17".parse().expect("a day")));
    for faulty in ["tet\tmột\t", "yearly\t02-30\t", "never\t1\t", "date\t2026\t"] {
        std::fs::write(calendar.join("holidays.tsv"), format!("rule\tday\tname\n{faulty}\n")).expect("written");
        let error = holidays::table(folder.path()).expect_err(faulty);
        let names = |file: &str, line| file.ends_with("holidays.tsv") && line == Some(2);
        assert!(matches!(&error, ConfigError::Table { file, line, .. } if names(file, *line)), "{error}");
    }
}
