#![no_main]
//! The portal's JSON.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut json = br#"{"timeType":"month","year":2025,"period":9,"items":["#.to_vec();
    json.extend_from_slice(bytes);
    json.extend_from_slice(b"]}");
    loa_fuzz::read(&json);
});
