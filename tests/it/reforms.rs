//! Units, reforms and index sets on the command line.

use crate::installation::Installation;
use serde_json::Value;

const DAY: &str = "2025-07-01";

fn fate<'a>(plan: &'a Value, unit: &str) -> &'a Value {
    plan["seats"].as_array().expect("seats").iter().find(|seat| seat["unit"] == unit).expect("the unit's seat")
}

#[test]
fn a_reform_is_looked_at_prepared_by_one_approved_by_another_and_withdrawn() {
    let office = Installation::new();
    let (approver, _) = office.seat(2);
    let plan = office.json(&["unit", "reform", "show", DAY]);
    assert_eq!((&plan["decision"], plan["undecided"].as_u64()), (&Value::Null, Some(1)));
    let own = fate(&plan, "kim-dong");
    assert_eq!((own["fate"].as_str(), own["why"].as_str()), (Some("undecided"), Some("no_successor")));
    let own = own["seat"].as_str().expect("a seat").to_owned();

    let (told, status) = office.refused(&["unit", "reform", "prepare", DAY, "--move", &own]);
    assert_eq!(status, 2, "{told}");
    let (told, status) = office.refused(&["unit", "reform", "prepare", DAY, "--move", &format!("{own}=xã Không Có")]);
    assert!(status == 1 && told.contains("xã Không Có"), "{told}");
    let to_province = format!("{own}=tỉnh Hưng Yên");
    let looked = office.json(&["unit", "reform", "show", DAY, "--move", &to_province]);
    assert_eq!((looked["undecided"].as_u64(), &looked["decision"]), (Some(0), &Value::Null));
    assert_eq!(fate(&looked, "kim-dong")["to"], "hung-yen-2025");
    let prepared = office.json(&[
        "unit",
        "reform",
        "prepare",
        DAY,
        "--move",
        &to_province,
        "--title",
        &format!("{own}=Chánh Văn phòng UBND tỉnh"),
    ]);
    assert_eq!(prepared["decision"]["state"], "prepared");
    let (told, status) = office.refused(&["unit", "reform", "approve", DAY]);
    assert_eq!(status, 1, "a shell approves nothing: {told}");
    let before = office.json(&["seat", "list"]);
    office.done(&["unit", "reform", "withdraw", DAY]);
    assert_eq!(office.json(&["unit", "reform", "list"])[0]["decision"]["state"], "withdrawn");
    assert_eq!(office.json(&["seat", "list"]), before);

    // The day is past: an approval acts at once.
    office.json(&["unit", "reform", "prepare", DAY, "--move", &to_province]);
    let done = office.json(&["unit", "reform", "approve", DAY, "--as", &approver]);
    assert_eq!((done["decision"]["state"].as_str(), done["moved"].as_u64()), (Some("carried_out"), Some(3)));
    let seats = office.json(&["seat", "list"]);
    let moved = seats.as_array().expect("seats").iter().find(|seat| seat["seat"] == *own).expect("the seat");
    assert_eq!((&moved["unit"], &moved["came_from"][0]["unit"]), (&"hung-yen-2025".into(), &"kim-dong".into()));
    let log = office.json(&["audit", "list"]);
    let acts: Vec<&str> = log.as_array().expect("entries").iter().filter_map(|entry| entry["act"].as_str()).collect();
    for act in ["reform_prepared", "reform_withdrawn", "reform_approved", "seat_moved", "reform_carried_out"] {
        assert!(acts.contains(&act), "{act}: {acts:?}");
    }
    let doctor: Value = serde_json::from_slice(&office.run(&["doctor", "--json"]).stdout).expect("JSON");
    assert_eq!(doctor["problems"].as_array().map(Vec::len), Some(1), "no channel, and nothing else: {doctor}");
}

#[test]
fn a_unit_is_found_on_a_day_and_its_line_is_told() {
    let office = Installation::new();
    let on = |day: &str| office.json(&["unit", "at", day, "--below", "hung-yen-2025"]).as_array().map(Vec::len);
    assert_eq!((on("2025-06-30"), on(DAY)), (Some(0), Some(39)));
    let history = office.json(&["unit", "history", "xã Ngọc Thanh"]);
    assert_eq!(history["today"], serde_json::json!(["hung-yen-2025.hiep-cuong", "hung-yen-2025.son-nam"]));
    assert!(history["events"].as_array().is_some_and(|events| !events.is_empty()));
    let told = office.done(&["unit", "history", "xã Ngọc Thanh"]);
    assert!(told.contains("1666/NQ-UBTVQH15") && told.contains("phường Sơn Nam"), "{told}");
    let (told, status) = office.refused(&["unit", "history", "xã Không Có"]);
    assert!(status == 1 && told.contains("xã Không Có"), "{told}");
}

