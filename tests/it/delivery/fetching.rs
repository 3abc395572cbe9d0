//! Files that people send, fetched through the Telegram channel.

use super::telegram::{bot, bot_at};
use crate::telegram_server::{Fault, Script, TOKEN, TelegramServer};
use loa::channel::{Channel, FetchError};

const LIMIT: u64 = 20 * 1024 * 1024;

#[tokio::test]
async fn a_file_comes_as_it_was_sent() {
    let server = TelegramServer::start().await;
    server.send_file(7, "công văn.txt", "Kính gửi".as_bytes());
    assert_eq!(bot(&server).fetch("file-công văn.txt").await, Ok("Kính gửi".into()));
}

#[tokio::test]
async fn a_server_of_the_office_s_own_names_a_path_on_the_disk() {
    let server = TelegramServer::start().await;
    let folder = tempfile::tempdir().expect("a folder");
    server.keep_files_in(folder.path());
    server.send_file(7, "a.txt", b"local");
    assert_eq!(bot(&server).fetch("file-a.txt").await, Ok(b"local".to_vec()));
    server.replace_file("a.txt", vec![0; LIMIT as usize + 1]);
    assert_eq!(bot(&server).fetch("file-a.txt").await, Err(FetchError::TooLarge { limit: LIMIT }));
}

#[tokio::test]
async fn what_is_too_large_or_gone_is_told_apart() {
    let server = TelegramServer::start().await;
    server.send_file(7, "a.txt", b"small");
    server.replace_file("a.txt", vec![0; LIMIT as usize + 1]);
    assert_eq!(bot(&server).fetch("file-a.txt").await, Err(FetchError::TooLarge { limit: LIMIT }));
    let refused = bot(&server).fetch("file-of-yesterday").await;
    assert!(matches!(&refused, Err(FetchError::Refused(reason)) if !reason.contains(TOKEN)), "{refused:?}");
    assert_eq!(server.calls("file/documents/file_0"), 0, "what is refused is not downloaded");
}

#[tokio::test]
async fn a_connection_that_fails_is_an_interruption_and_does_not_tell_the_token() {
    let server = TelegramServer::start().await;
    server.send_file(7, "a.txt", b"small");
    let faults = [Fault::Reset, Fault::Html(502), Fault::AnswerLost];
    for (method, fault) in
        ["getFile", "file/documents/file_0"].into_iter().flat_map(|method| faults.clone().map(|fault| (method, fault)))
    {
        if method.starts_with("file/") && matches!(fault, Fault::AnswerLost) {
            continue;
        }
        server.script(Script::method(method, fault.clone()).times(1));
        let outcome = bot(&server).fetch("file-a.txt").await;
        let told = matches!(&outcome, Err(FetchError::Interrupted(reason)) if !reason.contains(TOKEN));
        assert!(told, "{method} {fault:?}: {outcome:?}");
    }
    assert_eq!(bot(&server).fetch("file-a.txt").await, Ok(b"small".to_vec()));
    drop(server);
    let nobody = bot_at("http://127.0.0.1:9", TOKEN).fetch("f").await;
    assert!(matches!(nobody, Err(FetchError::Interrupted(_))), "{nobody:?}");
}
