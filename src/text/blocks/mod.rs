//! The parts of an article as it is read: paragraphs, headings, lists, quotations, tables, code.
//!
//! What is shown and the source it stands for stay tied together: every piece of a block knows the
//! bytes of the body it shows, so that marks, selection and copying speak of places in the file. Knows
//! nothing of fonts or windows.

mod markdown;

use super::ByteSpan;

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Every line that is not blank is a paragraph, shown as it is written.
    Plain,
    /// CommonMark with GitHub's tables, strikethrough, task lists and footnotes.
    Markdown,
    /// Every line as it is written, blank ones too, for whoever wants to see the marks of Markdown.
    Source,
}

/// Where in the column of a table its text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Edge {
    /// Flush left.
    #[default]
    Left,
    /// In the middle.
    Middle,
    /// Flush right.
    Right,
}

/// What kind of part a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// One line of a code block.
    Code,
    /// A picture in a file; what is shown is the text that describes it.
    Picture {
        /// Position of its path in [`Article::links`].
        link: u32,
    },
    /// A line across the column.
    Rule,
    /// A cell of a table.
    Cell {
        /// Number of the table in the article.
        table: u32,
        /// Row, from 0; row 0 holds the heads.
        row: u32,
        /// Column, from 0.
        column: u32,
        /// Where in its column the text stands.
        edge: Edge,
    },
}

/// How a piece is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Inline {
    /// Bold.
    pub bold: bool,
    /// Emphasised.
    pub emphasis: bool,
    /// Struck through.
    pub struck: bool,
    /// Code.
    pub code: bool,
    /// Position in [`Article::links`], where it is a link.
    pub link: Option<u32>,
}

/// A stretch of a block that is set one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of [`Block::shown`].
    pub shown: ByteSpan,
    /// Bytes of the body it stands for.
    pub source: ByteSpan,
    /// True where the two are the same characters, so that a place inside one is a place inside the
    /// other; else the piece stands for its source as a whole (an entity, a line end).
    pub exact: bool,
    /// How it is set.
    pub inline: Inline,
}

/// What stands before an item of a list without numbers.
pub const BULLET: &str = "•";

/// One part of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What kind of part it is.
    pub kind: BlockKind,
    /// The text that is shown, on one line.
    pub shown: String,
    /// Its pieces, one after the other.
    pub pieces: Vec<Piece>,
    /// How deep it lies in lists.
    pub indent: u8,
    /// How deep it lies in quotations.
    pub quote: u8,
    /// What stands before the first line of a list item: `•` or a number.
    pub marker: Option<String>,
    /// True where no gap separates it from the block before: lines of one code block, items of a
    /// tight list.
    pub tight: bool,
}

impl Block {
    /// Position of the piece that shows the byte `shown`; one past the last where none does.
    pub fn piece_at(&self, shown: u32) -> usize {
        self.pieces
            .partition_point(|piece| piece.shown.end <= shown)
    }

    /// Which part of the room that a line leaves stands on its left.
    pub fn share_before(&self) -> f32 {
        match self.kind {
            BlockKind::Cell {
                edge: Edge::Right, ..
            } => 1.0,
            BlockKind::Cell {
                edge: Edge::Middle, ..
            } => 0.5,
            _ => 0.0,
        }
    }

    /// True for pictures.
    pub fn is_picture(&self) -> bool {
        matches!(self.kind, BlockKind::Picture { .. })
    }

    /// The place in the body that the byte `shown` of this block stands for.
    pub fn source_of(&self, shown: u32) -> u32 {
        match self.pieces.get(self.piece_at(shown)) {
            Some(piece) if piece.exact => {
                piece.source.start + shown.saturating_sub(piece.shown.start)
            }
            Some(piece) => piece.source.start,
            None => self.pieces.last().map_or(0, |piece| piece.source.end),
        }
    }

