#![no_main]
//! The content of an OpenDocument spreadsheet.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    loa_fuzz::read(&loa_fuzz::archive(&[("mimetype", kind), ("content.xml", bytes)]));
});
