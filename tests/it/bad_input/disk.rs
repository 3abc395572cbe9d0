//! A disk that is full, and a store that cannot be opened.

use super::letters::is_a_sentence;
use crate::installation::{Installation, letter_path};
use crate::telegram_server::TelegramServer;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs `script` with a file system of `kilobytes` of its own at `$DISK`, the program being `$LOA`. `None` where the
/// machine does not let people have one.
fn with_small_disk(office: &Installation, kilobytes: u32, script: &str) -> Option<std::process::Output> {
    let disk = office.path("disk");
    std::fs::create_dir_all(&disk).expect("a folder");
    let namespace = ["--user", "--map-root-user", "--mount"];
    let mount = format!("mount -t tmpfs -o size={kilobytes}k tmpfs \"$DISK\"");
    let possible = Command::new("unshare")
        .args(namespace)
        .args(["sh", "-c", &mount])
        .env("DISK", &disk)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !possible {
        eprintln!("no file system of one's own on this machine: not tried");
        return None;
    }
    let like = office.command(&[]);
    let mut command = Command::new("unshare");
    command
        .args(namespace)
        .args(["sh", "-c", &format!("{mount} && {script}")])
        .envs(like.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env("LOA", env!("CARGO_BIN_EXE_loa"))
        .env("LETTER", letter_path())
        .env("DISK", &disk)
        .env("LOA_DATA", disk.join("data"));
    Some(command.output().expect("unshare runs"))
}

#[test]
fn a_full_disk_is_told_and_nothing_is_half_done() {
    let office = Installation::new();
    // Room for the units; then the disk is filled, and the import must be all or nothing.
    let script = "\"$LOA\" unit list --on 2024-12-31 >/dev/null && dd if=/dev/zero of=\"$DISK/full\" bs=1k 2>/dev/null; \
                  \"$LOA\" import \"$LETTER\" --yes --lang vi; echo \"status $?\" >&2; \
                  \"$LOA\" import \"$LETTER\" --yes --lang en; echo \"status $?\" >&2; \
                  rm \"$DISK/full\"; \"$LOA\" letter list --json; \"$LOA\" import \"$LETTER\" --yes --json >/dev/null; \
                  \"$LOA\" letter list --json";
    let Some(output) = with_small_disk(&office, 2048, script) else { return };
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("Ổ đĩa đã đầy"), "{told}");
    assert!(told.contains("disk is full"), "{told}");
    assert_eq!(told.matches("status 3").count(), 2, "{told}");
    let lists = lists(&output.stdout, &told);
    assert!(lists[0].is_empty(), "nothing half-done");
    assert_eq!(lists[1].len(), 1, "and then it goes on");
}

/// The JSON lists that commands have printed one after the other.
fn lists(printed: &[u8], told: &str) -> Vec<Vec<serde_json::Value>> {
    serde_json::Deserializer::from_slice(printed)
        .into_iter()
        .collect::<Result<_, _>>()
        .unwrap_or_else(|error| panic!("{error}: {} {told}", String::from_utf8_lossy(printed)))
}

/// A list of seats for `loa seat load`, other ones for each number.
fn seats(number: usize) -> String {
    let rows = (0..SEATS_A_LIST).map(|row| {
        let chat = number * SEATS_A_LIST + row + 1;
        format!("xa-hiep-cuong,Chức {chat},Người {chat},telegram,{chat}\n")
    });
    std::iter::once("unit,title,person,channel,address\n".to_owned()).chain(rows).collect()
}

const SEATS_A_LIST: usize = 250;

