//! Whether words are Vietnamese syllables: what tells a rightly decoded text from a wrongly decoded one.

use unicode_normalization::UnicodeNormalization;

const ONSETS: &[&str] = &[
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];

const RHYMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng \
    eo ep et ê êch êm ên ênh êp êt êu êng i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan \
    oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt \
    ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên \
    uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt ych yp ";

/// Words with letters beyond ASCII, and how many of them are syllables.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    pub words: usize,
    pub syllables: usize,
}

impl Share {
    pub fn percent(self) -> usize {
        (self.syllables * 100).checked_div(self.words).unwrap_or(100)
    }

    /// The higher the more Vietnamese; words that are none weigh against those that are.
    pub fn score(self) -> i64 {
        self.syllables as i64 - 2 * (self.words - self.syllables) as i64
    }
}

/// Looks at all words. Symbols of the western half of a code page count as letters: in a word they betray an encoding.
pub fn share(text: &str) -> Share {
    let in_word =
        |c: char| c.is_alphabetic() || ('\u{a1}'..='\u{ff}').contains(&c) || ('\u{300}'..='\u{36f}').contains(&c);
    let mut share = Share::default();
    let written = |word: &&str| !word.is_ascii() && word.contains(char::is_alphabetic);
    for word in text.split(|c: char| !in_word(c)).filter(written) {
        let word: String = word.to_lowercase().nfc().collect();
        // "QĐ", "HĐND": abbreviations without a vowel say nothing.
        if word.chars().all(|c| c == 'đ' || (c.is_ascii_alphabetic() && !"aeiouy".contains(c))) {
            continue;
        }
        share.words += 1;
        share.syllables += usize::from(is_syllable(&word));
    }
    share
}

/// A small word in NFC.
pub fn is_syllable(word: &str) -> bool {
    let mut tones = 0;
    let mut plain = String::with_capacity(word.len());
    for c in word.nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
            c => plain.push(c),
        }
    }
    let plain: String = plain.nfc().collect();
    // Syllables that end in a stop have one of two tones.
    let stopped = plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch");
    let stop_tone = word.nfd().any(|c| matches!(c, '\u{301}' | '\u{323}'));
    tones <= 1
        && (!stopped || stop_tone)
        && (is_rhyme(&plain) || ONSETS.iter().any(|onset| plain.strip_prefix(onset).is_some_and(is_rhyme)))
}

/// A beginning of syllables that is none itself.
pub fn is_onset(head: &str) -> bool {
    ONSETS.contains(&head)
}

fn is_rhyme(rest: &str) -> bool {
    !rest.is_empty() && RHYMES.split(' ').any(|rhyme| rhyme == rest)
}
