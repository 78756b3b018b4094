//! Typical sentences: one for each of the company's main themes, with the way to its article.

use super::facts;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::portrait::{Page, line};
use crate::session::{Command, Subject};
use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{FontFamily, FontId, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Width of the column of themes.
const THEMES: f32 = 132.0;

/// Draws the sentences.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, page: &Page) {
    if page.portrait.typical.is_empty() {
        return;
    }
    let tokens = scene.tokens(ui);
    ui.add_space(2.0 * tokens::STEP);
    widgets::section_head(ui, &scene.text("company-typical"));
    ui.label(widgets::quiet(scene.text("company-typical-help"), tokens));
    ui.add_space(tokens::STEP);
    widgets::hairline(ui);
    for typical in &page.portrait.typical {
        let Some(entry) = page.library.entries.get(typical.article as usize) else {
            continue;
        };
        let text = entry.text(typical.place);
        let Some(sentence) = text.get(typical.sentence.range()) else {
            continue;
        };
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let said = words.join(" ");
        let theme = scene.subject_name(Subject::Theme(typical.theme));
        let mut source = entry.document.title.text.clone();
        if let Some(date) = entry.document.date {
            source = format!("{} · {source}", date.day());
        }
        let room = ui.available_width();
        let format = |size: f32, colour| TextFormat {
            font_id: FontId::new(size, FontFamily::Proportional),
            color: colour,
            line_height: Some((size * 1.6).round()),
            ..TextFormat::default()
        };
        let mut job = LayoutJob::default();
        job.append(&said, 0.0, format(tokens::TEXT, tokens.text));
        let from = format!("\n{source}");
        job.append(&from, 0.0, format(tokens::SMALL, tokens.text_quiet));
        job.wrap.max_width = (room - THEMES - 2.0 * tokens::STEP).max(120.0);
        let galley = ui.painter().layout_job(job);
        let size = vec2(room, galley.size().y + 4.0 * tokens::STEP);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &said));
        if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, tokens.hover);
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        widgets::focus_ring(ui, &response, rect);
        let top = rect.top() + 2.0 * tokens::STEP;
        let theme = crate::app::side_panel::truncated(
            ui,
            &theme,
            facts::head_font(),
            tokens.text_quiet,
            THEMES - 2.0 * tokens::STEP,
        );
        let at = pos2(rect.left() + tokens::STEP, top + 4.0);
        ui.painter().galley(at, theme, tokens.text_quiet);
        ui.painter()
            .galley(pos2(rect.left() + THEMES, top), galley, tokens.text);
        let stroke = egui::Stroke::new(tokens::HAIRLINE, tokens.hairline);
        ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
        if response.clicked() {
            let line = line(typical.spot);
            scene.send(Command::GoTo {
                entry: line.entry,
                place: line.hit,
            });
        }
    }
}
