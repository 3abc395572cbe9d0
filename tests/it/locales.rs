//! The catalogue: every key that is used exists in both languages with the same variables, and every key is used.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource};
use loa::text::{Catalogue, Lang};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

type Keys = BTreeMap<String, BTreeSet<String>>;

/// The messages of a language, each with the name of its file.
fn messages(lang: Lang) -> Vec<(String, Message<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang.tag());
    let mut messages = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of locales") {
        let path = entry.expect("an entry").path();
        let source = fs::read_to_string(&path).expect("a locale file");
        let resource: Resource<String> =
            fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                messages.push((file.clone(), message));
            }
        }
    }
    messages
}

/// Key → variables, over all files of a language.
fn keys(lang: Lang) -> Keys {
    let mut keys = Keys::new();
    for (_, message) in messages(lang) {
        let mut variables = BTreeSet::new();
        if let Some(value) = &message.value {
            collect(value, &mut variables);
        }
        assert!(keys.insert(message.id.name.clone(), variables).is_none(), "{} is there twice", message.id.name);
    }
    keys
}

fn collect(pattern: &Pattern<String>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, variables),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, variables);
                    variants.iter().for_each(|variant| collect(&variant.value, variables));
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<String>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| collect_inline(argument, variables));
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_inline(inline, variables);
            }
        }
        _ => {}
    }
}

/// Key → arguments, over all declarations of the `messages!` macro.
fn declared() -> Keys {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/messages");
    let mut declared = Keys::new();
    for entry in fs::read_dir(folder).expect("the folder of messages") {
        let source = fs::read_to_string(entry.expect("an entry").path()).expect("a source");
        let flat = source.split_whitespace().collect::<Vec<_>>().join(" ");
        for declaration in flat.split(';').filter(|part| part.contains("=> \"")) {
            let Some((head, key)) = declaration.rsplit_once("=> \"") else { continue };
            let arguments =
                head.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(list, _)| list);
            let arguments =
                arguments.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
            declared.insert(key.trim_end_matches('"').to_owned(), arguments);
        }
    }
    declared
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (vi, en) = (keys(Lang::Vi), keys(Lang::En));
    let (vi_keys, en_keys): (BTreeSet<_>, BTreeSet<_>) = (vi.keys().collect(), en.keys().collect());
    assert_eq!(vi_keys.symmetric_difference(&en_keys).collect::<Vec<_>>(), Vec::<&&String>::new());
    for (key, variables) in &vi {
        assert_eq!(variables, &en[key], "{key}");
    }
}

/// A file is parsed by itself, when the first of its sentences is needed.
#[test]
fn every_sentence_stands_in_the_same_file_in_both_languages_and_needs_no_other() {
    let files = |lang| -> BTreeMap<String, String> {
        messages(lang).into_iter().map(|(file, message)| (message.id.name, file)).collect()
    };
    assert_eq!(files(Lang::Vi), files(Lang::En));
    for (_, message) in Lang::ALL.into_iter().flat_map(messages) {
        message.value.iter().for_each(|value| stands_alone(value, &message.id.name));
    }
}

fn stands_alone(pattern: &Pattern<String>, key: &str) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter().for_each(|variant| stands_alone(&variant.value, key));
            }
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                let refers = match inline {
                    // What people are called is given to every file.
                    InlineExpression::TermReference { id, .. } => !matches!(id.name.as_str(), "you" | "you-first"),
                    inline => matches!(inline, InlineExpression::MessageReference { .. }),
                };
                assert!(!refers, "{key} refers to another");
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

#[test]
fn every_key_is_used_and_every_used_key_exists() {
    let catalogue = Catalogue::embedded();
    let vi = keys(Lang::Vi);
    let mut used: BTreeSet<String> = declared().into_keys().collect();
    assert!(used.len() > 50, "the declarations were not found");
    help_keys(&loa::cli::command(catalogue.in_lang(Lang::Vi)), "help", true, &mut used);
    let existing: BTreeSet<String> = vi.keys().cloned().collect();
    assert_eq!(used.difference(&existing).collect::<Vec<_>>(), Vec::<&String>::new(), "used, but not there");
    assert_eq!(existing.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "there, but not used");
}

#[test]
fn a_message_gets_the_variables_it_needs() {
    let vi = keys(Lang::Vi);
    for (key, arguments) in declared() {
        let needed = &vi[&key];
        assert!(needed.is_subset(&arguments), "{key} needs {needed:?} and gets {arguments:?}");
    }
}

fn help_keys(command: &clap::Command, path: &str, root: bool, used: &mut BTreeSet<String>) {
    used.insert(path.to_owned());
    for argument in command.get_arguments() {
        let id = argument.get_id().as_str();
        if !matches!(id, "help" | "version") && (root || !argument.is_global_set()) {
            used.insert(format!("{path}-{}", id.replace('_', "-")));
        }
    }
    for sub in command.get_subcommands() {
        help_keys(sub, &format!("{path}-{}", sub.get_name()), false, used);
    }
}

#[test]
fn people_are_called_as_the_office_says() {
    let text = |you: &str| Catalogue::addressing(you);
    assert_eq!(text("anh/chị").in_lang(Lang::Vi).answer_which_group(), "Anh/chị hỏi nhóm nào?");
    assert_eq!(text("đồng chí").in_lang(Lang::Vi).answer_thanks(), "Xin cảm ơn đồng chí.");
    // No message names a form of address of its own, but the demo, which plays with persons.
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/vi")).expect("a folder of locales") {
        let path = entry.expect("an entry").path();
        let fixed = !path.ends_with("cli.ftl");
        let source = fs::read_to_string(&path).expect("a locale file").to_lowercase();
        assert!(!(fixed && source.contains("đồng chí")), "{}", path.display());
    }
}
