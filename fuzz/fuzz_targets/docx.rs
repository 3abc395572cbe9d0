#![no_main]
//! The body of a Word document, and its lists when the input has two halves.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (body, lists) = bytes.split_at(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
    loa_fuzz::read(&loa_fuzz::archive(&[("word/document.xml", body), ("word/numbering.xml", lists)]));
});
