//! The Fluent catalogue: both languages compiled in, files of the same name in the data folder override them.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentMessage, FluentResource, FluentValue};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};
use unic_langid::langid;

/// A language of the catalogue. Vietnamese is the source language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    #[default]
    Vi,
    En,
}

/// All sentences in both languages. A copy shares them.
#[derive(Clone)]
pub struct Catalogue {
    vi: Arc<Sentences>,
    en: Arc<Sentences>,
}

/// The sentences of one language. A file is parsed when the first of its sentences is needed: a language takes more than
/// a MiB, and most of it is never said by one process.
struct Sentences {
    lang: Lang,
    /// What people are called, as every file may say it: the term `-you`.
    you: String,
    overrides: FluentBundle<FluentResource>,
    files: [OnceLock<FluentBundle<FluentResource>>; FILES.len()],
}

/// The catalogue in one language: the receiver of every message function.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
}

/// Why an override file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    #[error("cannot read {file}: {source}")]
    Read { file: String, source: std::io::Error },
    /// The first fault, at its line (from 1).
    #[error("{file}, line {line}: not valid Fluent: {reason}")]
    Syntax { file: String, line: usize, reason: String },
}

/// Each file of `locales/` in both languages: its name, Vietnamese, English.
macro_rules! embedded {
    ($($file:literal),* $(,)?) => {
        &[$((
            $file,
            include_str!(concat!("../../locales/vi/", $file)),
            include_str!(concat!("../../locales/en/", $file)),
        )),*]
    };
}

const FILES: &[(&str, &str, &str)] = embedded!(
    "answers.ftl",
    "asking.ftl",
    "audit.ftl",
    "backup.ftl",
    "channels.ftl",
    "averages.ftl",
    "charts.ftl",
    "chat.ftl",
    "cli.ftl",
    "config.ftl",
    "deadlines.ftl",
    "desk.ftl",
    "directives.ftl",
    "doctor.ftl",
    "errors.ftl",
    "files.ftl",
    "formats.ftl",
    "hand-over.ftl",
    "index-sets.ftl",
    "issuing.ftl",
    "letters.ftl",
    "merging.ftl",
    "notices.ftl",
    "overlooked.ftl",
    "reforms.ftl",
    "reminders.ftl",
    "review.ftl",
    "rivals.ftl",
    "pasting.ftl",
    "same-letter.ftl",
    "seats.ftl",
    "stops.ftl",
    "stretches.ftl",
    "terms.ftl",
    "units.ftl",
    "usage.ftl",
    "writing.ftl",
    "zalo.ftl",
);

/// In which file a sentence stands, by its key. No sentence refers to another, and both languages have the same files.
static FILE_OF: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let keys = |text: &'static str| text.lines().filter_map(|line| Some(line.split_once(" =")?.0));
    let files = FILES.iter().enumerate();
    files.flat_map(|(place, (_, text, _))| keys(text).map(move |key| (key, place))).collect()
});

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language of a tag such as "en-GB"; Vietnamese for everything the catalogue does not speak.
    pub fn from_tag(tag: &str) -> Lang {
        if tag.eq_ignore_ascii_case("en") || tag.to_ascii_lowercase().starts_with("en-") { Lang::En } else { Lang::Vi }
    }

    /// The files compiled in: name and text.
    fn embedded_files(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        FILES.iter().map(move |(file, vi, en)| match self {
            Lang::Vi => (*file, *vi),
            Lang::En => (*file, *en),
        })
    }
}

