//! The pictures of the open article: measured and decoded by workers, kept as textures while near.

use super::opened::Open;
use super::page::Page;
use super::setter::PictureSizes;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::session::latest::{Job, Wake};
use crate::session::pictures::{self, Picture};
use crate::session::{Entry, Source};
use crate::text::blocks::{Article, BlockKind};
use egui::{
    Align2, ColorImage, Context, FontFamily, FontId, Pos2, Rect, TextureHandle, TextureOptions, Ui,
    Vec2, vec2,
};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Bytes of textures that may be kept beyond those that are seen.
const KEPT: usize = 64 << 20;
/// No picture is decoded wider than this, in pixels.
const WIDEST: u32 = 2048;

/// What is known of the pictures of one article.
#[derive(Default)]
pub struct Pictures {
    article: Option<Arc<Article>>,
    measuring: Option<Job<HashMap<usize, Measured>>>,
    measured: HashMap<usize, Measured>,
    decoding: Option<(usize, Job<Option<Picture>>)>,
    /// By position of the block; none where decoding failed.
    textures: HashMap<usize, Option<TextureHandle>>,
    unreadable: String,
}

/// A picture whose head has been read.
#[derive(Clone, Debug)]
struct Measured {
    file: Option<PathBuf>,
    /// Its own size, in pixels; nothing where it cannot be shown.
    size: Vec2,
}

impl Pictures {
    /// True while pictures are being read.
    pub fn is_looking(&self) -> bool {
        self.measuring.is_some() || self.decoding.is_some()
    }

    /// Follows the open article: measures its pictures once, decodes those that are seen. Gives the
    /// sizes where they have just become known.
    pub fn update(
        &mut self,
        ui: &Ui,
        scene: &Scene<'_>,
        open: &Open,
        (top, bottom): (f32, f32),
    ) -> Option<PictureSizes> {
        let article = &open.body.article;
        if self
            .article
            .as_ref()
            .is_none_or(|own| !Arc::ptr_eq(own, article))
        {
            *self = Self {
                article: Some(Arc::clone(article)),
                measuring: measure(
                    ui.ctx(),
                    article,
                    &open.entry,
                    &scene.session.library().source,
                ),
                ..Self::default()
            };
        }
        self.unreadable = scene.text("picture-unreadable").into_owned();
        self.take_decoded(ui.ctx());
        self.decode_next(ui.ctx(), &open.body, top, bottom);
        let measured = self.measuring.as_ref().and_then(Job::take)?;
        self.measuring = None;
        let sizes = measured.iter().map(|(block, own)| (*block, own.size));
        let sizes = sizes.collect();
        self.measured = measured;
        Some(sizes)
    }

    fn take_decoded(&mut self, context: &Context) {
        let Some((block, picture)) = self
            .decoding
            .as_ref()
            .and_then(|(block, job)| job.take().map(|picture| (*block, picture)))
        else {
            return;
        };
        self.decoding = None;
        let texture = picture.map(|picture| {
            let image = ColorImage::from_rgba_unmultiplied(picture.size, &picture.rgba);
            context.load_texture(format!("picture {block}"), image, TextureOptions::LINEAR)
        });
        self.textures.insert(block, texture);
    }

    /// Decodes the first picture between two heights that is not there yet; gives up those far away
    /// where they take too much.
    fn decode_next(&mut self, context: &Context, page: &Page, top: f32, bottom: f32) {
        let seen: Vec<usize> = page
            .pictures
            .iter()
            .filter(|at| at.rect.bottom() >= top - 400.0 && at.rect.top() <= bottom + 400.0)
            .map(|at| at.block)
            .collect();
        let bytes: usize = self
            .textures
            .values()
            .flatten()
            .map(TextureHandle::byte_size)
            .sum();
        if bytes > KEPT {
            self.textures.retain(|block, _| seen.contains(block));
        }
        if self.decoding.is_some() {
            return;
        }
        let wanted = seen
            .into_iter()
            .find(|block| !self.textures.contains_key(block));
        let file = wanted.and_then(|block| {
            let own = self.measured.get(&block)?;
            own.file.clone().map(|file| (block, file))
        });
        let Some((block, file)) = file else { return };
        let pixels = page.measure.width * page.measure.pixels_per_point;
        let widest = (pixels.ceil() as u32).clamp(64, WIDEST);
        let job = Job::spawn("wenjian-pictures", &wake(context), move |publisher, _| {
            publisher.publish(pictures::decode(&file, widest));
        });
        self.decoding = Some((block, job));
    }

