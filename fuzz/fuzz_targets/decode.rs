//! Any bytes, in any encoding or none, as each kind of file: reading returns, loses no valid UTF-8 and
//! says so where it replaces something.

#![no_main]

use encoding_rs::{BIG5, EUC_KR, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_16LE, WINDOWS_1252};
use libfuzzer_sys::fuzz_target;
use wenjian::corpus::decode::Hints;
use wenjian::corpus::{ReadOptions, Reading, decode, document_from_bytes};

fuzz_target!(|input: &[u8]| {
    let Some((choice, bytes)) = input.split_first() else {
        return;
    };
    let encodings = [
        BIG5,
        EUC_KR,
        GB18030,
        ISO_2022_JP,
        SHIFT_JIS,
        UTF_16LE,
        WINDOWS_1252,
    ];
    let chosen = encodings.get(usize::from(choice & 15)).copied();
    let hints = Hints {
        chosen,
        html: choice & 16 != 0,
        cut: choice & 32 != 0,
    };
    if let Ok(decoded) = decode(bytes, hints) {
        let replaced = decoded.text.contains('\u{fffd}');
        let may_be_there = matches!(decoded.encoding, "UTF-8" | "gb18030")
            || decoded.encoding.starts_with("UTF-16")
            || decoded.encoding.starts_with("UTF-32");
        assert!(
            !replaced || may_be_there || !decoded.problems.is_empty(),
            "{decoded:?}"
        );
        if let Ok(text) = std::str::from_utf8(bytes)
            && decoded.encoding == "UTF-8"
        {
            assert_eq!(decoded.text, text.strip_prefix('\u{feff}').unwrap_or(text));
        }
    }
    let name = ["a.md", "a.html", "a.txt", "a"][usize::from(choice >> 6)];
    let max_bytes = if choice & 32 != 0 {
        bytes.len() as u64 / 2
    } else {
        1 << 20
    };
    let options = ReadOptions {
        encoding: chosen,
        max_bytes,
        ..ReadOptions::default()
    };
    if let Reading::Document(document) = document_from_bytes(bytes, name.into(), None, &options) {
        assert_eq!(document.characters as usize, document.body.chars().count());
        assert!(!document.title.text.is_empty() && !document.title.text.contains(['\n', '\r']));
        assert_eq!(document.bytes, bytes.len() as u64);
    }
});
