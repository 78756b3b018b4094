//! Has the glyphs of an article drawn ahead, on a worker thread, so that scrolling meets none that are
//! new: a screen full of new Chinese glyphs would hold up its frame.
//!
//! Knows faces and characters, no lines. What it draws lies where egui looks for it: in the atlas.

use super::measure::Measure;
use crate::session::latest::{Cancel, Job, Wake};
use crate::text::blocks::Article;
use egui::{Color32, Context, FontFamily};
use std::collections::HashSet;
use std::sync::Arc;

/// So many glyphs are drawn at once: the faces are the window's too, and it must not wait for long.
const AT_ONCE: usize = 8;
/// More distinct glyphs than this are not drawn ahead, for the atlas is not endless: no article of one
/// language has so many.
const AT_MOST: usize = 4_000;

/// Starts drawing the glyphs of `article`.
pub fn start(article: Arc<Article>, measure: Measure, context: &Context) -> Job<()> {
    let context = context.clone();
    // Nobody waits for it.
    let wake: Wake = Arc::new(|| {});
    Job::spawn("wenjian-setter", &wake, move |_, cancel| {
        glyphs(&article, &measure, &context, cancel);
    })
}

/// Draws the glyphs of `article`, in the order in which a reader meets them.
fn glyphs(article: &Article, measure: &Measure, context: &Context, cancel: &Cancel) {
    let mut known: HashSet<(FontFamily, u32, char)> = HashSet::new();
    let mut count = 0;
    for block in &article.blocks {
        for piece in &block.pieces {
            let font = measure.font_of(block.kind, piece.inline);
            let text = &block.shown[piece.shown.range()];
            let new: Vec<char> = text
                .chars()
                .filter(|character| !character.is_whitespace())
                .filter(|character| {
                    known.insert((font.family.clone(), font.size.to_bits(), *character))
                })
                .collect();
            for some in new.chunks(AT_ONCE) {
                count += some.len();
                if count > AT_MOST || cancel.is_cancelled() {
                    return;
                }
                context.fonts_mut(|fonts| {
                    // What no embedded face has is looked for where it is met.
                    let known = |character: &&char| fonts.has_glyph(&font, **character);
                    let text: String = some.iter().filter(known).collect();
                    fonts.layout_no_wrap(text, font.clone(), Color32::PLACEHOLDER);
                });
            }
        }
    }
}