#[test]
fn what_was_acknowledged_before_the_disk_filled_is_there_when_there_is_room_again() {
    // Where the room ends differs: in the journal, in the database, in what an opening writes.
    for kilobytes in [3000, 3333, 3450] {
        let office = Installation::new();
        let folder = office.path("lists");
        std::fs::create_dir_all(&folder).expect("a folder");
        for number in 0..20 {
            std::fs::write(folder.join(format!("{number:02}.csv")), seats(number)).expect("a list");
        }
        let script = format!(
            "for list in \"{}\"/*.csv; do \"$LOA\" seat load \"$list\" --lang en >/dev/null || break; \
             echo loaded >&2; done; mount -o remount,size=16m \"$DISK\" && \"$LOA\" seat list --json && \
             \"$LOA\" seat load \"$list\" >/dev/null && \"$LOA\" seat list --json",
            folder.display()
        );
        let Some(output) = with_small_disk(&office, kilobytes, &script) else { return };
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("disk is full"), "{told}");
        let loaded = told.matches("loaded\n").count();
        assert!((1..20).contains(&loaded), "{told}");
        let (there, done_again) = match &lists(&output.stdout, &told)[..] {
            [there, done_again] => (there.len(), done_again.len()),
            other => panic!("{} lists: {told}", other.len()),
        };
        // The list that was refused may have got some way; doing it again completes it.
        assert!((loaded..=loaded + 1).contains(&(there / SEATS_A_LIST)), "{kilobytes} KiB: {there} of {loaded} lists");
        assert_eq!(done_again, (loaded + 1) * SEATS_A_LIST, "{kilobytes} KiB");
    }
}

#[test]
fn a_backup_onto_a_full_disk_leaves_no_backup() {
    let office = Installation::new();
    office.import_letter();
    let backup = office.path("loa.dump");
    std::os::unix::fs::symlink("/dev/full", office.path("loa.dump.partial")).expect("a link");
    let (told, status) = office.refused(&["backup", &backup.display().to_string(), "--lang", "en"]);
    assert_eq!(status, 3, "{told}");
    assert!(told.contains("disk is full") && is_a_sentence(&told), "{told}");
    assert!(!backup.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_in_use_is_told_in_both_languages() {
    let server = TelegramServer::start().await;
    let office = Installation::new();
    let serving = office.serve(&server, &[]);
    server.wait_for("the first poll", |world| world.calls.iter().any(|(method, _)| method == "getUpdates")).await;
    // Without its socket the running process cannot be asked, only met.
    std::fs::remove_file(office.path("data").join("loa.sock")).expect("the socket");
    for (language, words) in [("vi", "tiến trình khác"), ("en", "another process")] {
        let (told, status) = office.refused(&["letter", "list", "--lang", language]);
        assert_eq!(status, 3, "{told}");
        assert!(told.contains(words) && is_a_sentence(&told), "{told}");
    }
    assert!(serving.stop().success());
    office.done(&["letter", "list"]);
}

/// The rows, as soon as no child that another test is starting holds a copy of our last lock.
fn opened(rows: &Path) -> sled::Db {
    let started = Instant::now();
    loop {
        match sled::Config::new().path(rows).open() {
            Ok(db) => return db,
            Err(error) => assert!(started.elapsed() < Duration::from_secs(5), "{error}"),
        }
        std::thread::yield_now();
    }
}

#[test]
fn a_store_of_a_newer_version_is_refused_untouched_in_both_languages() {
    let office = Installation::new();
    office.import_letter();
    let rows = office.path("data").join("rows");
    let format = |value: Option<&[u8]>| {
        let db = opened(&rows);
        let key =
            db.iter().keys().find(|key| key.as_ref().is_ok_and(|key| key.windows(6).any(|part| part == b"format")));
        let key = key.expect("a format").expect("a key");
        let before = db.get(&key).expect("readable").expect("a value").to_vec();
        if let Some(value) = value {
            db.insert(&key, value).expect("written");
        }
        db.flush().expect("on disk");
        (before, db.checksum().expect("a checksum"))
    };
    let (ours, _) = format(None);
    let codec = ours.get(..1).expect("the byte of the encoding");
    let newer = [codec, b"99"].concat();
    format(Some(&newer));
    let (_, unopened) = format(None);
    for (language, words) in [("vi", "mới hơn"), ("en", "newer")] {
        for arguments in [["letter", "list"].as_slice(), &["doctor"], &["import", &letter_path(), "--yes"]] {
            let (told, status) = office.refused(&[arguments, &["--lang", language]].concat());
            assert_eq!(status, 3, "{told}");
            assert!(told.contains(words) && told.contains("99") && is_a_sentence(&told), "{told}");
        }
    }
    assert_eq!(format(None).1, unopened, "untouched");
    format(Some(&ours));
    assert_eq!(office.json(&["letter", "list"]).as_array().map(Vec::len), Some(1));
}