    /// The bytes of this block that show what stands in `source`; `None` where it shows nothing of it.
    pub fn shown_of(&self, source: ByteSpan) -> Option<ByteSpan> {
        let mut found: Option<ByteSpan> = None;
        let first = self
            .pieces
            .partition_point(|piece| piece.source.end <= source.start);
        for piece in self.pieces[first..]
            .iter()
            .take_while(|piece| piece.source.start < source.end)
            .filter(|piece| piece.source.overlaps(source))
        {
            let part = if piece.exact {
                let start = source.start.max(piece.source.start) - piece.source.start;
                let end = source.end.min(piece.source.end) - piece.source.start;
                ByteSpan {
                    start: piece.shown.start + start,
                    end: piece.shown.start + end,
                }
            } else {
                piece.shown
            };
            found = Some(match found {
                None => part,
                Some(before) => ByteSpan {
                    start: before.start,
                    end: part.end,
                },
            });
        }
        found
    }

    /// The byte of this block that shows the place `source`, or the nearest after it.
    pub fn shown_at(&self, source: u32) -> u32 {
        let index = self
            .pieces
            .partition_point(|piece| piece.source.end <= source);
        match self.pieces.get(index) {
            Some(piece) if piece.exact => {
                piece.shown.start + source.saturating_sub(piece.source.start)
            }
            Some(piece) => piece.shown.start,
            None => self.pieces.last().map_or(0, |piece| piece.shown.end),
        }
    }

    /// The bytes of the body between its first and last piece.
    pub fn source(&self) -> ByteSpan {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => ByteSpan {
                start: first.source.start,
                end: last.source.end,
            },
            _ => ByteSpan { start: 0, end: 0 },
        }
    }
}

/// An article in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// In reading order.
    pub blocks: Vec<Block>,
    /// Targets of links, and paths of pictures.
    pub links: Vec<String>,
    /// What a link inside the article can go to: `#name`, and the position of the block.
    pub anchors: Vec<(String, usize)>,
}

/// One heading of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Position of its block.
    pub block: usize,
    /// 1 to 6.
    pub level: u8,
}

impl Article {
    /// Its headings, in reading order.
    pub fn outline(&self) -> Vec<Heading> {
        let level = |block: &Block| match block.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        };
        let blocks = self.blocks.iter().enumerate();
        blocks
            .filter_map(|(block, own)| level(own).map(|level| Heading { block, level }))
            .collect()
    }

    /// Position of the block that shows the beginning of `source`, or of the nearest after it.
    pub fn block_at(&self, source: ByteSpan) -> Option<usize> {
        let is_beyond =
            |block: &Block| !block.pieces.is_empty() && block.source().end > source.start;
        let near = self.blocks.iter().position(is_beyond)?;
        let shows = |block: &Block| block.shown_of(source).is_some();
        self.blocks[near..]
            .iter()
            .take_while(|block| block.pieces.is_empty() || block.source().start < source.end)
            .position(shows)
            .map(|index| near + index)
            .or(Some(near))
    }

    /// The block to which a link `#name` of this article goes.
    pub fn anchor(&self, target: &str) -> Option<usize> {
        let name = target.strip_prefix('#')?;
        self.anchors
            .iter()
            .find(|(anchor, _)| anchor == name)
            .map(|(_, block)| *block)
    }
}

/// The parts of `body`.
pub fn article(body: &str, form: Form) -> Article {
    match form {
        Form::Plain => plain(body),
        Form::Markdown => markdown::article(body),
        Form::Source => source(body),
    }
}

fn plain(body: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let visible = text.trim_end();
        if !visible.trim().is_empty() {
            blocks.push(whole_line(BlockKind::Paragraph, visible, start));
        }
        start += line.len();
    }
    Article {
        blocks,
        ..Article::default()
    }
}

fn source(body: &str) -> Article {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in body.split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let mut block = whole_line(BlockKind::Code, text, start);
        block.tight = start > 0;
        if text.is_empty() {
            // A line without anything in it still takes its height.
            block.shown.push(' ');
            block.pieces[0].shown = ByteSpan::new(0, 1);
            block.pieces[0].exact = false;
        }
        blocks.push(block);
        start += line.len();
    }
    Article {
        blocks,
        ..Article::default()
    }
}

