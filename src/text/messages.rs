//! One function per message, grouped as the files of `locales/`.

mod answers;
mod asking;
mod audit;
mod averages;
mod backup;
mod channels;
mod charts;
mod chat;
mod cli;
mod config;
mod deadlines;
mod desk;
mod directives;
mod doctor;
mod errors;
mod files;
mod formats;
mod hand_over;
mod index_sets;
mod issuing;
mod letters;
mod merging;
mod notices;
mod overlooked;
mod pasting;
mod reforms;
mod reminders;
mod review;
mod rivals;
mod same_letter;
mod seats;
mod stops;
mod stretches;
mod terms;
mod units;
mod usage;
mod writing;
mod zalo;

/// Declares message functions on [`Text`](super::Text): `name(arguments) => "key";`. The arguments are the variables of
/// the sentence, by the same names.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident($($arg:ident),* $(,)?) => $key:literal;)*) => {
        impl $crate::text::Text<'_> {
            $(
                $(#[$doc])*
                #[allow(clippy::extra_unused_lifetimes, reason = "a message without arguments has no use for it")]
                pub fn $name<'v>(self, $($arg: impl Into<fluent_bundle::FluentValue<'v>>),*) -> String {
                    self.format($key, &[$((stringify!($arg), $arg.into())),*])
                }
            )*
        }
    };
}
use messages;
