//! Capital letters.

/// "Huyện Kim Động": a name or a span at the beginning of a line.
pub fn capital(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
