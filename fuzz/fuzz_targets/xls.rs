#![no_main]
//! An old workbook: seed it with tests/data/tables/*.xls.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        loa_fuzz::read(bytes);
    }
});
