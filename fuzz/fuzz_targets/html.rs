#![no_main]
//! A web page.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut page = b"<html><p>".to_vec();
    page.extend_from_slice(bytes);
    loa_fuzz::read(&page);
});