impl Catalogue {
    /// The sentences compiled into the program.
    pub fn embedded() -> Catalogue {
        static EMBEDDED: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::addressing("đồng chí"));
        EMBEDDED.clone()
    }

    /// The same, calling people `you` in Vietnamese ("anh/chị").
    pub fn addressing(you: &str) -> Catalogue {
        Catalogue {
            vi: Arc::new(Sentences::of(Lang::Vi, you, Vec::new())),
            en: Arc::new(Sentences::of(Lang::En, you, Vec::new())),
        }
    }

    /// The compiled-in sentences for people called `you`, overridden by `<folder>/<lang>/<file>` where such files exist.
    pub fn with_overrides(folder: &Path, you: &str) -> Result<Catalogue, CatalogueError> {
        let mut catalogue = Catalogue::addressing(you);
        for lang in Lang::ALL {
            let overrides = overrides(&folder.join(lang.tag()), lang)?;
            if !overrides.is_empty() {
                *catalogue.sentences_mut(lang) = Arc::new(Sentences::of(lang, you, overrides));
            }
        }
        Ok(catalogue)
    }

    pub fn in_lang(&self, lang: Lang) -> Text<'_> {
        Text { catalogue: self, lang }
    }

    fn sentences(&self, lang: Lang) -> &Sentences {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    fn sentences_mut(&mut self, lang: Lang) -> &mut Arc<Sentences> {
        match lang {
            Lang::Vi => &mut self.vi,
            Lang::En => &mut self.en,
        }
    }
}

impl Sentences {
    fn of(lang: Lang, you: &str, overrides: Vec<FluentResource>) -> Sentences {
        let overrides = bundle(lang, you, overrides);
        Sentences { lang, you: you.to_owned(), overrides, files: [const { OnceLock::new() }; FILES.len()] }
    }

    fn find(&self, key: &str) -> Option<(&FluentBundle<FluentResource>, FluentMessage<'_>)> {
        if let Some(message) = self.overrides.get_message(key) {
            return Some((&self.overrides, message));
        }
        let file = self.file(*FILE_OF.get(key)?)?;
        Some((file, file.get_message(key)?))
    }

    fn file(&self, place: usize) -> Option<&FluentBundle<FluentResource>> {
        let (name, source) = self.lang.embedded_files().nth(place)?;
        // The locale test proves that the compiled-in files parse.
        Some(self.files.get(place)?.get_or_init(|| bundle(self.lang, &self.you, parse(name, source.to_owned()).ok())))
    }
}

impl Text<'_> {
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// The sentence of `key`. A key that is missing shows itself, so that a gap is seen and nothing is invented; the
    /// locale test keeps that from happening.
    pub(super) fn format(self, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        let found = self.catalogue.sentences(self.lang).find(key);
        let Some((bundle, pattern)) = found.and_then(|(bundle, message)| Some((bundle, message.value()?))) else {
            return key.to_owned();
        };
        let mut errors: Vec<FluentError> = Vec::new();
        let args: FluentArgs = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }
}

/// The files of `folder` that stand in the place of compiled-in ones.
fn overrides(folder: &Path, lang: Lang) -> Result<Vec<FluentResource>, CatalogueError> {
    let mut overrides = Vec::new();
    for (file, _) in lang.embedded_files() {
        let path = folder.join(file);
        let name = path.display().to_string();
        match std::fs::read_to_string(&path) {
            Ok(source) => overrides.push(parse(&name, source)?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => return Err(CatalogueError::Read { file: name, source }),
        }
    }
    Ok(overrides)
}

fn bundle(lang: Lang, you: &str, resources: impl IntoIterator<Item = FluentResource>) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![match lang {
        Lang::Vi => langid!("vi"),
        Lang::En => langid!("en"),
    }]);
    // Isolation marks (U+2068, U+2069) would stand in every message as odd characters on some phones.
    bundle.set_use_isolating(false);
    let terms = format!("-you = {you}\n-you-first = {}\n", super::capital(you));
    let terms = parse("office.address", terms).ok();
    terms.into_iter().chain(resources).for_each(|resource| bundle.add_resource_overriding(resource));
    bundle
}

pub(super) fn parse(file: &str, source: String) -> Result<FluentResource, CatalogueError> {
    FluentResource::try_new(source).map_err(|(read, errors)| {
        let first = errors.first();
        let before = first.and_then(|error| read.source().as_bytes().get(..error.pos.start)).unwrap_or_default();
        CatalogueError::Syntax {
            file: file.to_owned(),
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            reason: first.map(ToString::to_string).unwrap_or_default(),
        }
    })
}
