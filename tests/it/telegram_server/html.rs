//! Markup as the platform reads it: every tag known and closed in order, every escape whole.

const TAGS: [&str; 8] = ["b", "strong", "i", "em", "u", "s", "code", "pre"];

/// The words that a reader sees, or why the platform refuses the markup.
pub(super) fn words(html: &str) -> Result<String, String> {
    let (mut words, mut open, mut at) = (String::new(), Vec::new(), 0);
    let fault = |what: &str, at: usize| format!("Bad Request: can't parse entities: {what} at byte offset {at}");
    while let Some(character) = html[at..].chars().next() {
        let rest = &html[at..];
        match character {
            '<' => {
                let end = rest.find('>').ok_or_else(|| fault("Unclosed start tag", at))?;
                let tag = &rest[1..end];
                match tag.strip_prefix('/') {
                    Some(name) if open.last() == Some(&name) => drop(open.pop()),
                    Some(_) => return Err(fault("Unexpected end tag", at)),
                    None if TAGS.contains(&tag) => open.push(tag),
                    None => return Err(fault(&format!("Unsupported start tag \"{tag}\""), at)),
                }
                at += end + 1;
            }
            '&' => {
                let known = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
                // The platform shows a lone ampersand as it is; a broken escape of ours is a fault all the same.
                let (escape, meaning) = known
                    .into_iter()
                    .find(|(escape, _)| rest.starts_with(escape))
                    .ok_or_else(|| fault("Broken escape", at))?;
                words.push(meaning);
                at += escape.len();
            }
            other => {
                words.push(other);
                at += other.len_utf8();
            }
        }
    }
    match open.last() {
        Some(tag) => Err(fault(&format!("Can't find end tag corresponding to start tag \"{tag}\""), html.len())),
        None => Ok(words),
    }
}

#[test]
fn broken_markup_is_refused() {
    assert_eq!(words("<b>a &lt; b</b>\n<i>c</i>"), Ok("a < b\nc".to_owned()));
    for broken in ["<b>a", "a</b>", "<b><i>a</b></i>", "a < b", "a &am b", "<blink>a</blink>"] {
        assert!(words(broken).is_err(), "{broken}");
    }
}
