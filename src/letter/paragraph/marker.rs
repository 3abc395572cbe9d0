//! What stands before an item of a list: "-", "1.", "(2)", "III.", "A.", "Điều 1.".

/// What stands before an item. Items of one list share the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// "-", "+", "•", …
    Bullet(char),
    /// "1.", "2)", with the depth of "1.2.".
    Numbered { depth: usize, closed: bool },
    /// "I.", "II."
    Roman,
    /// "A.", and "A1." below it.
    Part { depth: usize },
    /// "Điều 1."
    Article,
    /// "a)", "b."
    Letter,
}

/// A picture as people set it before and behind the lines of a message.
pub(super) fn is_picture(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}')
}

/// The marker that the line begins with, and what stands behind it. `at_a_boundary` says that an item may begin here.
pub(super) fn split_marker(line: &str, at_a_boundary: bool) -> (Option<Marker>, &str) {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return (None, line) };
    let rest = chars.as_str();
    if matches!(
        first,
        '-' | '+' | '•' | '*' | '–' | '—' | '●' | '▪' | '■' | '○' | '◦' | '►' | '✓' | '·' | '\u{f0b7}' | '\u{f02d}'
    ) || is_picture(first)
    {
        let letter_next = rest.trim_start().starts_with(|c: char| c.is_alphabetic() || c == '"' || c == '“');
        if letter_next && (rest.starts_with(' ') || at_a_boundary) {
            let kind = if matches!(first, '–' | '—') { '-' } else { first };
            return (Some(Marker::Bullet(kind)), rest.trim_start());
        }
        return (None, line);
    }
    // "(1) UBND xã …".
    if first == '('
        && at_a_boundary
        && let Some((inside, behind)) = rest.split_once(')')
        && (1..=2).contains(&inside.len())
        && behind.trim_start().starts_with(char::is_uppercase)
        && behind.starts_with(' ')
    {
        let digits = inside.bytes().all(|b| b.is_ascii_digit());
        let letter = inside.len() == 1 && inside.bytes().all(|b| b.is_ascii_lowercase());
        if digits || letter {
            let marker = if digits { Marker::Numbered { depth: 1, closed: true } } else { Marker::Letter };
            return (Some(marker), behind.trim_start());
        }
    }
    let word = line.split(' ').next().unwrap_or("");
    // "1.2 Thanh toán trực tuyến": numbers of two parts need no mark behind them.
    if at_a_boundary
        && let Some((first, second)) = word.split_once('.')
        && [first, second].iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        && line[word.len()..].trim_start().starts_with(char::is_uppercase)
        && !first.starts_with('0')
    {
        return (Some(Marker::Numbered { depth: 2, closed: false }), line[word.len()..].trim_start());
    }
    let after = line[word.len()..].trim_start();
    if word == "Điều"
        && let Some((number, text)) = after.split_once('.')
        && (1..=2).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
        && text.trim_start().starts_with(char::is_uppercase)
    {
        return (Some(Marker::Article), text.trim_start());
    }
    if !word.ends_with(['.', ')', '/']) || !after.starts_with(|c: char| c.is_uppercase() || c == '“' || c == '"') {
        return (None, line);
    }
    let closed = word.ends_with(')');
    let body = word.trim_end_matches(['.', ')', '/']);
    let parts: Vec<&str> = body.split('.').collect();
    let marker = if parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())) {
        Some(Marker::Numbered { depth: parts.len(), closed })
    } else if !body.is_empty()
        && body.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        // "X. Ea Yông": a commune, not the tenth part.
        && (body != "X" || !after.contains(char::is_lowercase))
    {
        Some(Marker::Roman)
    } else if at_a_boundary
        && !closed
        && let Some(depth) = depth_of_part(body)
    {
        Some(Marker::Part { depth })
    } else if body.chars().count() == 1 && body.starts_with(|c: char| c.is_lowercase()) {
        Some(Marker::Letter)
    } else {
        None
    };
    if marker.is_some() { (marker, after) } else { (None, line) }
}

/// "A", "B" head a part, "A1", "C.2" an item below it. Letters that shorten a kind of units ("P.", "X.", "H.", "Q.") do not.
fn depth_of_part(body: &str) -> Option<usize> {
    let rest = body.strip_prefix(|c: char| ('A'..='G').contains(&c))?;
    let number = rest.strip_prefix('.').unwrap_or(rest);
    match number.len() {
        0 => rest.is_empty().then_some(1),
        1 | 2 => number.bytes().all(|b| b.is_ascii_digit()).then_some(2),
        _ => None,
    }
}
