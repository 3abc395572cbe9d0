#![no_main]
//! Any bytes at all. PDF and pictures go to programs of their own, which are not what is tested here.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let foreign = bytes.windows(5).any(|window| window == b"%PDF-") || bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8");
    if !foreign && !bytes.starts_with(b"II*\0") && !bytes.starts_with(b"MM\0*") {
        loa_fuzz::read(bytes);
    }
});