    /// Draws the pictures that stand between two heights of a page.
    pub fn show(&self, ui: &Ui, page: &Page, origin: Pos2, (top, bottom): (f32, f32)) {
        let tokens = tokens::of_ui(ui);
        let is_seen = |rect: &Rect| rect.bottom() >= top && rect.top() <= bottom;
        for at in page.pictures.iter().filter(|at| is_seen(&at.rect)) {
            let rect = at.rect.translate(origin.to_vec2());
            if let Some(Some(texture)) = self.textures.get(&at.block) {
                let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
                ui.painter()
                    .image(texture.id(), rect, whole, tokens::UNTINTED);
                self.describe(ui, page, at.block, rect);
                continue;
            }
            let failed = self
                .measured
                .get(&at.block)
                .is_some_and(|own| own.size == Vec2::ZERO)
                || matches!(self.textures.get(&at.block), Some(None));
            ui.painter()
                .rect_filled(rect, tokens::MARK_ROUND, tokens.code);
            if failed {
                let path = path_of(page, at.block);
                let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
                let text = format!("{} {path}", self.unreadable);
                let clip = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
                let at = rect.left_center() + vec2(8.0, 0.0);
                clip.text(at, Align2::LEFT_CENTER, text, font, tokens.text_quiet);
            }
        }
    }

    fn describe(&self, ui: &Ui, page: &Page, block: usize, rect: Rect) {
        let id = ui.scope_id().with(("picture", block));
        let response = ui.interact(rect, id, egui::Sense::hover());
        let text = &page.article.blocks[block].shown;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, text));
    }
}

fn path_of(page: &Page, block: usize) -> &str {
    match page.article.blocks[block].kind {
        BlockKind::Picture { link } => page
            .article
            .links
            .get(link as usize)
            .map_or("", String::as_str),
        _ => "",
    }
}

fn wake(context: &Context) -> Wake {
    let context = context.clone();
    Arc::new(move || context.request_repaint())
}

/// Measures all pictures of an article; nothing where it has none.
fn measure(
    context: &Context,
    article: &Arc<Article>,
    entry: &Arc<Entry>,
    source: &Source,
) -> Option<Job<HashMap<usize, Measured>>> {
    if !article.blocks.iter().any(|block| block.is_picture()) {
        return None;
    }
    let (article, entry, source) = (Arc::clone(article), Arc::clone(entry), source.clone());
    let work = move |publisher: &crate::session::latest::Publisher<_>,
                     cancel: &crate::session::latest::Cancel| {
        let mut found = HashMap::new();
        for (index, block) in article.blocks.iter().enumerate() {
            let BlockKind::Picture { link } = block.kind else {
                continue;
            };
            if cancel.is_cancelled() {
                return;
            }
            let target = article.links.get(link as usize).map_or("", String::as_str);
            let file = pictures::file_of(&entry.document, &source, target);
            let size = file.as_deref().and_then(pictures::size);
            let size = size.map_or(Vec2::ZERO, |(width, height)| {
                vec2(width as f32, height as f32)
            });
            let file = file.filter(|_| size != Vec2::ZERO);
            found.insert(index, Measured { file, size });
        }
        publisher.publish(found);
    };
    Some(Job::spawn("wenjian-pictures", &wake(context), work))
}
