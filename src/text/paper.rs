//! The wording of the official paper that the office writes: compiled in, overridden by a file in the data folder. It is
//! the office's own Vietnamese and not a word of the bot to anybody, so it has no English beside it.

use super::catalogue::{CatalogueError, parse};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::path::Path;
use unic_langid::langid;

const EMBEDDED: &str = include_str!("../../data/letter/announcement.ftl");

/// The file below the data folder that overrides sentences of the compiled-in wording.
pub const OVERRIDE: &str = "data/letter/announcement.ftl";

/// The sentences of the announcement letter.
pub struct PaperWording {
    bundle: FluentBundle<FluentResource>,
}

/// A sentence of the wording that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {reason}")]
pub struct WordingError {
    pub key: String,
    pub reason: String,
}

impl PaperWording {
    /// The wording compiled into the program.
    pub fn embedded() -> PaperWording {
        let mut bundle = FluentBundle::new_concurrent(vec![langid!("vi")]);
        bundle.set_use_isolating(false);
        // A test proves that the compiled-in file parses.
        if let Ok(resource) = parse(OVERRIDE, EMBEDDED.to_owned()) {
            bundle.add_resource_overriding(resource);
        }
        PaperWording { bundle }
    }

    /// The compiled-in wording with the sentences that `<data folder>/data/letter/announcement.ftl` has instead.
    pub fn with_override(data_folder: &Path) -> Result<PaperWording, CatalogueError> {
        let mut wording = PaperWording::embedded();
        let path = data_folder.join(OVERRIDE);
        match std::fs::read_to_string(&path) {
            Ok(source) => {
                wording.bundle.add_resource_overriding(parse(&path.display().to_string(), source)?);
                Ok(wording)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(wording),
            Err(source) => Err(CatalogueError::Read { file: path.display().to_string(), source }),
        }
    }

    /// The sentence of `key`; an unknown variable in it is an error, since it would stand in the letter as a riddle.
    pub fn say(&self, key: &str, args: &[(&'static str, &str)]) -> Result<String, WordingError> {
        let wrong = |reason: String| WordingError { key: key.to_owned(), reason };
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let pattern = pattern.ok_or_else(|| wrong("missing".to_owned()))?;
        let mut errors: Vec<FluentError> = Vec::new();
        let args: FluentArgs = args.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        match errors.first() {
            None => Ok(said),
            Some(error) => Err(wrong(error.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_in_wording_parses_and_an_unknown_variable_is_refused() {
        assert!(parse(OVERRIDE, EMBEDDED.to_owned()).is_ok());
        let wording = PaperWording::embedded();
        assert_eq!(wording.say("number-line", &[("number", "15/UBND-VP")]).as_deref(), Ok("Số: 15/UBND-VP"));
        assert_eq!(wording.say("number-line", &[]).map_err(|error| error.key), Err("number-line".to_owned()));
        assert_eq!(wording.say("no-such-sentence", &[]).map_err(|error| error.reason), Err("missing".to_owned()));
    }

    #[test]
    fn a_file_of_the_data_folder_changes_the_sentences_it_has() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(OVERRIDE);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
        std::fs::write(&file, "copy-filed = Lưu: VT, VP\n").expect("written");
        let wording = PaperWording::with_override(folder.path()).expect("a wording");
        assert_eq!(wording.say("copy-filed", &[]).as_deref(), Ok("Lưu: VT, VP"));
        assert_eq!(wording.say("copy-as-above", &[]).as_deref(), Ok("Như trên"));
        std::fs::write(&file, "copy-filed Lưu\n").expect("written");
        assert!(matches!(PaperWording::with_override(folder.path()), Err(CatalogueError::Syntax { .. })));
    }
}
