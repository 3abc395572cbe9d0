//! What thumbs do to words: input-method left-overs, letters held down, joined words. Every repair ends in words of the
//! lexicon; a token that cannot be repaired stays unknown.

use super::fold::{Token, TokenKind, tone_mark};
use super::lexicon::{Lexicon, Meaning};

/// Repairs what can be seen token by token: Telex and VNI left-overs, letters held down, joined words.
pub fn repair(lexicon: &Lexicon, tokens: Vec<Token>) -> Vec<Token> {
    let tokens = join_vni(lexicon, tokens);
    let tokens = part_from_number(lexicon, tokens);
    let mut repaired = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        // "troi" calls on heaven where "oi" follows; else it is "t rồi", last month.
        let last_month = token.folded == "troi" && token.is_bare();
        if token.kind != TokenKind::Letters || is_known(lexicon, &token) && !last_month {
            repaired.push(written_out(lexicon, &token).unwrap_or(token));
        } else if let Some(parts) = short_month(&token, tokens.peek()) {
            repaired.extend(parts);
        } else if let Some(decoded) = texted(lexicon, &token) {
            repaired.push(decoded);
        } else if let Some(decoded) = telex(lexicon, &token).or_else(|| squeezed(lexicon, &token)) {
            repaired.push(decoded);
        } else if let Some(parts) = split_joined(lexicon, &token) {
            repaired.extend(parts);
        } else {
            repaired.push(token);
        }
    }
    repaired
}

/// "thag", "huyn": a short form of one word that is long enough to be nothing else is that word to every rule. In a text
/// without marks it gets none.
fn written_out(lexicon: &Lexicon, token: &Token) -> Option<Token> {
    let short = lexicon.short_form(&token.folded).filter(|short| token.marks().fit(short.marks))?;
    let [word] = short.written.as_slice() else { return None };
    let marks = if token.is_bare() { vec![0; word.folded.len()] } else { word.letter_marks().to_vec() };
    let known = token.folded.len() < 3 || lexicon.word(&token.folded).is_some();
    (!known).then(|| token.rewritten(word.folded.clone(), marks))
}

/// "fai", "laj", "wy": ph, i and qu as they are texted.
fn texted(lexicon: &Lexicon, token: &Token) -> Option<Token> {
    let (mut folded, mut marks) = (String::new(), Vec::new());
    for (at, (letter, mark)) in token.folded.chars().zip(token.letter_marks()).enumerate() {
        let written = match letter {
            'f' if at == 0 => "ph",
            'w' if at == 0 => "qu",
            'j' if at > 0 => "i",
            _ => {
                folded.push(letter);
                marks.push(*mark);
                continue;
            }
        };
        folded.push_str(written);
        marks.extend(vec![*mark; written.len()]);
    }
    let word = lexicon.word(&folded).filter(|_| folded != token.folded)?;
    // "dduowcj": a key of an input method makes a word that exists.
    let typed = telex(lexicon, token).is_some_and(|typed| {
        lexicon.word(&typed.folded).is_some_and(|word| lexicon.has_word_with(word, typed.marks()))
    });
    let texted = token.rewritten(folded, marks);
    (!typed && (texted.is_bare() || lexicon.has_word_with(word, texted.marks()))).then_some(texted)
}

/// "tnay", "ttrc", "tmuoi hai": the short form of "tháng" run together with what says which.
fn short_month(token: &Token, next: Option<&Token>) -> Option<[Token; 2]> {
    const WHICH: [&str; 22] = [
        "nay", "truoc", "trc", "roi", "dau", "cuoi", "qua", "vua", "muoi", "mot", "hai", "ba", "bon", "tu", "nam",
        "sau", "bay", "tam", "chin", "toi", "gieng", "chap",
    ];
    let which = token.folded.strip_prefix('t')?;
    // "troi oi" calls on heaven.
    let called = next.is_some_and(|next| matches!(next.folded.as_str(), "oi" | "dat" | "hom"));
    if !WHICH.contains(&which) || !token.is_bare() || called {
        return None;
    }
    let marks = token.letter_marks();
    let first = token.rewritten("t".to_owned(), marks.get(..1)?.to_vec());
    let mut second = token.rewritten(which.to_owned(), marks.get(1..)?.to_vec());
    second.glued = true;
    Some([first, second])
}

/// "huyent12": the short form of a period before its number, run together with the word before.
fn part_from_number(lexicon: &Lexicon, tokens: Vec<Token>) -> Vec<Token> {
    let mut parted = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let numbered = tokens.get(at + 1).is_some_and(|next| next.glued && next.is_number());
        let end = token.folded.len().saturating_sub(1);
        let short = token.folded.ends_with(['t', 'q']) && token.folded.is_ascii() && end > 1;
        if token.kind != TokenKind::Letters || !numbered || !short || is_known(lexicon, token) {
            parted.push(token.clone());
            continue;
        }
        let part = |from: usize, to: usize| {
            let marks = token.letter_marks().get(from..to).unwrap_or_default().to_vec();
            token.rewritten(token.folded.get(from..to).unwrap_or_default().to_owned(), marks)
        };
        let word = part(0, end);
        if is_known(lexicon, &word) || split_joined(lexicon, &word).is_some() {
            let mut short = part(end, end + 1);
            short.glued = true;
            parted.extend([word, short]);
        } else {
            parted.push(token.clone());
        }
    }
    parted
}

