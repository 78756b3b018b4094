//! What the search of the whole library found in the open article, lit as the finder lights its hits.
//!
//! Knows places in the file; the lines of a page turn them into rectangles.

use crate::app::scene::Scene;
use crate::app::tokens::Tokens;
use crate::corpus::Value;
use crate::mentions::Place;
use crate::search::{Hit, HitPlace, field_text};
use crate::text::ByteSpan;
use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Painter, Rect, Stroke};

/// The hits in one of the texts of the open article, ascending.
pub fn hits<'s>(scene: &'s Scene<'_>, place: HitPlace) -> &'s [Hit] {
    let hits = scene.session.found_here();
    let first = hits.partition_point(|hit| hit.place() < place);
    let count = hits[first..].partition_point(|hit| hit.place() == place);
    &hits[first..first + count]
}

/// The hit at which the reader is.
pub fn here(scene: &Scene<'_>) -> Option<Hit> {
    let at = scene.session.hit_found()?;
    let hits = scene.session.found_here();
    hits.get(at.number as usize).copied()
}

/// Where the text of a mention lies, as hits say it.
pub fn place_of(place: Place) -> HitPlace {
    match place {
        Place::Title => HitPlace::Title,
        Place::Body => HitPlace::Body,
    }
}

/// Lights what was found: square, of one colour and without a line below, so that it differs from marks;
/// the one at which the reader is has a frame too.
pub fn light(painter: &Painter, tokens: &Tokens, rect: Rect, is_here: bool) {
    // The line below a mark stays to be seen.
    let rect = rect.with_max_y(rect.bottom() - 3.0);
    let fill = match is_here {
        true => tokens.found_here,
        false => tokens.found,
    };
    painter.rect_filled(rect, 0.0, fill);
    if is_here {
        let stroke = Stroke::new(1.5, tokens.text);
        painter.rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Outside);
    }
}

/// The value of a field with what was found in it lit; `None` where nothing was, or where the value is
/// shown otherwise than it is searched.
pub fn value(
    scene: &Scene<'_>,
    tokens: &Tokens,
    index: usize,
    value: &Value,
    size: f32,
) -> Option<LayoutJob> {
    let place = HitPlace::Field(u16::try_from(index).ok()?);
    let hits = hits(scene, place);
    if hits.is_empty() || matches!(value, Value::Map(_)) {
        return None;
    }
    let here = here(scene);
    let lit = hits.iter().map(|hit| (hit.span, here == Some(*hit)));
    Some(lit_text(&field_text(value), lit, tokens, size))
}

/// A text with places in it lit.
fn lit_text(
    text: &str,
    lit: impl Iterator<Item = (ByteSpan, bool)>,
    tokens: &Tokens,
    size: f32,
) -> LayoutJob {
    let format = |background: Color32| TextFormat {
        font_id: FontId::new(size, FontFamily::Proportional),
        color: tokens.text,
        background,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let mut end = 0;
    for (span, is_here) in lit {
        let range = span.range();
        let (Some(before), Some(found)) = (text.get(end..range.start), text.get(range.clone()))
        else {
            continue;
        };
        job.append(before, 0.0, format(Color32::TRANSPARENT));
        let ground = if is_here {
            tokens.found_here
        } else {
            tokens.found
        };
        job.append(found, 0.0, format(ground));
        end = range.end;
    }
    job.append(
        text.get(end..).unwrap_or_default(),
        0.0,
        format(Color32::TRANSPARENT),
    );
    job
}
