//! Which bytes are no text.

use super::super::ProblemKind;

/// First bytes of formats that people keep beside articles, and what to call them.
const FORMATS: [(&[u8], &str); 20] = [
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx, epub)"),
    (b"PK\x05\x06", "ZIP"),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "Microsoft Office 97 (doc, xls)",
    ),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1A\n", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"\x1F\x8B", "gzip"),
    (b"BZh91AY&SY", "bzip2"),
    (b"\xFD7zXZ\0", "xz"),
    (b"7z\xBC\xAF\x27\x1C", "7-Zip"),
    (b"Rar!\x1A\x07", "RAR"),
    (b"\x7FELF", "ELF"),
    (b"MZ\x90\0", "Windows program"),
    (b"SQLite format 3\0", "SQLite"),
    (b"bplist0", "binary property list"),
    (b"ITSF", "CHM"),
    (b"OggS", "Ogg"),
];

/// One control character in this many bytes is more than any text has.
const BYTES_PER_CONTROL: usize = 100;

/// Bytes looked at for control characters.
const SAMPLE: usize = 1 << 16;

/// The format whose first bytes these are.
pub(super) fn format(bytes: &[u8]) -> Option<&'static str> {
    FORMATS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(_, name)| *name)
}

/// The program's own copy of a format's name.
pub(super) fn known_name(name: &str) -> Option<&'static str> {
    FORMATS
        .iter()
        .map(|(_, known)| *known)
        .find(|known| *known == name)
}

/// Why bytes that are neither plain UTF-8 nor UTF-16 are no text, or `None` where they may be text.
pub(super) fn reason(bytes: &[u8]) -> Option<ProblemKind> {
    if let Some(format) = format(bytes) {
        return Some(ProblemKind::BinaryFormat { format });
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|byte| is_control(**byte)).count();
    (controls * BYTES_PER_CONTROL > sample.len()).then_some(ProblemKind::Binary)
}

/// True for a byte that is a control character in every encoding but UTF-16 and UTF-32 and that text
/// does not use: not tab, line ends, form feed, the end-of-file mark of DOS (0x1A) or escape.
pub(super) fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0B | 0x0E..=0x19 | 0x1C..=0x1F | 0x7F)
}
