//! URLs and e-mail addresses within a text.
//!
//! Found by bytes that prose seldom has: `/`, `@` and `www.`.

use super::excluded::Excluded;
use memchr::{memchr2_iter, memmem, memrchr};
use std::ops::Range;

/// Adds every address of `text` to `parts`. Those found by `www.` come last and may overlap others.
pub(super) fn addresses(text: &str, parts: &mut Vec<(Range<usize>, Excluded)>) {
    let bytes = text.as_bytes();
    let mut end = 0;
    for at in memchr2_iter(b'/', b'@', bytes) {
        if at < end {
            continue;
        }
        let found = match bytes[at] {
            b'@' => email(bytes, at, end).map(|range| (range, Excluded::Email)),
            _ => url(text, at, end).map(|range| (range, Excluded::Url)),
        };
        if let Some((range, kind)) = found {
            end = range.end;
            parts.push((range, kind));
        }
    }
    for at in memmem::find_iter(bytes, "www.") {
        if at == 0 || !bytes[at - 1].is_ascii_alphanumeric() {
            parts.push((at..url_end(text, at), Excluded::Url));
        }
    }
}

/// The URL whose first `/` stands at `slash`, `https://host/path` or `host.tld/path`; nothing before
/// `after` belongs to it.
fn url(text: &str, slash: usize, after: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let before = &bytes[after..slash];
    if let Some(before) = before.strip_suffix(b":")
        && bytes.get(slash + 1) == Some(&b'/')
    {
        let in_scheme = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
        let scheme = before.iter().rev().take_while(in_scheme).count();
        return (scheme > 0).then(|| slash - 1 - scheme..url_end(text, slash + 2));
    }
    let host = before.iter().rev().take_while(|byte| in_host(byte)).count();
    is_domain(&bytes[slash - host..slash]).then(|| slash - host..url_end(text, slash))
}

fn in_host(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')
}

/// True for `mp.weixin.qq.com`, not for `3.5` or `TCP`.
fn is_domain(host: &[u8]) -> bool {
    let Some(dot) = memrchr(b'.', host) else {
        return false;
    };
    let top = &host[dot + 1..];
    dot > 0 && top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic)
}

/// Where the URL ends whose rest starts at `from`: at the first character that no URL has. Chinese
/// prose goes on right behind a URL, so Han characters belong to it only after a mark within its path
/// (`/wiki/阿里巴巴`).
fn url_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut slashes = 0;
    let mut after_mark = false;
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        let belongs = match byte {
            b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | b'|' | b'\\' | b'^' => false,
            b'/' => {
                slashes += 1;
                after_mark = slashes > 1;
                true
            }
            b'=' | b'#' | b'_' | b'-' => {
                after_mark = slashes > 0;
                true
            }
            0..=0x7F => {
                after_mark = false;
                byte.is_ascii_graphic()
            }
            _ => {
                let belongs = |other: &char| after_mark && other.is_alphanumeric();
                match text[at..].chars().next().filter(belongs) {
                    Some(other) => at += other.len_utf8() - 1,
                    None => return at,
                }
                true
            }
        };
        if !belongs {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// The e-mail address around the `@` at `at`; nothing before `after` belongs to it.
fn email(bytes: &[u8], at: usize, after: usize) -> Option<Range<usize>> {
    let in_name = |byte: &&u8| in_host(byte) || **byte == b'+';
    let name = bytes[after..at].iter().rev().take_while(in_name).count();
    let length = bytes[at + 1..]
        .iter()
        .take_while(|byte| in_host(byte))
        .count();
    let host = &bytes[at + 1..at + 1 + length];
    let stops = host.iter().rev().take_while(|&&byte| byte == b'.').count();
    let host = &host[..length - stops];
    (name > 0 && is_domain(host)).then(|| at - name..at + 1 + host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut parts = Vec::new();
        addresses(text, &mut parts);
        parts.into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn addresses_end_where_prose_goes_on() {
        for (text, expected) in [
            (
                "见https://www.qq.com/a?b=c，腾讯",
                vec!["https://www.qq.com/a?b=c", "www.qq.com/a?b=c"],
            ),
            ("官网http://qq.com腾讯", vec!["http://qq.com"]),
            ("官网http://qq.com/腾讯", vec!["http://qq.com/"]),
            (
                "https://zh.wikipedia.org/wiki/腾讯）",
                vec!["https://zh.wikipedia.org/wiki/腾讯"],
            ),
            ("mp.weixin.qq.com/s/x 微信", vec!["mp.weixin.qq.com/s/x"]),
            ("写信到pony+x@qq.com。", vec!["pony+x@qq.com"]),
            ("见www.baidu.com百度", vec!["www.baidu.com"]),
            ("@腾讯 和/或 TCP/IP 京东JD.com 3.5/5", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
