//! Escaping of text that goes between markup.

use std::borrow::Cow;

/// Escapes `&`, `<` and `>`, the three characters that mean something between HTML tags.
pub fn html(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

/// The words of an HTML text as a reader sees them: without tags, the escapes resolved.
pub fn words(markup: &str) -> String {
    let mut words = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, tagged)) = rest.split_once('<') {
        words.push_str(before);
        rest = tagged.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_escaped_reads_as_it_was(text in ".{0,60}") {
            prop_assert_eq!(words(&format!("<b>{}</b>", html(&text))), text);
        }
    }
}
