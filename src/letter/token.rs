//! Text → tokens: words by their key, numbers, document numbers, marks. Every token knows where it stands.

use super::fold;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    /// Byte range in the paragraph's text.
    pub start: usize,
    pub end: usize,
    /// White space stands before it.
    pub spaced: bool,
    /// The word begins with a capital letter.
    pub capital: bool,
    /// A number that was printed with letters in the place of digits: "8l,35", "2O".
    pub damaged: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenKind {
    /// A word, by its key.
    Word(String),
    /// Digits with `,` or `.` between them, as printed or said.
    Number(String),
    /// Number and symbol of a document: "766/QĐ-TTg", "05-CT/TU".
    Document(String),
    Mark(char),
}

impl Token {
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            TokenKind::Word(key) => Some(key),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<&str> {
        match &self.kind {
            TokenKind::Number(digits) => Some(digits),
            _ => None,
        }
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }
}

/// The tokens of `text`.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    let mut spaced = true;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        if first.is_whitespace() {
            spaced = true;
            at += first.len_utf8();
            continue;
        }
        let misread = damaged_number(text, at);
        let (kind, length) = if let Some((number, length)) = &misread {
            (TokenKind::Number(number.clone()), *length)
        } else if first.is_ascii_digit() {
            let document = document_length(rest);
            if document > 0 {
                (TokenKind::Document(rest[..document].replace(' ', "")), document)
            } else {
                let length = number_length(rest);
                (TokenKind::Number(rest[..length].to_owned()), length)
            }
        } else if is_letter(first) {
            let length = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
            (TokenKind::Word(fold::key(&rest[..length])), length)
        } else {
            (TokenKind::Mark(plain_mark(first)), first.len_utf8())
        };
        let (capital, damaged) = (first.is_uppercase() && misread.is_none(), misread.is_some());
        tokens.push(Token { kind, start: at, end: at + length, spaced, capital, damaged });
        at += length;
        spaced = false;
        join_spoken(&mut tokens);
    }
    tokens
}