#[test]
fn a_table_without_events_keeps_the_events_and_is_told_unit_for_unit() {
    let office = Installation::new();
    let table = include_str!("../../data/units/hung-yen.units.tsv");
    let renamed = table.replace("\tSong Mai\t", "\tSông Mai\t");
    assert_ne!(renamed, table);
    let file = office.path("units.tsv").display().to_string();
    std::fs::write(&file, &renamed).expect("written");
    let looked = office.json(&["unit", "load", &file, "--dry-run"]);
    assert_eq!((looked["stored"].as_bool(), looked["changed"].as_array().map(Vec::len)), (Some(false), Some(1)));
    assert_eq!((&looked["events_added"], &looked["events_removed"]), (&0.into(), &0.into()));
    assert_eq!(looked["changes"], serde_json::json!(["~ xã Sông Mai (kim-dong.song-mai): name Song Mai → Sông Mai"]));
    assert!(office.json(&["unit", "history", "xã Song Mai"])["events"].as_array().is_some_and(|all| !all.is_empty()));
    assert_eq!(office.json(&["unit", "load", &file])["stored"], true);
    let history = office.json(&["unit", "history", "xã Sông Mai"]);
    assert!(history["events"].as_array().is_some_and(|all| !all.is_empty()), "the events stay: {history}");
    let log = office.json(&["audit", "list"]);
    assert_eq!(log.as_array().and_then(|all| all.last()).map(|last| &last["act"]), Some(&"units_loaded".into()));
}

#[test]
fn an_index_set_of_its_own_holds_for_a_province_from_its_day() {
    let office = Installation::new();
    let national = office.json(&["index", "show", "--at", "2024-12-31"]);
    assert_eq!((national["set"].as_str(), national["owner"].as_str()), (Some("766"), None));
    assert_eq!(national["layouts"][1]["groups"].as_array().map(Vec::len), Some(5));
    let told = office.done(&["index", "show"]);
    assert!(told.contains("766/QĐ-TTg") && told.contains("(TTTT): tối đa 10"), "{told}");
    let own = "\
own\thung-yen-2025\t2025-07-01\t\tsix\tTOTAL\t\tBộ chỉ số của tỉnh\t100\t9/QĐ-UBND
own\t\t\t\t\tTDGQ\t\tTiến độ\t60\t
own\t\t\t\t\tSHHS\t\tSố hóa\t40\t
";
    let table = format!("{}{own}", include_str!("../../data/index/sets.tsv"));
    let file = office.path("sets.tsv").display().to_string();
    std::fs::write(&file, table).expect("written");
    assert_eq!(office.json(&["index", "load", &file, "--dry-run"])["stored"], false);
    assert_eq!(office.json(&["index", "list"]).as_array().map(Vec::len), Some(1));
    assert_eq!(office.json(&["index", "load", &file])["added"], serde_json::json!(["own"]));
    let of = |unit: &str, at: &str| office.json(&["index", "show", "--unit", unit, "--at", at])["set"].clone();
    assert_eq!(of("hung-yen-2025.hiep-cuong", "2025-07-01"), "own");
    assert_eq!(of("hung-yen-2025.hiep-cuong", "2025-06-30"), "766");
    assert_eq!(of("kim-dong", "2025-07-01"), "766");
    let alone = |rows: String| {
        let header = include_str!("../../data/index/sets.tsv").lines().next().unwrap_or_default();
        std::fs::write(&file, format!("{header}\n{rows}")).expect("written");
    };
    alone(own.replace("\t60\t", "\t50\t"));
    let printed = office.run(&["index", "load", &file, "--json"]).stdout;
    let faulty: Value = serde_json::from_slice(&printed).expect("JSON");
    assert!(faulty["stored"] == false && faulty["faults"][0]["what"].is_string(), "{faulty}");
    let (told, status) = office.refused(&["index", "load", &file]);
    assert!(status == 1 && told.contains("90") && told.contains("100"), "{told}");
    let question = ["ask", "điểm tối đa của tiến độ là bao nhiêu"];
    assert!(office.done(&question).contains("20"), "the home unit is of the national set");
    alone(own.replace("hung-yen-2025\t2025-07-01", "hung-yen\t2020-01-01"));
    office.done(&["index", "load", &file]);
    assert!(office.done(&question).contains("tối đa 60 điểm"), "by the set of the province above the home unit");
}

