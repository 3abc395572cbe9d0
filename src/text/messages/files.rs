//! Messages of `locales/*/files.ftl`.

use super::messages;

messages! {
    file_of_a_stranger() => "file-of-a-stranger";
    file_not_awaited(name) => "file-not-awaited";
    file_unsupported() => "file-unsupported";
    file_too_large(name, limit) => "file-too-large";
    file_refused(name) => "file-refused";
    file_interrupted(name) => "file-interrupted";
}
