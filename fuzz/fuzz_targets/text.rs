#![no_main]
//! A text in any encoding, behind a line that makes it a letter.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut text = "Kết quả Bộ chỉ số 766 tháng 12/2024:\n".as_bytes().to_vec();
    text.extend_from_slice(bytes);
    loa_fuzz::read(&text);
});
