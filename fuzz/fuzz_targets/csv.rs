#![no_main]
//! A table with delimiters.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut table = "Kỳ;Đơn vị;CKMB;Tổng điểm\n12/2024;Xã Toàn Thắng;17,5;88\n".as_bytes().to_vec();
    table.extend_from_slice(bytes);
    loa_fuzz::read(&table);
});
