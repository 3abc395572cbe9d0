//! The floors of the house: a room uses the rooms below it, and on its own floor only those named here.

use std::fs;
use std::path::{Path, PathBuf};

const GROUND: &[&str] = &["clock", "config", "store", "text"];
const WORKING: &[&str] = &["answer", "channel", "chart", "delivery", "letter", "question"];
const PEOPLE: &[&str] = &["bot", "desk"];
const ROOF: &[&str] = &["app", "cli", "control", "http"];

/// Uses between rooms of one floor that the plan allows.
const SAME_FLOOR: &[(&str, &str)] = &[
    ("answer", "chart"),
    ("answer", "question"),
    ("letter", "chart"),
    ("delivery", "channel"),
    ("bot", "desk"),
    ("cli", "control"),
    ("cli", "app"),
    ("app", "control"),
    ("app", "http"),
];

fn floor(room: &str) -> usize {
    [&["domain"], GROUND, WORKING, PEOPLE, ROOF]
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or_else(|| panic!("the room {room} stands on no floor"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// (file, room that it stands in, room that it uses) for every `crate::room` in the sources.
fn uses() -> Vec<(PathBuf, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut uses = Vec::new();
    for file in sources(&root) {
        let relative = file.strip_prefix(&root).expect("below src");
        let first = relative.iter().next().and_then(|part| part.to_str()).expect("a name");
        let room = first.trim_end_matches(".rs").to_owned();
        if room == "lib" || room == "main" {
            continue;
        }
        let source = fs::read_to_string(&file).expect("a source");
        for (position, marker) in source.match_indices("crate::") {
            let used: String =
                source[position + marker.len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !used.is_empty() && used != room {
                uses.push((relative.to_path_buf(), room.clone(), used));
            }
        }
    }
    uses
}

#[test]
fn no_floor_looks_up() {
    let uses = uses();
    assert!(uses.len() > 100, "the sources were not found");
    let wrong: Vec<String> = uses
        .iter()
        .filter(|(_, room, used)| {
            let allowed = SAME_FLOOR.contains(&(room.as_str(), used.as_str()));
            floor(used) > floor(room) || (floor(used) == floor(room) && !allowed)
        })
        .map(|(file, room, used)| format!("{}: {room} uses {used}", file.display()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_store_knows_sled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let wrong: Vec<PathBuf> = sources(&root)
        .into_iter()
        .filter(|file| !file.starts_with(root.join("store")) && *file != root.join("store.rs"))
        .filter(|file| fs::read_to_string(file).expect("a source").contains("sled::"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_domain_has_no_input_or_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain");
    for file in sources(&root) {
        let source = fs::read_to_string(&file).expect("a source");
        for forbidden in ["std::fs", "std::net", "std::io", "tokio", "Utc::now", "async fn", "reqwest", "fluent"] {
            assert!(!source.contains(forbidden), "{} has {forbidden}", file.display());
        }
    }
}
