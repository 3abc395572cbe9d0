//! Several questions in one message: which parts ask something of their own.

use super::fold;
use super::matching::{self, Content};
use super::vocabulary::Concept;
use super::{Intent, Lexicon, Question, Scene, Unclear, Understood, one};

/// Words of a preface that is long enough to be one.
const PREFACE: usize = 8;

/// Words of a shorter one, behind which a period and a group or the total have to be named.
const SHORT_PREFACE: usize = 4;

/// A message whose parts ask more than one thing: the first is the question, the second goes with it.
pub fn several(lexicon: &Lexicon, text: &str, scene: &Scene<'_>) -> Option<Understood> {
    let parts = parts(text);
    if parts.len() < 2 || parts.iter().skip(1).any(|part| puts_right(lexicon, part)) {
        return None;
    }
    let mut asked: Vec<(&str, Understood)> = Vec::new();
    for part in parts {
        let (understood, said) = one(lexicon, part, scene);
        // An order in one part is an order.
        if understood.question.intent == Intent::Refuse {
            return None;
        }
        let repeated = asked.iter().any(|(_, earlier)| earlier.question == understood.question);
        let tells = said.intent || said.indicator && said.period;
        if tells && asks(&understood.question) && !repeated {
            asked.push((part, understood));
        }
    }
    let left_out = asked.len().checked_sub(2)?;
    let mut asked = asked.into_iter();
    let ((_, mut first), (second, also)) = (asked.next()?, asked.next()?);
    first.words.extend(also.words);
    Some(Understood { also: Some(second.to_owned()), left_out, ..first })
}

/// "à nhầm, chưa đạt 6": what stood before is said otherwise, and nothing further is asked.
fn puts_right(lexicon: &Lexicon, part: &str) -> bool {
    let items = matching::items(lexicon, &fold::tokens(part));
    let first = items.iter().find(|item| !matches!(item.content, Content::Sign));
    first.is_some_and(|item| item.is(Concept::Correct))
}

/// "đang trên đường lên họp, chưa kịp xem gì, cho biết xã mình đứng thứ mấy": a text that is about something else as a whole,
/// whose last clause is a question that is read to the last word.
pub fn behind_a_preface(lexicon: &Lexicon, text: &str, scene: &Scene<'_>, whole: &Understood) -> Option<Understood> {
    let elsewhere = whole.question.intent == Intent::OutOfScope && whole.question.unclear != Some(Unclear::OtherIndex);
    let (before, last) = text.rsplit_once(',').filter(|_| elsewhere)?;
    let words = before.split_whitespace().count();
    if words < SHORT_PREFACE {
        return None;
    }
    let (understood, said) = one(lexicon, last, scene);
    let told = match words >= PREFACE {
        true => said.unit || said.period || said.indicator,
        false => said.period && said.indicator,
    };
    let figures = understood.question.intent.shows_figures() && understood.question.unclear.is_none();
    (said.intent && told && figures && understood.overlooked.is_empty()).then_some(understood)
}

fn asks(question: &Question) -> bool {
    question.unclear.is_none()
        && !matches!(
            question.intent,
            Intent::Ambiguous
                | Intent::OutOfScope
                | Intent::NoData
                | Intent::Invalid
                | Intent::Greeting
                | Intent::Thanks
                | Intent::Help
                | Intent::Acknowledge
                | Intent::ReportProgress
                | Intent::ReportError
                | Intent::Subscribe
                | Intent::Unsubscribe
        )
}

/// Cut behind "?", ";", the end of a line, and a full stop that ends more than an abbreviation.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, sign) in text.char_indices() {
        let ends = match sign {
            '?' | ';' | '\n' => true,
            '.' => ends_sentence(&text[..at], &text[at + 1..]),
            _ => false,
        };
        if ends {
            parts.push(&text[from..at + sign.len_utf8()]);
            from = at + sign.len_utf8();
        }
    }
    parts.push(&text[from..]);
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    parts
}

/// "t12. hạng", not "TT. Lương Bằng" nor "87.96".
fn ends_sentence(before: &str, after: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let long = word.chars().count() > 2 || word.ends_with(|c: char| c.is_ascii_digit());
    long && after.starts_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_message_is_cut_into_sentences_and_not_into_abbreviations() {
        assert_eq!(parts("điểm t12. hạng t11."), ["điểm t12.", " hạng t11."]);
        assert_eq!(parts("TT. Lương Bằng mấy điểm? P. Tư pháp thì sao").len(), 2);
        assert_eq!(parts("87.96 là điểm tháng nào").len(), 1);
    }
}
