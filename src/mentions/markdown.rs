//! Code, tags and link targets within Markdown.
//!
//! Follows CommonMark where it matters for names: fences, code spans, raw HTML, inline links and link
//! definitions. What is never closed is text. Indented lines are text too: articles indent paragraphs
//! far more often than they hold code.

use super::excluded::Excluded;
use memchr::{memchr, memchr_iter, memchr3_iter, memmem};
use std::ops::Range;

/// A tag is looked for no further than this.
const LONGEST_TAG: usize = 64 << 10;

/// Adds what is not prose in `text` to `parts`, in order.
pub(super) fn markdown(text: &str, parts: &mut Vec<(Range<usize>, Excluded)>) {
    let bytes = text.as_bytes();
    let mut start = 0;
    for fence in fences(text) {
        Prose::new(bytes, start..fence.start).find(parts);
        start = fence.end;
        parts.push((fence, Excluded::Code));
    }
    Prose::new(bytes, start..bytes.len()).find(parts);
}

/// Fenced blocks of code, the lines of their fences included.
fn fences(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut blocks = Vec::new();
    if memmem::find(bytes, b"```").is_none() && memmem::find(bytes, b"~~~").is_none() {
        return blocks;
    }
    let mut open: Option<(usize, u8, usize)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        // A fence may stand in a list or a quotation.
        let content = line
            .trim_start_matches([' ', '\t', '>'])
            .trim_end()
            .as_bytes();
        let mark = content
            .first()
            .copied()
            .filter(|mark| matches!(mark, b'`' | b'~'));
        let length = mark.map_or(0, |mark| run(content, mark));
        let rest = &content[length..];
        match open {
            None if length >= 3 && !(mark == Some(b'`') && rest.contains(&b'`')) => {
                open = mark.map(|mark| (start, mark, length));
            }
            Some((first, opener, least))
                if mark == Some(opener) && length >= least && rest.is_empty() =>
            {
                blocks.push(first..end);
                open = None;
            }
            _ => {}
        }
        start = end;
    }
    if let Some((first, ..)) = open {
        blocks.push(first..text.len());
    }
    blocks
}

/// How many bytes `mark` `bytes` starts with.
fn run(bytes: &[u8], mark: u8) -> usize {
    bytes.iter().take_while(|&&byte| byte == mark).count()
}

/// Text between fences.
struct Prose<'t> {
    bytes: &'t [u8],
    range: Range<usize>,
    /// End of the paragraph that was looked at last: code spans and tags end with it.
    paragraph_end: usize,
}

impl<'t> Prose<'t> {
    fn new(bytes: &'t [u8], range: Range<usize>) -> Self {
        Self {
            bytes,
            paragraph_end: range.start,
            range,
        }
    }

    fn find(mut self, parts: &mut Vec<(Range<usize>, Excluded)>) {
        let (bytes, start) = (self.bytes, self.range.start);
        let mut end = start;
        for at in memchr3_iter(b'`', b'<', b']', &bytes[self.range.clone()]) {
            let at = start + at;
            let escaped = at > start && bytes[at - 1] == b'\\';
            if at < end || (escaped && bytes[at] != b']') {
                continue;
            }
            let found = match bytes[at] {
                b'`' => {
                    let length = run(&bytes[at..self.range.end], b'`');
                    end = at + length;
                    self.code_span(at, length)
                        .map(|end| (at..end, Excluded::Code))
                }
                b'<' => self.tag(at),
                _ => self.link(at).map(|range| (range, Excluded::LinkTarget)),
            };
            if let Some((range, kind)) = found {
                end = range.end;
                parts.push((range, kind));
            }
        }
    }

