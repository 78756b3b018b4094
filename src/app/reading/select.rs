//! Selecting text of the body with the mouse: what is selected are bytes of the file.

use super::page::Page;
use crate::app::scene::Scene;
use crate::mentions::Place;
use crate::session::{Command, Inquiry};
use crate::text::ByteSpan;
use egui::{CursorIcon, Pos2, Response, Ui};

/// The selection of the open article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection {
    /// Where it began and where it ends now, in bytes of the body.
    ends: Option<(u32, u32)>,
    /// The character on which a menu was asked for.
    pointed: Option<ByteSpan>,
}

impl Selection {
    /// Follows the pointer.
    pub fn interact(
        &mut self,
        ui: &Ui,
        response: &Response,
        page: &Page,
        origin: Pos2,
        body: &str,
    ) {
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::Text);
        }
        if response.drag_started()
            && let Some(at) = ui.input(|input| input.pointer.press_origin())
        {
            let place = place_at(ui, page, origin, at);
            self.ends = place.map(|place| (place, place));
        } else if response.dragged()
            && let (Some((start, _)), Some(at)) = (self.ends, response.interact_pointer_pos())
        {
            let place = place_at(ui, page, origin, at).unwrap_or(start);
            self.ends = Some((start, place));
        } else if response.triple_clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            self.ends = paragraph_at(page, origin, at);
        } else if response.clicked() {
            self.ends = None;
        }
        if response.secondary_clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            self.pointed = place_at(ui, page, origin, at).and_then(|place| {
                let character = body.get(place as usize..)?.chars().next()?;
                let end = place as usize + character.len_utf8();
                Some(ByteSpan::new(place as usize, end))
            });
        }
        let wants_all =
            ui.input(|input| input.modifiers.command && input.key_pressed(egui::Key::A));
        if wants_all && !ui.ctx().text_edit_focused() {
            self.ends = u32::try_from(body.len()).ok().map(|end| (0, end));
        }
    }

    /// What is selected, if anything is.
    pub fn range(&self) -> Option<ByteSpan> {
        let (one, other) = self.ends?;
        (one != other).then(|| ByteSpan {
            start: one.min(other),
            end: one.max(other),
        })
    }

    /// The selected text, exactly as it stands in the file.
    pub fn text<'body>(&self, body: &'body str) -> Option<&'body str> {
        body.get(self.range()?.range())
    }
}

/// The menu of the text: why what is selected, or the character below the pointer, is lit or not.
pub fn menu(response: &Response, scene: &mut Scene<'_>, selection: &Selection) {
    response.context_menu(|ui| {
        ui.set_min_width(200.0);
        let asked = selection.range().or(selection.pointed);
        let (Some(span), Some(entry)) = (asked, scene.session.selected()) else {
            return;
        };
        if ui.button(scene.text("menu-explain")).clicked() {
            let place = Place::Body;
            scene.send(Command::Explain(Some(Inquiry { entry, place, span })));
            ui.close();
        }
    });
}

/// The place in the body nearest to a point.
fn place_at(ui: &Ui, page: &Page, origin: Pos2, at: Pos2) -> Option<u32> {
    let (x, y) = (at.x - origin.x, at.y - origin.y);
    let near = page.visible(y, y);
    let inside = near
        .iter()
        .filter(|line| y >= line.top && y < line.top + line.height);
    let line = inside
        .min_by(|one, other| (one.x - x).abs().total_cmp(&(other.x - x).abs()))
        .or_else(|| page.lines.iter().find(|line| y < line.top + line.height))
        .or(page.lines.last())?;
    let block = page.block(line);
    let cells = ui.ctx().fonts_mut(|fonts| page.cells(line, fonts));
    let after = cells.iter().find(|cell| x < cell.x + cell.width / 2.0);
    let shown = after.map_or(line.line.end, |cell| cell.byte);
    Some(block.source_of(shown))
}

/// The paragraph at a point.
fn paragraph_at(page: &Page, origin: Pos2, at: Pos2) -> Option<(u32, u32)> {
    let y = at.y - origin.y;
    let line = page
        .lines
        .iter()
        .find(|line| y >= line.top && y < line.top + line.height)?;
    let source = page.block(line).source();
    Some((source.start, source.end))
}