fn is_known(lexicon: &Lexicon, token: &Token) -> bool {
    lexicon.word(&token.folded).is_some() || lexicon.short_form(&token.folded).is_some()
}

/// "thangs" → tháng, "trwowcs" → trước, "ddieemr" → điểm.
fn telex(lexicon: &Lexicon, token: &Token) -> Option<Token> {
    if !token.folded.is_ascii() || token.folded.len() < 3 || token.folded.len() > 12 {
        return None;
    }
    let mut letters: Vec<(u8, u8)> = Vec::new();
    let mut tone = 0;
    for (position, letter) in token.folded.bytes().enumerate() {
        let mark = token.letter_marks().get(position).copied().unwrap_or_default();
        let vowels = letters.iter().any(|(letter, _)| b"aeiouy".contains(letter));
        match letter {
            b's' | b'f' | b'r' | b'x' | b'j' if vowels && tone == 0 => {
                tone = 1 + [b's', b'f', b'r', b'x', b'j'].iter().position(|key| *key == letter)? as u8;
            }
            b'w' => {
                let hit = letters.iter_mut().rev().filter(|(letter, _)| b"aou".contains(letter)).take(2);
                let mut found = false;
                for (letter, mark) in hit {
                    if *letter == b'a' && found {
                        break;
                    }
                    *mark |= if *letter == b'a' { 2 } else { 3 };
                    found = true;
                }
                if !found {
                    letters.push((b'u', 3));
                }
            }
            b'a' | b'e' | b'o' if letters.iter().any(|(earlier, mark)| *earlier == letter && mark & 3 == 0) => {
                let earlier = letters.iter_mut().find(|(earlier, mark)| *earlier == letter && mark & 3 == 0)?;
                earlier.1 |= 1;
            }
            b'd' if matches!(letters.first(), Some((b'd', 0))) => letters.first_mut()?.1 = 1,
            _ => letters.push((letter, mark)),
        }
    }
    if tone > 0 {
        let vowel = letters.iter_mut().rev().find(|(letter, _)| b"aeiouy".contains(letter))?;
        vowel.1 |= tone_mark(tone);
    }
    let folded: String = letters.iter().map(|(letter, _)| char::from(*letter)).collect();
    let decoded = token.rewritten(folded, letters.iter().map(|(_, mark)| *mark).collect());
    lexicon.word(&decoded.folded).is_some().then_some(decoded)
}

/// "okkkk" → ok, "thánggg" → tháng.
fn squeezed(lexicon: &Lexicon, token: &Token) -> Option<Token> {
    let mut folded = String::new();
    let mut marks = Vec::new();
    for (letter, mark) in token.folded.chars().zip(token.letter_marks()) {
        if folded.ends_with(letter) {
            continue;
        }
        folded.push(letter);
        marks.push(*mark);
    }
    (folded.len() > 1 && folded.len() < token.folded.len() && lexicon.word(&folded).is_some())
        .then(|| token.rewritten(folded, marks))
}

/// VNI keys: "d9ie63m", "so61", and "thang1 12", where the 1 is a tone and the 12 the month.
fn join_vni(lexicon: &Lexicon, tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut position = 0;
    while let Some(token) = tokens.get(position) {
        let run = 1 + tokens
            .iter()
            .skip(position + 1)
            .take_while(|next| next.glued && next.kind != TokenKind::Sign && !next.folded.contains(','))
            .count();
        let run = tokens.get(position..position + run).unwrap_or_default();
        if token.kind == TokenKind::Letters
            && run.len() > 1
            && let Some(decoded) = vni(lexicon, run, tokens.get(position + run.len()))
        {
            joined.push(decoded);
            position += run.len();
        } else {
            joined.push(token.clone());
            position += 1;
        }
    }
    joined
}

