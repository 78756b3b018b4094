//! Front matter: the block of fields at the top of a document.
//!
//! Knows text only, neither files nor what a field means. Text goes in; fields in file order, the
//! place where the body starts and problems come out. No text is ever lost: what is no front matter
//! stays in the body. `docs/front-matter.md` tells what is read and how.

mod by_line;
mod json;
mod lines;
mod plain;
mod scalar;
mod split;
mod toml;
mod yaml;

pub use split::{Block, Format, split};

use super::{Field, Problem, ProblemKind};
use std::collections::HashSet;

/// Bytes of a block above which it is read line by line: parsers take time that grows with the
/// square of what they are given.
pub const LIMIT: usize = 16 * 1024;

/// What was found at the top of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// In file order.
    pub fields: Vec<Field>,
    /// Bytes of the text before the body.
    pub body_start: usize,
    /// Line of the text on which the body starts, from 1.
    pub body_line: u32,
    /// True where there is a block, even one without fields.
    pub present: bool,
    /// What the reader must know.
    pub problems: Vec<Problem>,
}

/// Reads the front matter of a text without a byte order mark.
pub fn read(text: &str) -> FrontMatter {
    let nothing = FrontMatter {
        body_line: 1,
        ..FrontMatter::default()
    };
    let Some(block) = split(text) else {
        return nothing;
    };
    let Some((fields, mut problems)) = parse(&block) else {
        // Keys followed by prose: the line that seems to close the block is a rule in the text.
        if let Some(unclosed) = split::unclosed(text)
            && let Some((fields, problems)) = parse(&unclosed)
        {
            return finish(&unclosed, fields, problems);
        }
        let problems = vec![Problem::at(block.line, ProblemKind::FrontMatterNoMap)];
        return FrontMatter {
            problems,
            ..nothing
        };
    };
    if fields.is_empty() {
        problems.push(Problem::at(block.line, ProblemKind::FrontMatterEmpty));
    }
    finish(&block, fields, problems)
}

/// The fields of a block with the problems of reading it, or `None` where it is no mapping of keys
/// to values.
pub fn parse(block: &Block<'_>) -> Option<(Vec<Field>, Vec<Problem>)> {
    if block.content.len() > LIMIT {
        let kind = ProblemKind::FrontMatterTooLong {
            bytes: block.content.len() as u64,
        };
        let (fields, mut problems) = by_line::read(block, None)?;
        problems.insert(0, Problem::at(block.line, kind));
        return Some((fields, problems));
    }
    if block.format == Format::Yaml
        && let Some(fields) = plain::read(block.content, block.content_line)
    {
        return Some((fields, Vec::new()));
    }
    match parse_strictly(block) {
        Ok(fields) => fields.map(|fields| (fields, Vec::new())),
        Err(slip) => by_line::read(block, Some(slip)),
    }
}

/// Where and why a parser gave up.
#[derive(Clone, Debug)]
struct Slip {
    cause: String,
    /// Line of the file, where the parser names one.
    line: Option<u32>,
}

/// Reads the block with the parser of its format. `None` stands for content that is no mapping.
fn parse_strictly(block: &Block<'_>) -> Result<Option<Vec<Field>>, Slip> {
    match block.format {
        Format::Yaml => yaml::read(block.content, block.content_line),
        Format::Toml => toml::read(block.content, block.content_line).map(Some),
        Format::Json => json::read(block.content, block.content_line).map(Some),
    }
}

/// Adds the problems that concern the fields whatever way they were read.
fn finish(block: &Block<'_>, fields: Vec<Field>, mut problems: Vec<Problem>) -> FrontMatter {
    if !block.closed {
        problems.insert(0, Problem::at(block.line, ProblemKind::FrontMatterUnclosed));
    }
    let mut keys = HashSet::with_capacity(fields.len());
    for field in &fields {
        if !keys.insert(field.key.as_str()) {
            let kind = ProblemKind::DuplicateKey {
                key: field.key.clone(),
            };
            problems.push(Problem::at(field.line, kind));
        }
    }
    FrontMatter {
        fields,
        body_start: block.body_start,
        body_line: block.body_line,
        present: true,
        problems,
    }
}