    /// The bytes from `at` to the end of its paragraph.
    fn paragraph_from(&mut self, at: usize) -> &'t [u8] {
        if self.paragraph_end <= at {
            let rest = &self.bytes[at..self.range.end];
            let blank = |&newline: &usize| {
                let next = rest[newline + 1..]
                    .iter()
                    .find(|byte| !b" \t\r".contains(byte));
                next.is_none_or(|&byte| byte == b'\n')
            };
            let length = memchr_iter(b'\n', rest).find(blank).unwrap_or(rest.len());
            self.paragraph_end = at + length;
        }
        &self.bytes[at..self.paragraph_end]
    }

    /// The end of the code span that a run of `length` backticks at `at` opens.
    fn code_span(&mut self, at: usize, length: usize) -> Option<usize> {
        let paragraph = self.paragraph_from(at);
        let mut from = length;
        while let Some(next) = memchr(b'`', paragraph.get(from..)?) {
            let closing = run(&paragraph[from + next..], b'`');
            from += next + closing;
            if closing == length {
                return Some(at + from);
            }
        }
        None
    }

    /// The tag, comment or raw element that the `<` at `at` opens.
    fn tag(&mut self, at: usize) -> Option<(Range<usize>, Excluded)> {
        let rest = &self.bytes[at..self.range.end];
        if rest.starts_with(b"<!--") {
            let end = memmem::find(rest, b"-->")?;
            return Some((at..at + end + 3, Excluded::Tag));
        }
        let closing = usize::from(rest.get(1) == Some(&b'/'));
        let in_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
        let name = &rest[1 + closing..];
        let name = &name[..name.iter().take_while(in_name).count()];
        let after = rest.get(1 + closing + name.len())?;
        let named = name.first().is_some_and(u8::is_ascii_alphabetic)
            && (after.is_ascii_whitespace() || matches!(after, b'>' | b'/'));
        if !named {
            return None;
        }
        let paragraph = self.paragraph_from(at);
        let end = tag_end(&paragraph[..paragraph.len().min(LONGEST_TAG)])?;
        let raw = if closing == 1 {
            None
        } else {
            raw_element(name)
        };
        let Some((close, kind)) = raw else {
            return Some((at..at + end, Excluded::Tag));
        };
        let content = &rest[end..];
        let closed = memmem::find(content, close)
            .and_then(|close| memchr(b'>', &content[close..]).map(|mark| end + close + mark + 1));
        Some(match closed {
            Some(closed) => (at..at + closed, kind),
            None => (at..at + end, Excluded::Tag),
        })
    }

    /// The target behind the `]` at `at`: `(…)` of an inline link, or the whole line of a definition.
    fn link(&self, at: usize) -> Option<Range<usize>> {
        let rest = &self.bytes[at + 1..self.range.end];
        let line = &rest[..memchr(b'\n', rest).unwrap_or(rest.len())];
        match line.first()? {
            b'(' => {
                let mut depth = 0;
                let mut escaped = false;
                let closing = line.iter().position(|&byte| {
                    match byte {
                        _ if escaped => {}
                        b'(' => depth += 1,
                        b')' => depth -= 1,
                        _ => {}
                    }
                    escaped = byte == b'\\' && !escaped;
                    depth == 0
                })?;
                Some(at + 1..at + 1 + closing + 1)
            }
            b':' => {
                let before = &self.bytes[self.range.start..at];
                let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
                let label = before[line_start..].trim_ascii_start().strip_prefix(b"[")?;
                // `[快讯]: 华为…` is prose, and so is a footnote.
                let target = line[1..].trim_ascii();
                let defines = !label.starts_with(b"^")
                    && !target.is_empty()
                    && target.split(u8::is_ascii_whitespace).next()?.is_ascii();
                let start = self.range.start + line_start;
                (defines && memchr(b']', label).is_none()).then(|| start..at + 1 + line.len())
            }
            _ => None,
        }
    }
}

/// Elements whose content is no prose, by the start of their closing tag.
fn raw_element(name: &[u8]) -> Option<(&'static [u8], Excluded)> {
    match name {
        b"script" => Some((b"</script", Excluded::Tag)),
        b"style" => Some((b"</style", Excluded::Tag)),
        b"code" => Some((b"</code", Excluded::Code)),
        b"pre" => Some((b"</pre", Excluded::Code)),
        _ => None,
    }
}

/// One past the `>` that closes the tag at the start of `bytes`; a quoted `>` closes nothing.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, &byte) in bytes.iter().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut parts = Vec::new();
        markdown(text, &mut parts);
        parts.into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn code_tags_and_targets_are_found() {
        for (text, expected) in [
            ("用`腾讯`和``百`度``", vec!["`腾讯`", "``百`度``"]),
            ("用`腾讯\n\n和`百度", vec![]),
            ("\\`腾讯`百度`", vec!["`百度`"]),
            ("a\n```js\n腾讯\n```\n百度", vec!["```js\n腾讯\n```\n"]),
            (
                "> ~~~\n> 腾讯\n> ~~~\n百度`京东`",
                vec!["> ~~~\n> 腾讯\n> ~~~\n", "`京东`"],
            ),
            ("```\n腾讯", vec!["```\n腾讯"]),
            (
                "<a title=\"腾讯>\" href='x'>腾讯</a>",
                vec!["<a title=\"腾讯>\" href='x'>", "</a>"],
            ),
            ("1<b且腾讯>2 <腾讯>", vec![]),
            ("<!-- 腾讯\n\n-->百度", vec!["<!-- 腾讯\n\n-->"]),
            ("<script>腾讯</script>百度", vec!["<script>腾讯</script>"]),
            ("<code>腾讯</code>百度", vec!["<code>腾讯</code>"]),
            (
                "![腾讯](a(腾讯).png \"腾讯\")百度",
                vec!["(a(腾讯).png \"腾讯\")"],
            ),
            (
                "腾讯\n[百度]: https://baidu.com 百度\n",
                vec!["[百度]: https://baidu.com 百度"],
            ),
            ("[快讯]: 腾讯\n[^1]: http://x 腾讯", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
