//! Text → tokens: letters without their marks, and the marks beside them. NFC and NFD, old and new tone placement
//! (hòa, hoà) and any case come out the same; a word knows which marks it carried, so that "thăng" is not "tháng".

use unicode_normalization::char::decompose_canonical;

/// The marks of one word: a tone, and per letter the mark that makes it another letter (â ă ê ô ơ ư đ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Marks {
    tone: u8,
    /// Two bits a letter; no Vietnamese word comes near 32 letters.
    letters: u64,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    /// Lower case, without marks; the digits of a number; the sign itself.
    pub folded: String,
    /// One per letter of `folded`: tone in the upper bits, letter mark in the lower two.
    letter_marks: Vec<u8>,
    /// Byte positions in the text as it was typed.
    pub start: usize,
    pub end: usize,
    /// No space between this token and the one before.
    pub glued: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Letters,
    /// Digits, with a decimal part where one or two digits follow a comma or point.
    Number,
    /// `/ - % < > = ? ( ) .` and the end of a line, which mean something between words.
    Sign,
}

const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];
const LETTER_MARKS: [char; 3] = ['\u{302}', '\u{306}', '\u{31B}'];

impl Marks {
    /// Whether a word typed with these marks can be meant as the word with `meant`: what was typed must be right, what
    /// was not typed may be missing.
    pub fn fit(self, meant: Marks) -> bool {
        let tone = self.tone == 0 || self.tone == meant.tone;
        // Per letter: no mark typed, or the same one.
        let typed = (self.letters | (self.letters >> 1)) & 0x5555_5555_5555_5555;
        let differs = self.letters ^ meant.letters;
        let differs = (differs | (differs >> 1)) & 0x5555_5555_5555_5555;
        tone && typed & differs == 0
    }

    /// The tone alone, for a word spelt with other letters.
    pub fn tone_only(self) -> Marks {
        Marks { tone: self.tone, letters: 0 }
    }

    /// Ngã for hỏi and hỏi for ngã; `None` for another tone.
    pub fn with_other_curl(self) -> Option<Marks> {
        match self.tone {
            3 => Some(Marks { tone: 4, ..self }),
            4 => Some(Marks { tone: 3, ..self }),
            _ => None,
        }
    }

    pub fn is_bare(self) -> bool {
        self == Marks::default()
    }

    fn of(letter_marks: &[u8]) -> Marks {
        let mut marks = Marks::default();
        for (position, mark) in letter_marks.iter().enumerate() {
            marks.add(position, *mark);
        }
        marks
    }

    fn add(&mut self, position: usize, mark: u8) {
        if mark >> 2 != 0 {
            self.tone = mark >> 2;
        }
        if position < 32 {
            self.letters |= u64::from(mark & 3) << (2 * position);
        }
    }
}

impl Token {
    /// No letter carries a mark.
    pub fn is_bare(&self) -> bool {
        self.letter_marks.iter().all(|mark| *mark == 0)
    }

    pub fn marks(&self) -> Marks {
        Marks::of(&self.letter_marks)
    }

    /// The same token with other letters, as a decoder of input methods makes it.
    pub fn rewritten(&self, folded: String, letter_marks: Vec<u8>) -> Token {
        Token { folded, letter_marks, ..self.clone() }
    }

    pub fn letter_marks(&self) -> &[u8] {
        &self.letter_marks
    }

    /// The word of these letters, with its marks or without any.
    pub fn is_word(&self, folded: &str, marks: Marks) -> bool {
        self.folded == folded && (self.is_bare() || self.marks() == marks)
    }

    pub fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.folded == sign
    }
}

/// The mark of a tone key, 1–5: sắc, huyền, hỏi, ngã, nặng.
pub fn tone_mark(tone: u8) -> u8 {
    tone << 2
}

/// Cuts a text into tokens. Emoji, quotes and other punctuation vanish.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = true;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        if let Some(mark) = combining(character) {
            if let Some(token) = tokens.last_mut()
                && !spaced
                && let Some(last) = token.letter_marks.last_mut()
            {
                *last = merged(*last, mark);
                token.end = end;
            }
            continue;
        }
        if character.is_alphabetic() {
            push_letter(&mut tokens, character, start, end, spaced);
            spaced = false;
        } else if let Some(digit) = character.to_digit(10) {
            push_digit(&mut tokens, digit, start, end, spaced);
            spaced = false;
        } else if matches!(character, ',' | '.') && decimal_follows(&tokens, spaced, &text[end..]) {
            if let Some(token) = tokens.last_mut() {
                token.folded.push(',');
                token.end = end;
            }
        } else if character == '.' && tokens.last().is_none_or(|token| token.kind == TokenKind::Letters) {
            // "P. Tư pháp", "so.hoa": an abbreviation's point.
            spaced = true;
        } else {
            let sign = match character {
                '/' | '-' | '%' | '<' | '>' | '=' | '?' | '(' | ')' | '.' | ',' | '+' => character,
                '–' | '—' => '-',
                '≥' => '>',
                '≤' => '<',
                '\n' | ';' => '\n',
                _ => {
                    // A sign without meaning ends a word as a space does, except inside "TN&MT".
                    spaced |= character != '&';
                    continue;
                }
            };
            tokens.push(Token {
                kind: TokenKind::Sign,
                folded: sign.to_string(),
                letter_marks: Vec::new(),
                start,
                end,
                glued: !spaced,
            });
            spaced = sign == '\n';
        }
    }
    part_names(text, tokens)
}

