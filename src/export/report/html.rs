//! Text on its way into a page: what HTML takes for its own is written otherwise.

use crate::text::ByteSpan;

/// Adds `text` to a page.
pub fn push_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // No page may hold these at all.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {
                html.push('\u{FFFD}');
            }
            _ => html.push(character),
        }
    }
}

/// `text` for a page.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push_escaped(&mut html, text);
    html
}

/// A part of a text that is wrapped in tags.
pub struct Wrapped {
    /// Bytes of the text.
    pub span: ByteSpan,
    /// What stands before and after it.
    pub tags: (String, &'static str),
}

/// Adds `text`, its parts wrapped. Parts come in ascending order; one that begins within the one before is
/// left out, as no browser draws two marks over each other.
pub fn push_wrapped(html: &mut String, text: &str, parts: &[Wrapped]) {
    let mut done = 0;
    for part in parts {
        let range = part.span.range();
        let Some(inside) = text.get(range.clone()).filter(|_| range.start >= done) else {
            continue;
        };
        push_escaped(html, &text[done..range.start]);
        html.push_str(&part.tags.0);
        push_escaped(html, inside);
        html.push_str(part.tags.1);
        done = range.end;
    }
    push_escaped(html, &text[done..]);
}

/// Where a link may lead: addresses of the web and of mail. Anything else in an article (a script, a file
/// of the reader's machine) is shown and leads nowhere.
pub fn is_safe(link: &str) -> bool {
    let lower = link.trim().to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
}
