//! Past notices by their words, with or without diacritics.

use super::{Desk, DeskError, slug};
use crate::domain::notice::Notice;

impl Desk {
    /// The notices whose text has every word of `words`, newest first. Who may see which is the caller's question.
    pub async fn search(&self, words: &str) -> Result<Vec<Notice>, DeskError> {
        let wanted: Vec<String> = slug(words).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = self.store.notices().await?;
        found.retain(|notice| has_words(&notice.message.plain_text(), &wanted));
        Ok(found)
    }
}

/// Words stand as wholes: "so" is not found in "soát".
fn has_words(text: &str, wanted: &[String]) -> bool {
    let text = format!("-{}-", slug(text));
    wanted.iter().all(|word| text.contains(&format!("-{word}-")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_without_their_marks_and_as_wholes() {
        let wanted = |words: &str| slug(words).split('-').map(str::to_owned).collect::<Vec<_>>();
        let text = "Chỉ đạo 1/2 – UBND huyện Kim Động: tạm dừng công bố, 727/TTg-KSTT";
        for words in ["kim dong", "Kim Động tạm dừng", "727/TTg", "UBND"] {
            assert!(has_words(text, &wanted(words)), "{words}");
        }
        assert!(!has_words(text, &wanted("kim don")) && !has_words(text, &wanted("hiệp cường")));
    }
}