/// "xãSong Mai", "HùngAn": a capital inside a word begins a name, where both sides of it are syllables.
fn part_names(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let cut = |token: &Token| -> Option<[Token; 2]> {
        let typed = text.get(token.start..token.end)?;
        let mut before = None;
        let (letter, at) = typed.char_indices().enumerate().find_map(|(letter, (at, character))| {
            // A mathematical letter is a capital that folding leaves as it is.
            let capital = character.is_uppercase() && !character.to_lowercase().eq([character]);
            let begins = capital && before.replace(character).is_some_and(char::is_lowercase);
            before = Some(character);
            begins.then_some((letter, at))
        })?;
        let (head, tail) = (token.folded.get(..letter)?, token.folded.get(letter..)?);
        let syllable = |part: &str| part.len() > 1 && part.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let rest_small = typed.get(at..)?.chars().skip(1).all(char::is_lowercase);
        if !syllable(head) || !syllable(tail) || !rest_small {
            return None;
        }
        let marks = &token.letter_marks;
        let mut first = token.rewritten(head.to_owned(), marks.get(..letter)?.to_vec());
        let mut second = token.rewritten(tail.to_owned(), marks.get(letter..)?.to_vec());
        first.end = token.start + at;
        (second.start, second.glued) = (token.start + at, true);
        Some([first, second])
    };
    if !tokens.iter().any(|token| token.kind == TokenKind::Letters && cut(token).is_some()) {
        return tokens;
    }
    let parted = |token: Token| {
        if token.kind == TokenKind::Letters { cut(&token).map_or(vec![token], Vec::from) } else { vec![token] }
    };
    tokens.into_iter().flat_map(parted).collect()
}

/// The folded words of a name or phrase with their marks; numbers count as words.
pub fn words(text: &str) -> Vec<(String, Marks)> {
    tokens(text)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Sign)
        .map(|token| (token.folded.clone(), token.marks()))
        .collect()
}

/// The text as one line of folded words.
pub fn folded(text: &str) -> String {
    tokens(text).iter().map(|token| token.folded.as_str()).collect::<Vec<_>>().join(" ")
}

fn push_letter(tokens: &mut Vec<Token>, character: char, start: usize, end: usize, spaced: bool) {
    let mut base = character;
    let mut mark = 0;
    decompose_canonical(character, |part| match combining(part) {
        Some(found) => mark = merged(mark, found),
        None if part.is_alphabetic() => base = part,
        None => {}
    });
    if matches!(base, 'đ' | 'Đ' | 'ð' | 'Ð') {
        (base, mark) = ('d', merged(mark, 1));
    }
    let base = base.to_lowercase().next().unwrap_or(base);
    match tokens.last_mut() {
        Some(token) if !spaced && token.kind == TokenKind::Letters && token.end == start => {
            token.folded.push(base);
            token.letter_marks.push(mark);
            token.end = end;
        }
        last => {
            let glued = !spaced && last.is_some();
            let folded = base.to_string();
            tokens.push(Token { kind: TokenKind::Letters, folded, letter_marks: vec![mark], start, end, glued });
        }
    }
}

fn push_digit(tokens: &mut Vec<Token>, digit: u32, start: usize, end: usize, spaced: bool) {
    let digit = char::from_digit(digit, 10).unwrap_or('0');
    match tokens.last_mut() {
        Some(token) if !spaced && token.kind == TokenKind::Number && token.end == start => {
            token.folded.push(digit);
            token.end = end;
        }
        last => {
            let glued = !spaced && last.is_some();
            let (kind, folded) = (TokenKind::Number, digit.to_string());
            tokens.push(Token { kind, folded, letter_marks: Vec::new(), start, end, glued });
        }
    }
}

/// "87,96" and "9.2" are one number; "12.2024", "28.10.2024" and "10, 11" are not.
fn decimal_follows(tokens: &[Token], spaced: bool, rest: &str) -> bool {
    let Some(token) = tokens.last() else { return false };
    if spaced || !token.is_number() || token.folded.contains(',') || token.folded.len() > 3 {
        return false;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.as_bytes().get(digits..).unwrap_or_default();
    let goes_on = matches!(after, [b'.' | b',', next, ..] if next.is_ascii_digit());
    (1..=2).contains(&digits) && !goes_on
}

fn combining(character: char) -> Option<u8> {
    if let Some(tone) = TONES.iter().position(|mark| *mark == character) {
        return Some(tone_mark(tone as u8 + 1));
    }
    if let Some(mark) = LETTER_MARKS.iter().position(|mark| *mark == character) {
        return Some(mark as u8 + 1);
    }
    ('\u{300}'..='\u{36F}').contains(&character).then_some(0)
}

fn merged(old: u8, new: u8) -> u8 {
    let tone = if new >> 2 != 0 { new & !3 } else { old & !3 };
    let letter = if new & 3 != 0 { new & 3 } else { old & 3 };
    tone | letter
}
