//! Any text as a date: a date that is read is written so that it reads the same, and none is in 1970
//! that does not say so.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wenjian::corpus::date;

fuzz_target!(|text: &str| {
    for date in [date::parse(text), date::of_file_name(text)]
        .into_iter()
        .flatten()
    {
        assert_eq!(date::parse(&date.iso()), Some(date), "{text:?}");
        let says_so = text.contains('7') || text.contains('７');
        assert!(date.day().year() != 1970 || says_so, "{text:?}");
    }
});
