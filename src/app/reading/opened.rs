//! The open article, set for the width and the look in force.
//!
//! A short article is set at once. Of a long one the beginning is, so that there is something to
//! read in the same frame, while a worker takes the whole apart and sets it; when only the width
//! changes, what was set before stays until the worker is done and what will be seen is laid out.

use super::coming::{Coming, View};
use super::header;
use super::measure::Measure;
use super::page::Page;
use super::setter::{self, Parts, PictureSizes, Threads};
use super::strip::Heights;
use super::warm;
use super::widths::Widths;
use crate::app::tokens::{self, Tokens};
use crate::session::Entry;
use crate::session::latest::{Job, Wake};
use crate::session::reading_look::Paragraphs;
use crate::text::blocks::{self, Article, Form};
use egui::Context;
use std::sync::Arc;

/// Bodies longer than this, in bytes, are set by a worker.
const LONG: usize = 96_000;
/// Bodies longer than this, in bytes, are set again by one: while a window is dragged wider that is needed in
/// many frames.
const LONG_AGAIN: usize = 24_000;
/// For so many blocks the faces are asked at once.
const BLOCKS_AT_ONCE: usize = 64;
/// How much of a long body is set at once, in bytes.
const BEGINNING: usize = 12_000;

/// The open article in its lines.
pub struct Open {
    /// The article.
    pub entry: Arc<Entry>,
    /// As what its body is set.
    pub form: Form,
    /// Its title.
    pub title: Page,
    /// Its body, or the beginning of it.
    pub body: Page,
    /// Heights of the lines of the body.
    pub heights: Heights,
    /// False while only the beginning of the body is there.
    pub is_whole: bool,
    /// Changes whenever the body is set again.
    pub generation: u64,
    wanted: Measure,
    pictures: PictureSizes,
    job: Option<Job<(Page, Heights)>>,
    /// What the worker has set, as long as it is not shown.
    coming: Option<Coming>,
    /// True where the worker sets the article as it was wanted before.
    is_outdated: bool,
    /// Draws the glyphs of the body ahead.
    warming: Option<Job<()>>,
}

impl Open {
    /// Sets `entry`, the whole or the beginning of it.
    pub fn new(entry: Arc<Entry>, form: Form, measure: Measure, context: &Context) -> Self {
        let body = &entry.document.body;
        let is_whole = body.len() <= LONG;
        let part = if is_whole { body } else { beginning(body) };
        let article = Arc::new(blocks::article(part, form));
        let title = set_title(&entry, measure, context);
        let pictures = PictureSizes::new();
        let parts = Parts::new(article, Threads::This);
        let body = set_here(parts, measure, &pictures, context);
        let heights = Heights::new(&body);
        let mut open = Self {
            entry,
            form,
            title,
            body,
            heights,
            is_whole,
            generation: 0,
            wanted: measure,
            pictures,
            job: None,
            coming: None,
            is_outdated: false,
            warming: None,
        };
        if is_whole {
            open.warm(context);
        } else {
            open.start(context);
        }
        open
    }

    /// True where the whole body is set, and no worker sets it otherwise.
    pub fn is_set(&self) -> bool {
        self.is_whole && self.job.is_none() && self.coming.is_none()
    }

    /// Height of the body; an estimate as long as only its beginning is there.
    pub fn height(&self) -> f32 {
        if self.is_whole {
            return self.body.height;
        }
        let part = beginning(&self.entry.document.body).len().max(1);
        self.body.height * (self.entry.document.body.len() as f32 / part as f32)
    }

    /// Sets the article again where the measure has changed.
    pub fn fit(&mut self, measure: Measure, context: &Context) {
        if self.wanted == measure {
            return;
        }
        let has_same_type = measure.has_type_of(&self.wanted);
        self.wanted = measure;
        if !has_same_type {
            self.warm(context);
        }
        self.title = set_title(&self.entry, measure, context);
        self.set_again(context);
    }

    /// Takes the sizes of pictures, in points, where they have become known.
    pub fn set_pictures(&mut self, sizes: PictureSizes, context: &Context) {
        if self.pictures != sizes {
            self.pictures = sizes;
            self.set_again(context);
        }
    }

