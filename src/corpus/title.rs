//! What an article is called.
//!
//! Knows fields and Markdown headings. The title is that of the first field that has one, else the
//! first heading, else the file's name; always on one line and never empty.

use super::{Field, FileKind, Title, TitleOrigin};

/// Keys under which articles keep their title, the most telling first. Letter case does not matter.
pub const KEYS: [&str; 2] = ["title", "标题"];

/// The title of a document whose page heading, for HTML, is `heading`.
pub fn choose(
    fields: &[Field],
    keys: &[String],
    kind: FileKind,
    heading: Option<&str>,
    body: &str,
    path: &str,
) -> Title {
    let of_field = keys.iter().find_map(|key| {
        fields
            .iter()
            .filter(|field| field.key.eq_ignore_ascii_case(key))
            .find_map(|field| one_line(&field.value.compact()))
    });
    if let Some(text) = of_field {
        return Title {
            text,
            origin: TitleOrigin::Field,
        };
    }
    let heading = match kind {
        FileKind::Markdown => first_heading(body).and_then(one_line),
        FileKind::Html => heading.and_then(one_line),
        FileKind::Plain => None,
    };
    if let Some(text) = heading {
        return Title {
            text,
            origin: TitleOrigin::Heading,
        };
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let text = one_line(stem)
        .or_else(|| one_line(name))
        .unwrap_or_else(|| "-".to_owned());
    Title {
        text,
        origin: TitleOrigin::FileName,
    }
}

/// The text with every run of white space as one space; `None` where nothing is left.
pub fn one_line(text: &str) -> Option<String> {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if !word.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    (!line.is_empty()).then_some(line)
}

/// The first heading of a Markdown text, outside of fenced code: `# …` or a line underlined by `===`
/// or `---`.
fn first_heading(body: &str) -> Option<&str> {
    let mut fence: Option<&str> = None;
    let mut above = "";
    for line in body.lines() {
        let bare = line.trim();
        if let Some(mark) = fence {
            if bare.starts_with(mark) {
                fence = None;
            }
            continue;
        }
        fence = ["```", "~~~"]
            .into_iter()
            .find(|mark| bare.starts_with(mark));
        let indented = line.starts_with("    ") || line.starts_with('\t');
        let level = bare.bytes().take_while(|byte| *byte == b'#').count();
        let text = &bare[level..];
        if (1..=6).contains(&level) && !indented && text.starts_with([' ', '\t']) {
            let text = text.trim();
            let open = text.trim_end_matches('#');
            let closed = open.is_empty() || open.ends_with([' ', '\t']);
            let heading = if closed { open.trim_end() } else { text };
            if !heading.is_empty() {
                return Some(heading);
            }
        }
        let underlined = |mark: u8| !bare.is_empty() && bare.bytes().all(|byte| byte == mark);
        let paragraph =
            !above.is_empty() && !above.starts_with(['>', '-', '*', '|', '<', '#', '!']);
        if paragraph && (underlined(b'=') || (underlined(b'-') && bare.len() > 1)) {
            return Some(above);
        }
        above = if indented { "" } else { bare };
    }
    None
}
