//! The encoding an HTML page declares for itself.

use encoding_rs::Encoding;
use memchr::memmem;

/// Bytes in which a declaration is looked for; the HTML standard asks for 1,024, real pages need more.
const PRESCAN: usize = 4096;

/// The encoding named by `<meta charset="…">`, by `<meta … content="text/html; charset=…">` or by an
/// XML declaration.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    if head.starts_with(b"<?xml")
        && let Some(found) = memmem::find(&head, b"encoding").and_then(|at| label(&head[at + 8..]))
    {
        return Some(found);
    }
    memmem::find_iter(&head, b"<meta").find_map(|start| {
        let tag = &head[start..];
        let tag = &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())];
        memmem::find(tag, b"charset").and_then(|at| label(&tag[at + 7..]))
    })
}

/// The encoding of a label such as ` = "gb2312"`.
fn label(after_name: &[u8]) -> Option<&'static Encoding> {
    let value = after_name
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let value = value
        .strip_prefix(b"\"")
        .or_else(|| value.strip_prefix(b"'"))
        .unwrap_or(value);
    let end = value
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.+".contains(byte)))
        .unwrap_or(value.len());
    Encoding::for_label(&value[..end])
}