    /// Takes what the worker has set, and shows it once the lines in `view` are laid out.
    pub fn poll(&mut self, view: View, tokens: &Tokens, context: &Context) {
        // One after the other: while a window is dragged wider, what comes would else never be shown.
        let set = self.job.as_ref().filter(|_| self.coming.is_none());
        if let Some((page, heights)) = set.and_then(Job::take) {
            self.job = None;
            if self.is_whole {
                self.coming = Some(Coming::new(page, heights));
            } else {
                // Its first lines are on screen already.
                self.is_whole = true;
                self.put(page, heights);
                self.warm(context);
            }
            if std::mem::take(&mut self.is_outdated) {
                self.start(context);
            }
        }
        let Some(mut coming) = self.coming.take() else {
            return;
        };
        if coming.lay_out(view, tokens, context) {
            let (page, heights) = coming.take();
            self.put(page, heights);
        } else {
            self.coming = Some(coming);
            context.request_repaint();
        }
    }

    fn set_again(&mut self, context: &Context) {
        if self.entry.document.body.len() > LONG_AGAIN {
            self.start(context);
        } else {
            let parts = self.body.parts.clone();
            let page = set_here(parts, self.wanted, &self.pictures, context);
            let heights = Heights::new(&page);
            self.put(page, heights);
        }
    }

    /// Has the glyphs of the body drawn ahead, where it is longer than a screen or two.
    fn warm(&mut self, context: &Context) {
        if self.is_whole && self.entry.document.body.len() > BEGINNING {
            let article = Arc::clone(&self.body.article);
            self.warming = Some(warm::start(article, self.wanted, context));
        }
    }

    fn put(&mut self, page: Page, heights: Heights) {
        self.heights = heights;
        self.body = page;
        self.generation += 1;
    }

    /// Has a worker take apart and set the whole. One that is at it already comes to its end first,
    /// so that resizing shows something now and then.
    fn start(&mut self, context: &Context) {
        if self.job.is_some() {
            self.is_outdated = true;
            return;
        }
        let parts = self.is_whole.then(|| self.body.parts.clone());
        let (entry, form, measure) = (Arc::clone(&self.entry), self.form, self.wanted);
        let pictures = self.pictures.clone();
        let for_wake = context.clone();
        let wake: Wake = Arc::new(move || for_wake.request_repaint());
        let context = context.clone();
        self.job = Some(Job::spawn(
            "wenjian-setter",
            &wake,
            move |publisher, cancel| {
                let parts = parts.unwrap_or_else(|| {
                    let article = blocks::article(&entry.document.body, form);
                    Parts::new(Arc::new(article), Threads::All)
                });
                if cancel.is_cancelled() {
                    return;
                }
                let widths = widths(&parts.article, &measure, &context);
                if cancel.is_cancelled() {
                    return;
                }
                let page = setter::set(parts, measure, &widths, &pictures, Threads::All);
                let heights = Heights::new(&page);
                publisher.publish((page, heights));
            },
        ));
    }
}

fn widths(article: &Article, measure: &Measure, context: &Context) -> Widths {
    let mut widths = Widths::default();
    // The faces are the window's too: a worker that holds them holds up the next frame.
    for blocks in article.blocks.chunks(BLOCKS_AT_ONCE) {
        context.fonts_mut(|fonts| widths.gather(blocks, measure, fonts));
    }
    widths
}

fn set_here(parts: Parts, measure: Measure, pictures: &PictureSizes, context: &Context) -> Page {
    let widths = widths(&parts.article, &measure, context);
    setter::set(parts, measure, &widths, pictures, Threads::This)
}

/// Titles are set in a size of their own, flush left and without an indent.
fn set_title(entry: &Entry, measure: Measure, context: &Context) -> Page {
    let mut measure = Measure {
        size: tokens::TITLE.max((measure.size * 1.3).round()),
        ..measure
    };
    measure.look.paragraphs = Paragraphs::Spaced;
    measure.look.leading = 150;
    let article = Arc::new(header::title_article(&entry.document.title.text));
    let parts = Parts::new(article, Threads::This);
    set_here(parts, measure, &PictureSizes::new(), context)
}

/// The first lines of a long body.
fn beginning(body: &str) -> &str {
    let least = body.floor_char_boundary(BEGINNING);
    let rest = &body.as_bytes()[least..];
    match memchr::memchr(b'\n', rest) {
        Some(end) if end < 4 * BEGINNING => &body[..=least + end],
        _ => &body[..least],
    }
}
