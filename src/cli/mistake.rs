//! What was wrong with the arguments, in the reader's language. clap tells it in English only.

use crate::text::Text;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// Prints help and version where they were asked for, else what is wrong and where to read more.
pub(super) fn tell(error: &clap::Error, text: Text<'_>) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Whoever closes the pipe early has read enough.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(2)
        }
        _ => {
            eprintln!("{}", sentence(error, text));
            ExitCode::from(2)
        }
    }
}

fn sentence(error: &clap::Error, text: Text<'_>) -> String {
    let given = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = given(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => text.mistake_command(given(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => text.mistake_unknown(argument),
        ErrorKind::MissingRequiredArgument => text.mistake_missing(argument),
        ErrorKind::MissingSubcommand => text.mistake_no_command(),
        ErrorKind::InvalidValue if given(ContextKind::InvalidValue).is_empty() => text.mistake_no_value(argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            text.mistake_value(given(ContextKind::InvalidValue), argument)
        }
        ErrorKind::ArgumentConflict => text.mistake_conflict(argument, given(ContextKind::PriorArg)),
        // What is left is rare, and clap's own word is better than none.
        _ => error.kind().to_string(),
    };
    let known = given(ContextKind::ValidValue);
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.into_iter().map(given).find(|near| !near.is_empty());
    let hint = match near {
        Some(near) => Some(text.mistake_near(near)),
        None => Some(known).filter(|known| !known.is_empty()).map(|known| text.mistake_known(known)),
    };
    [Some(what), hint, Some(text.mistake_more())].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(several) => several.join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help::command;
    use crate::text::{Catalogue, Lang};

    #[test]
    fn each_mistake_is_told_in_both_languages() {
        let catalogue = Catalogue::embedded();
        let mut told = String::new();
        for lang in [Lang::Vi, Lang::En] {
            let text = catalogue.in_lang(lang);
            for arguments in [
                "loa seat invtie",
                "loa seat list --unti x",
                "loa seat revoke",
                "loa seat invite --role chief",
                "loa notice preview one",
                "loa seat list --unit",
                "loa --lang fr ask x",
            ] {
                let error = command(text).try_get_matches_from(arguments.split(' ')).expect_err(arguments);
                told.push_str(&format!("$ {arguments}\n{}\n\n", sentence(&error, text)));
            }
        }
        insta::assert_snapshot!(told);
    }
}