#[test]
fn two_seats_become_one_by_the_office_s_word_by_themselves_and_in_a_reform() {
    let office = Installation::new();
    let (approver, _) = office.seat(2);
    let letter = office.import_letter();
    office.issue_all(&letter, &approver);
    let seat = |title: &str| {
        let seats = office.json(&["seat", "list"]);
        seats.as_array().expect("seats").iter().find(|seat| seat["title"] == title).expect("the seat").clone()
    };
    let id = |seat: &Value| seat["seat"].as_str().expect("a seat").to_owned();
    let (gone, stays) = (id(&seat("Cán bộ số 0")), id(&seat("Cán bộ số 1")));
    let tasks = |seat: &str| {
        let tasks = office.json(&["directive", "tasks", "--as", seat]);
        tasks.as_array().expect("tasks").iter().filter_map(|task| task["notice"].as_u64()).collect::<Vec<_>>()
    };
    let of_both = tasks(&stays);
    assert_eq!(tasks(&gone), of_both);

    let planned = office.json(&["unit", "reform", "show", DAY, "--merge", &format!("{gone}={stays}")]);
    let plan = |plan: &Value| {
        let seats = plan["seats"].as_array().expect("seats");
        seats.iter().find(|one| one["seat"] == *gone).expect("the seat").clone()
    };
    assert_eq!(plan(&planned)["why"], "holders_undecided");
    let word = [format!("{gone}={stays}"), format!("{gone}=all")];
    let planned = office.json(&["unit", "reform", "show", DAY, "--merge", &word[0], "--leave", &word[1]]);
    assert_eq!(
        (plan(&planned)["fate"].as_str(), &plan(&planned)["merge"]["into"]),
        (Some("merges"), &stays.as_str().into())
    );

    let (told, status) = office.refused(&["seat", "merge", &gone, &stays]);
    assert!(status == 1 && told.contains("--keep"), "{told}");
    let looked = office.json(&["seat", "merge", &gone, &stays, "--keep", "all", "--dry-run"]);
    assert_eq!(
        (&looked["done"], looked["open_directives"].as_array().map(Vec::len)),
        (&false.into(), Some(of_both.len()))
    );
    assert!(seat("Cán bộ số 0")["merged_into"].is_null());
    let merged = office.json(&["seat", "merge", &gone, &stays, "--keep", "all"]);
    assert_eq!((&merged["done"], merged["keep"].as_array().map(Vec::len)), (&true.into(), Some(1)));
    let again = office.json(&["seat", "merge", &gone, &stays]);
    assert_eq!((&again["done"], &again["done_before"]), (&false.into(), &true.into()));

    let whole = seat("Cán bộ số 1");
    assert_eq!(
        (whole["holders"].as_array().map(Vec::len), &whole["merged"][0]["seat"]),
        (Some(2), &gone.as_str().into())
    );
    assert_eq!(seat("Cán bộ số 0")["merged_into"]["seat"], stays.as_str());
    assert_eq!(tasks(&stays), of_both, "each once");
    let (told, status) = office.refused(&["directive", "tasks", "--as", &gone]);
    assert!(status == 1 && told.contains(&stays), "{told}");
    let log = office.json(&["audit", "list"]);
    let acts = log.as_array().expect("entries").iter().filter(|entry| entry["act"] == "seats_merged").count();
    assert_eq!(acts, 1);
    let doctor: Value = serde_json::from_slice(&office.run(&["doctor", "--json"]).stdout).expect("JSON");
    assert_eq!(doctor["problems"].as_array().map(Vec::len), Some(1), "no channel, and nothing else: {doctor}");
}

#[test]
fn a_letter_is_read_by_the_province_s_own_set_and_no_longer_by_the_national_maxima() {
    let office = Installation::new();
    let own = "\
own\thung-yen-2025\t2025-07-01\t\tfive\tTOTAL\t\tBộ chỉ số của tỉnh\t100\t9/QĐ-UBND
own\t\t\t\t\tCKMB\t\tCông khai\t22\t
own\t\t\t\t\tTDGQ\t\tTiến độ\t20\t
own\t\t\t\t\tONLINE\t\tTrực tuyến\t22\t
own\t\t\t\t\tMDHL\t\tHài lòng\t18\t
own\t\t\t\t\tSHHS\t\tSố hóa\t18\t
";
    let (sets, letter) =
        (office.path("sets.tsv").display().to_string(), office.path("letter.csv").display().to_string());
    std::fs::write(&sets, format!("{}{own}", include_str!("../../data/index/sets.tsv"))).expect("written");
    let table = |month: u32| {
        format!(
            "Kết quả tháng {month}/2025;;;;;;\nĐơn vị;CKMB (22);TDGQ (20);Trực tuyến (22);MDHL (18);SHHS (18);Tổng (100)\n\
             Xã Hiệp Cường;20,4;18,5;17,1;17,2;15,1;88,3\n"
        )
    };
    let doubts = |month: u32| {
        std::fs::write(&letter, table(month)).expect("written");
        let read = office.json(&["import", &letter, "--unit", "hung-yen-2025", "--dry-run"]);
        read["doubts"].as_array().expect("doubts").len()
    };
    assert!(doubts(9) > 0, "by the national maxima");
    office.done(&["index", "load", &sets]);
    assert_eq!(doubts(9), 0);
    assert!(doubts(6) > 0, "the set does not hold yet");
}