fn vni(lexicon: &Lexicon, run: &[Token], next: Option<&Token>) -> Option<Token> {
    let first = run.first()?;
    let takes_number = matches!(first.folded.as_str(), "thang" | "t" | "q" | "quy" | "tuan" | "nam" | "nhom" | "top");
    if takes_number && !(run.len() == 2 && next.is_some_and(Token::is_number)) {
        return None;
    }
    let mut letters: Vec<(char, u8)> = Vec::new();
    for token in run {
        if token.kind == TokenKind::Letters {
            letters.extend(token.folded.chars().zip(token.letter_marks().iter().copied()));
            continue;
        }
        for key in token.folded.bytes() {
            let mut earlier = letters.iter_mut().rev();
            match key {
                b'1'..=b'5' => earlier.find(|(letter, _)| "aeiouy".contains(*letter))?.1 |= tone_mark(key - b'0'),
                b'6' => earlier.find(|(letter, _)| "aeo".contains(*letter))?.1 |= 1,
                b'7' => earlier.find(|(letter, _)| "ou".contains(*letter))?.1 |= 3,
                b'8' => earlier.find(|(letter, _)| *letter == 'a')?.1 |= 2,
                b'9' => earlier.find(|(letter, _)| *letter == 'd')?.1 |= 1,
                _ => return None,
            }
        }
    }
    let (folded, marks): (String, Vec<u8>) = letters.into_iter().unzip();
    let mut decoded = first.rewritten(folded, marks);
    decoded.end = run.last()?.end;
    // Only where the marks make a word: "top5" and "nhom1" keep their numbers.
    let word = lexicon.word(&decoded.folded)?;
    lexicon.has_word_with(word, decoded.marks()).then_some(decoded)
}

/// "chisothang" → chi so thang: the fewest words, the longest first.
fn split_joined(lexicon: &Lexicon, token: &Token) -> Option<Vec<Token>> {
    let length = token.folded.len();
    if !token.folded.is_ascii() || !(5..=48).contains(&length) {
        return None;
    }
    // One slip is likelier than two words run together, unless the text is longer than a word can be.
    let slip = length <= 7 && !lexicon.corrections().near(&token.folded).is_empty();
    let names = || (length > 7 || joined(&token.folded)).then(|| cuts(lexicon, &token.folded, false)).flatten();
    let words = || if slip { None } else { cuts(lexicon, &token.folded, true).or_else(names) };
    one_phrase(lexicon, &token.folded).or_else(words).map(|cuts| {
        let mut parts = Vec::new();
        let mut from = 0;
        for to in cuts {
            let marks = token.letter_marks().get(from..to).unwrap_or_default().to_vec();
            let mut part = token.rewritten(token.folded.get(from..to).unwrap_or_default().to_owned(), marks);
            part.glued = from > 0;
            parts.push(part);
            from = to;
        }
        parts
    })
}

/// Vowels, consonants and vowels again: more than one Vietnamese syllable.
pub fn joined(word: &str) -> bool {
    let vowel = |letter: char| "aeiouy".contains(letter);
    let mut groups = 0;
    let mut inside = false;
    for letter in word.chars() {
        groups += usize::from(vowel(letter) && !inside);
        inside = vowel(letter);
    }
    groups > 1
}

/// "hungan", "xasongmai": all of it is one phrase of the lexicon, or a name behind the word of its kind, or a phrase before
/// a name.
fn one_phrase(lexicon: &Lexicon, text: &str) -> Option<Vec<usize>> {
    let mut kept: Vec<(u32, Vec<usize>, bool)> = vec![(0, Vec::new(), false)];
    while let Some((node, ends, again)) = kept.pop() {
        let from = ends.last().copied().unwrap_or_default();
        let entries = lexicon.entries(node);
        let names = entries.iter().any(|entry| matches!(entry.meaning, Meaning::Name(_)));
        if from == text.len() {
            if ends.len() > 1 && (names || !again && !entries.is_empty()) {
                return Some(ends);
            }
            continue;
        }
        let nodes = [Some(node), (!again && !entries.is_empty() && !names).then_some(0)];
        for (at, before) in nodes.into_iter().enumerate() {
            let Some(before) = before.filter(|_| at == 0 || from > 0) else { continue };
            for to in from + 2..=text.len().min(from + 7) {
                let word = text.get(from..to).and_then(|word| lexicon.word(word));
                if let Some(next) = word.and_then(|word| lexicon.step(before, word)) {
                    kept.push((next, [ends.as_slice(), &[to]].concat(), again || at == 1));
                }
            }
        }
    }
    None
}

fn cuts(lexicon: &Lexicon, text: &str, core_only: bool) -> Option<Vec<usize>> {
    // best[i]: penalty and start of the last word of the best cut of the first i letters.
    let mut best: Vec<Option<(u32, usize)>> = vec![None; text.len() + 1];
    *best.first_mut()? = Some((0, 0));
    for to in 2..=text.len() {
        for from in to.saturating_sub(7)..=to - 2 {
            let Some((penalty, _)) = best.get(from).copied().flatten() else { continue };
            let word = text.get(from..to).unwrap_or_default();
            let known = lexicon.word(word).is_some_and(|word| !core_only || lexicon.is_core(word));
            if !known && lexicon.short_form(word).is_none() {
                continue;
            }
            let penalty = penalty + 100 - (to - from) as u32 * (to - from) as u32;
            if let Some(slot) = best.get_mut(to)
                && slot.is_none_or(|(known, _)| penalty < known)
            {
                *slot = Some((penalty, from));
            }
        }
    }
    let mut ends = vec![text.len()];
    let mut at = text.len();
    while at > 0 {
        at = best.get(at).copied().flatten()?.1;
        if at > 0 {
            ends.push(at);
        }
    }
    ends.reverse();
    (ends.len() > 1).then_some(ends)
}