/// Decimals as people say them and minutes write them down: "15 phẩy 4" is 15,4, and "85 điểm rưỡi" is 85,5.
fn join_spoken(tokens: &mut Vec<Token>) {
    let whole = |token: &Token| token.number().is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    let is = |token: &Token, word| token.word() == Some(word);
    match tokens.as_mut_slice() {
        [.., number, comma, decimals] if whole(number) && is(comma, "phẩy") && whole(decimals) => {
            let [whole, part] = [&*number, &*decimals].map(|token| token.number().unwrap_or_default());
            number.kind = TokenKind::Number(format!("{whole},{part}"));
            number.end = decimals.end;
            tokens.truncate(tokens.len() - 2);
        }
        // "7 ,3/12": a scan has parted the number before its comma.
        [.., number, comma, decimals]
            if whole(number)
                && whole(decimals)
                && comma.is_mark(',')
                && comma.spaced
                && !decimals.spaced
                && decimals.end - decimals.start <= 2 =>
        {
            let [whole, part] = [&*number, &*decimals].map(|token| token.number().unwrap_or_default());
            number.kind = TokenKind::Number(format!("{whole},{part}"));
            number.end = decimals.end;
            number.damaged = true;
            tokens.truncate(tokens.len() - 2);
        }
        [.., number, points, half] if whole(number) && is(points, "điểm") && is(half, "rưỡi") => {
            number.kind = TokenKind::Number(format!("{},5", number.number().unwrap_or_default()));
            points.end = half.end;
            tokens.pop();
        }
        _ => {}
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn plain_mark(mark: char) -> char {
    match mark {
        '–' | '—' | '−' | '‐' | '‑' => '-',
        '⁄' | '∕' => '/',
        '[' => '(',
        ']' => ')',
        other => other,
    }
}

/// A number in which a scan took digits for letters ("8l,35", "74,O5", "2O/9"), the digits put back, and its length. A
/// letter counts only right beside a digit, and never where other letters go on.
fn damaged_number(text: &str, at: usize) -> Option<(String, usize)> {
    let digit_of = |c: char| match c {
        'l' | 'I' => Some('1'),
        'O' | 'o' => Some('0'),
        c => c.is_ascii_digit().then_some(c),
    };
    let rest = text.get(at..)?;
    let end = rest.find(|c: char| digit_of(c).is_none() && !matches!(c, ',' | '.')).unwrap_or(rest.len());
    let run = rest.get(..end)?.trim_end_matches([',', '.']);
    let letter = |c: &u8| c.is_ascii_alphabetic();
    let beside = |pair: &[u8]| letter(&pair[0]) != letter(&pair[1]) && pair.iter().all(u8::is_ascii_alphanumeric);
    let joined = |c: Option<char>| c.is_some_and(|c| is_letter(c) || c.is_ascii_digit());
    let whole = !joined(text.get(..at)?.chars().next_back()) && !joined(rest.get(run.len()..)?.chars().next());
    let alone = run.as_bytes().first().is_some_and(|first| !first.is_ascii_punctuation());
    // "8,O/12": the only decimal.
    let last = |three: &[u8]| three[0].is_ascii_digit() && three[1] == b',' && letter(&three[2]);
    let spoilt = run.as_bytes().windows(2).any(beside) || run.len() > 2 && last(&run.as_bytes()[run.len() - 3..]);
    (whole && alone && spoilt).then(|| (run.chars().map(|c| digit_of(c).unwrap_or(c)).collect(), run.len()))
}

fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) || (matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// Length of a document number at the start of `text`, or 0. After the digits comes "/" and a symbol that begins with
/// capitals ("766/QĐ-TTg", "202/2025/QH15"), or "-" and such a symbol with "/" in it ("05-CT/TU").
fn document_length(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let Some(mut rest) = text.get(digits..) else { return 0 };
    let mut at = digits;
    let party = rest.starts_with('-');
    if !rest.starts_with('/') && !party {
        return 0;
    }
    at += 1;
    rest = &text[at..];
    let year = rest.bytes().take_while(u8::is_ascii_digit).count();
    if year == 4 && rest[year..].starts_with('/') {
        at += year + 1;
        rest = &text[at..];
    }
    if !rest.starts_with(char::is_uppercase) {
        return 0;
    }
    let mut end = 0;
    let mut capitals = 0;
    for (position, c) in rest.char_indices() {
        let joined = rest[..position].ends_with('-');
        if is_letter(c) || c.is_ascii_digit() || matches!(c, '-' | '&' | '/' | '.' | '–') {
            capitals += usize::from(c.is_uppercase());
            end = position + c.len_utf8();
        } else if !(c == ' ' && joined && rest[position + 1..].starts_with(|c: char| c.is_uppercase())) {
            break;
        }
    }
    let symbol = rest[..end].trim_end_matches(['-', '&', '/', '.', '–', ' ']);
    if capitals < 2 || (party && !symbol.contains('/')) { 0 } else { at + symbol.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<String> {
        tokens(text)
            .into_iter()
            .map(|token| match token.kind {
                TokenKind::Word(key) => key,
                TokenKind::Number(digits) => format!("#{digits}"),
                TokenKind::Document(number) => format!("={number}"),
                TokenKind::Mark(mark) => mark.to_string(),
            })
            .collect()
    }

    #[test]
    fn numbers_keep_their_marks_and_need_no_space() {
        assert_eq!(shapes("la18,7/22"), ["la", "#18,7", "/", "#22"]);
        assert_eq!(shapes("7.7/12, 42.420"), ["#7.7", "/", "#12", ",", "#42.420"]);
        assert_eq!(shapes("87, 96."), ["#87", ",", "#96", "."]);
    }

    #[test]
    fn document_numbers_are_one_token() {
        assert_eq!(shapes("766/QĐ-TTg ngày"), ["=766/QĐ-TTg", "ngày"]);
        assert_eq!(shapes("05/VPUB-PVHCC&KSTT."), ["=05/VPUB-PVHCC&KSTT", "."]);
        assert_eq!(shapes("727/TTg- KSTT"), ["=727/TTg-KSTT"]);
        assert_eq!(shapes("202/2025/QH15"), ["=202/2025/QH15"]);
        assert_eq!(shapes("05-CT/TU"), ["=05-CT/TU"]);
        assert_eq!(shapes("18/18"), ["#18", "/", "#18"]);
        assert_eq!(shapes("9/10 đ"), ["#9", "/", "#10", "đ"]);
    }

    #[test]
    fn a_number_printed_with_letters_for_digits_is_one_damaged_token() {
        assert_eq!(
            shapes("8l,35 và l5/18; 2O/9, 74,O5."),
            ["#81,35", "và", "#15", "/", "#18", ";", "#20", "/", "#9", ",", "#74,05", "."]
        );
        assert!(tokens("8l,35")[0].damaged && !tokens("81,35")[0].damaged);
        // Words, parts and symbols that have such letters stay what they are.
        assert_eq!(shapes("I.2 lO CO2 quý I/2025"), ["i", ".", "#2", "lo", "co", "#2", "quí", "i", "/", "#2025"]);
    }
}
