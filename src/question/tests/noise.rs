//! Noise may turn a right answer into a question back, never into the figures of another unit or period.

use super::*;

/// Whether an answer to `question` would state figures.
fn states_figures(question: &Question) -> bool {
    question.unclear.is_none()
        && !matches!(
            question.intent,
            Intent::Ambiguous
                | Intent::Invalid
                | Intent::NoData
                | Intent::OutOfScope
                | Intent::Refuse
                | Intent::Help
                | Intent::DirectiveList
                | Intent::DirectiveDeadline
                | Intent::Document
                | Intent::ExplainMissing
                | Intent::Availability
                | Intent::Subscribe
                | Intent::ReportError
                | Intent::ClarifyFact
        )
}

/// Whose figure: the identity of a named unit, however its kind was called.
fn who(question: &Question) -> String {
    match question.unit.meant() {
        UnitAsked::Named { unit, .. } => unit.to_string(),
        other => other.word(LEXICON.units()),
    }
}

/// What a figure is found by.
pub(super) fn address(question: &Question) -> (String, Option<Period>, String) {
    (question.indicators.to_string(), question.period.resolved(), who(question))
}

fn without_marks(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd()
        .filter(|letter| !('\u{300}'..='\u{36F}').contains(letter))
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            other => other,
        })
        .collect()
}

#[test]
fn without_diacritics_a_question_means_the_same_or_is_asked_back() {
    let mut other = Vec::new();
    for question in corpus() {
        let (plain, bare) = (ask(question).question, ask(&without_marks(question)).question);
        // Who rose and fell is told with both periods.
        let one = bare.intent == plain.intent && plain.intent != Intent::Movers;
        if one && states_figures(&bare) && states_figures(&plain) && address(&bare) != address(&plain) {
            other.push(format!("{question}: {:?} {:?}", address(&plain), address(&bare)));
        }
    }
    assert!(other.is_empty(), "{other:#?}");
}

/// The examples, over which slips are tried at random.
fn examples() -> impl Iterator<Item = &'static str> {
    include_str!("../../../tests/data/questions.tsv").lines().skip(1).filter_map(|line| line.split('\t').next())
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
            #[test]
            fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
                let once = folded(&text);
                prop_assert_eq!(folded(&once), once);
            }

            #[test]
            fn any_text_is_read_without_a_panic(text in "\\PC{0,120}") {
                let _ = ask(&text);
            }

            /// A space left out: the same figures, or none.
        #[test]
        fn joined_words_never_lead_to_another_figure(
            question in proptest::sample::select(examples().collect::<Vec<_>>()),
            at in any::<proptest::sample::Index>(),
        ) {
            let spaces: Vec<usize> = question.match_indices(' ').map(|(at, _)| at).collect();
            prop_assume!(!spaces.is_empty());
            let at = *at.get(&spaces);
            let joined = format!("{}{}", &question[..at], &question[at + 1..]);
            let (meant, read) = (ask(question).question, ask(&joined).question);
            let one = read.intent == meant.intent && read.intent != Intent::Trend;
            if one && states_figures(&meant) && states_figures(&read) {
                prop_assert_eq!(read.period.resolved(), meant.period.resolved(), "{}", joined);
                prop_assert_eq!(who(&read), who(&meant), "{}", joined);
            }
        }

            /// Two neighbouring letters swapped: the same figures, or none.
        #[test]
        fn a_slip_never_leads_to_another_figure(
            question in proptest::sample::select(examples().collect::<Vec<_>>()),
            at in any::<proptest::sample::Index>(),
        ) {
            let mut letters: Vec<char> = question.chars().collect();
            prop_assume!(letters.len() > 1);
            let pairs: Vec<usize> = (0..letters.len() - 1)
                .filter(|at| letters[*at].is_alphabetic() && letters[at + 1].is_alphabetic())
                .collect();
            prop_assume!(!pairs.is_empty());
            let at = *at.get(&pairs);
            letters.swap(at, at + 1);
            let slipped: String = letters.into_iter().collect();
                let (meant, read) = (ask(question).question, ask(&slipped).question);
                // A series names the period of each of its figures.
            let one = read.intent == meant.intent && read.intent != Intent::Trend;
            if one && states_figures(&meant) && states_figures(&read) {
                    prop_assert_eq!(read.period.resolved(), meant.period.resolved(), "{}", slipped);
    prop_assert_eq!(who(&read), who(&meant), "{}", slipped);
                }
            }
        }
}

/// What thumbs and habits do to a text, one thing at a time and always the same.
fn noises(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let middle = words.len() / 2;
    let joined = match words.len() {
        0..=2 => text.to_owned(),
        _ => [&words[..middle], &[&words[middle..].concat()]].concat().join(" "),
    };
    let one_space_less = text.replacen(' ', "", 1);
    let mut letters: Vec<char> = text.chars().collect();
    let at = letters.len() / 2;
    if at + 1 < letters.len() && letters[at].is_alphabetic() && letters[at + 1].is_alphabetic() {
        letters.swap(at, at + 1);
    }
    let swapped: String = letters.into_iter().collect();
    let mut short = without_marks(text);
    for (long, sms) in [
        ("thang ", "t"),
        ("bao nhieu", "bn"),
        ("duoc", "dc"),
        ("khong", "ko"),
        ("truoc", "trc"),
        ("nhu the nao", "ntn"),
    ] {
        short = short.replace(long, sms);
    }
    let mut noises = vec![without_marks(text), joined, one_space_less, swapped, short, text.to_uppercase()];
    noises.retain(|noise| noise != text);
    noises
}

/// Noise may turn a right answer into a question back, never into the figures of another unit or period.
#[test]
fn noise_never_leads_to_another_figure() {
    let (mut asked, mut kept, mut wrong) = (0, 0, Vec::new());
    for question in corpus().step_by(4) {
        let meant = ask(question).question;
        for noise in noises(question) {
            let read = ask(&noise).question;
            asked += 1;
            let one = read.intent == meant.intent && !matches!(meant.intent, Intent::Trend | Intent::Movers);
            if !(one && states_figures(&meant) && states_figures(&read)) {
                continue;
            }
            kept += 1;
            if (read.period.resolved(), who(&read)) != (meant.period.resolved(), who(&meant)) {
                wrong.push(format!("{noise}: {:?} for {:?}", address(&read), address(&meant)));
            }
        }
    }
    assert!(kept * 2 > asked, "{kept} of {asked} still answered");
    assert!(wrong.is_empty(), "{} of {kept}: {wrong:#?}", wrong.len());
}

#[test]
fn a_slip_in_a_short_word_is_read_where_the_rest_of_a_long_phrase_stands() {
    for (text, group) in [
        ("số hóa hồ sở tháng 11 được bao nhêu", "SHHS"),
        ("thah toán trực tuyến tháng 11", "TTTT"),
        ("mức độ hài lòg tháng 11 bao nhieu", "MDHL"),
    ] {
        let read = row(text);
        assert_eq!([&read[0], &read[1], &read[2]], ["score_indicator", group, "2024-11"], "{text}");
    }
    assert_eq!(row("xep hnag xa Nghia Dan thnag 11")[..3], ["rank", "TOTAL", "2024-11"]);
}