fn whole_line(kind: BlockKind, text: &str, start: usize) -> Block {
    let piece = Piece {
        shown: ByteSpan::new(0, text.len()),
        source: ByteSpan::new(start, start + text.len()),
        exact: true,
        inline: Inline::default(),
    };
    Block {
        kind,
        shown: text.to_owned(),
        pieces: vec![piece],
        indent: 0,
        quote: 0,
        marker: None,
        tight: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(body: &str, form: Form) -> Vec<(BlockKind, String)> {
        let article = article(body, form);
        article
            .blocks
            .into_iter()
            .map(|block| (block.kind, block.shown))
            .collect()
    }

    #[test]
    fn plain_text_is_shown_as_it_is_written() {
        let body = "第一段。\r\n\r\n　　第二段，有 *星号*。\n\n\n# 不是标题\n";
        assert_eq!(
            shown(body, Form::Plain),
            [
                (BlockKind::Paragraph, "第一段。".to_owned()),
                (BlockKind::Paragraph, "　　第二段，有 *星号*。".to_owned()),
                (BlockKind::Paragraph, "# 不是标题".to_owned()),
            ]
        );
    }

    #[test]
    fn markdown_is_taken_apart() {
        let body = "## 谁开了什么\n\n开放**云计算**能力，\n不是 `风控`。\n\n- 百度\n- 腾讯\n\n> 引文\n\n| 公司 | 数 |\n| --- | ---: |\n| 阿里 | 3 |\n\n---\n\n```\na = 1\n\nb\n```\n";
        let cell = |row, column, edge| BlockKind::Cell {
            table: 0,
            row,
            column,
            edge,
        };
        assert_eq!(
            shown(body, Form::Markdown),
            [
                (BlockKind::Heading(2), "谁开了什么".to_owned()),
                (
                    BlockKind::Paragraph,
                    "开放云计算能力，不是 风控。".to_owned()
                ),
                (BlockKind::Paragraph, "百度".to_owned()),
                (BlockKind::Paragraph, "腾讯".to_owned()),
                (BlockKind::Paragraph, "引文".to_owned()),
                (cell(0, 0, Edge::Left), "公司".to_owned()),
                (cell(0, 1, Edge::Right), "数".to_owned()),
                (cell(1, 0, Edge::Left), "阿里".to_owned()),
                (cell(1, 1, Edge::Right), "3".to_owned()),
                (BlockKind::Rule, String::new()),
                (BlockKind::Code, "a = 1".to_owned()),
                (BlockKind::Code, " ".to_owned()),
                (BlockKind::Code, "b".to_owned()),
            ]
        );
        let parts = article(body, Form::Markdown);
        assert_eq!(parts.blocks[2].marker.as_deref(), Some("•"));
        assert_eq!(parts.blocks[4].quote, 1);
        let bold = &parts.blocks[1].pieces[1];
        assert!(bold.inline.bold);
        assert_eq!(&body[bold.source.range()], "云计算");
    }

    #[test]
    fn a_place_in_the_source_is_found_where_it_is_shown() {
        let body = "见[云*计*算](http://a.cn)与 A&amp;B 相比";
        let parts = article(body, Form::Markdown);
        let block = &parts.blocks[0];
        assert_eq!(block.shown, "见云计算与 A&B 相比");
        let at = body.find("计").expect("it stands there");
        let span = block
            .shown_of(ByteSpan::new(at, at + 3))
            .expect("it is shown");
        assert_eq!(&block.shown[span.range()], "计");
        assert_eq!(block.source_of(span.start), at as u32);
        assert_eq!(parts.links, ["http://a.cn"]);
    }

    proptest! {
        #[test]
        fn every_exact_piece_shows_its_source(body in "([#>*`|\\-\\[\\]()&;!~ \n1.]|[一-三]|[a-c]|\\PC){0,80}") {
            for form in [Form::Plain, Form::Markdown, Form::Source] {
                let parts = article(&body, form);
                for block in &parts.blocks {
                    let (mut end, mut source) = (0, 0);
                    for piece in &block.pieces {
                        prop_assert_eq!(piece.shown.start, end);
                        end = piece.shown.end;
                        prop_assert!(piece.source.start >= source, "places are found by halving");
                        source = piece.source.end;
                        prop_assert!(body.get(piece.source.range()).is_some());
                        if piece.exact {
                            prop_assert_eq!(
                                &block.shown[piece.shown.range()],
                                &body[piece.source.range()]
                            );
                        }
                    }
                    prop_assert_eq!(end as usize, block.shown.len());
                }
            }
        }
    }
}
