//! Messages of `locales/*/formats.ftl`.

use super::messages;

messages! {
    format_damaged(format) => "format-damaged";
    format_protected(format) => "format-protected";
    format_excessive(format) => "format-excessive";
    format_macros(format) => "format-macros";
    format_old_word() => "format-old-word";
    format_only_pictures(format) => "format-only-pictures";
    format_program_missing(format, package) => "format-program-missing";
    format_too_slow(format) => "format-too-slow";
    format_reading(seconds) => "format-reading";
    format_nothing_recognised(format) => "format-nothing-recognised";
}
