//! The menu of a row: what can be done with the selected articles.
//!
//! Opened with the pointer or with a key; arrows walk through it either way. Knows no clipboard and no file
//! manager: it sends commands.

use super::super::scene::Scene;
use super::super::widgets;
use super::cells;
use super::geometry::{Geometry, Laid};
use super::send;
use crate::session::table::{Column, CopyForm, Kind, NamedColumn, TableChange};
use crate::session::{Command, Entry};
use egui::{Context, EventFilter, Key, Modifiers, Pos2, Response, Ui};
use std::path::PathBuf;

/// So many files are opened at once at most.
const MOST_OPENED: usize = 20;

/// Where the menu was opened.
#[derive(Clone, Debug, Default)]
pub struct OpenedAt {
    /// At this column.
    pub column: Option<Column>,
    /// With the keyboard, so that it stands here and not at the pointer.
    pub by_key: Option<Pos2>,
}

/// True where one of the keys that open a menu is pressed; it is nobody else's then.
pub fn is_asked_for(context: &Context) -> bool {
    context.input_mut(|input| {
        input.consume_key(Modifiers::SHIFT, Key::F10)
            || input.consume_key(Modifiers::NONE, Key::Menu)
    })
}

/// The items from top to bottom.
#[derive(Default)]
struct Items(Vec<Response>);

impl Items {
    /// An item; true where it was chosen, which closes the menu.
    fn item(&mut self, ui: &mut Ui, text: impl Into<egui::WidgetText>) -> bool {
        let response = ui.button(text.into());
        let is_chosen = response.clicked();
        self.0.push(response);
        if is_chosen {
            ui.close();
        }
        is_chosen
    }

    /// Arrows, Home and End go from item to item, round the ends; the first one has the keyboard at first.
    fn walk(&self, ui: &Ui, by_key: bool) {
        let Some(last) = self.0.len().checked_sub(1) else {
            return;
        };
        let at = self.0.iter().position(Response::has_focus);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let to = match at {
            _ if pressed(Key::ArrowDown) => Some(at.map_or(0, |at| (at + 1) % (last + 1))),
            _ if pressed(Key::ArrowUp) => {
                Some(at.map_or(last, |at| at.checked_sub(1).unwrap_or(last)))
            }
            _ if pressed(Key::Home) => Some(0),
            _ if pressed(Key::End) => Some(last),
            None if by_key => Some(0),
            _ => None,
        };
        let Some(at) = to.or(at) else {
            return;
        };
        let item = &self.0[at];
        if to.is_some() {
            item.request_focus();
        }
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(item.id, filter));
    }
}

/// The menu of the row of `entry`; `laid` is the column at which it was opened, `by_key` says that it was with
/// the keyboard.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    position: u32,
    entry: &Entry,
    laid: Option<&Laid>,
    by_key: bool,
    geometry: &Geometry,
) {
    let mut items = Items::default();
    content(ui, scene, position, entry, laid, geometry, &mut items);
    items.walk(ui, by_key);
}

fn content(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    position: u32,
    entry: &Entry,
    laid: Option<&Laid>,
    geometry: &Geometry,
    items: &mut Items,
) {
    ui.set_min_width(200.0);
    let session = scene.session;
    let mut rows = session.table().selection().of(session.rows());
    if !rows.contains(&position) {
        rows = vec![position];
    }
    let count = rows.len();
    if count > 1 {
        let counted = scene.locale.number(count as u64);
        let text = scene.format("table-selected", &[("count", (&counted).into())]);
        ui.label(widgets::quiet(text, scene.tokens(ui)));
    } else if items.item(ui, scene.text("menu-open-article")) {
        scene.send(Command::Select(position));
    }
    let entries = &session.library().entries;
    let files = rows
        .iter()
        .filter_map(|row| entries.get(*row as usize)?.document.file.clone());
    let files: Vec<PathBuf> = files.take(MOST_OPENED + 1).collect();
    let has_files = !files.is_empty();
    if !has_files {
        ui.label(widgets::quiet(scene.text("menu-sample"), scene.tokens(ui)));
    } else {
        if files.len() <= MOST_OPENED && items.item(ui, scene.text("menu-open-file")) {
            scene.send(Command::OpenFiles(files));
        }
        if let Some(file) = &entry.document.file
            && items.item(ui, scene.text("menu-show-in-folder"))
        {
            scene.send(Command::ShowInFolder(file.clone()));
        }
    }
    let copies = [
        ("menu-copy-path", CopyForm::Paths),
        ("menu-copy-title", CopyForm::Titles),
        ("menu-copy-csv", CopyForm::Csv),
        ("menu-copy-markdown", CopyForm::Markdown),
    ];
    for (id, form) in copies {
        if (has_files || form != CopyForm::Paths) && items.item(ui, scene.text(id)) {
            send(scene, TableChange::Copy(form, named(geometry)));
        }
    }
    let Some(laid) = laid else {
        return;
    };
    let text = cells::text(scene, laid, entry);
    if laid.column == Column::Title || text.is_empty() {
        return;
    }
    ui.separator();
    let link = match (&laid.column, laid.kind) {
        (Column::Field(key), Kind::Link) => entry.document.field(key).map(|value| value.compact()),
        _ => None,
    };
    if let Some(link) = link
        && items.item(ui, scene.text("menu-open-link"))
    {
        ui.ctx().open_url(egui::OpenUrl::new_tab(link));
    }
    let name = scene.format("menu-copy-cell", &[("name", (&laid.name).into())]);
    if items.item(ui, name) {
        let whole = match &laid.column {
            Column::Field(key) => entry.document.field(key).map(|value| value.compact()),
            _ => None,
        };
        ui.ctx()
            .copy_text(whole.unwrap_or_else(|| text.into_owned()));
    }
}

/// The shown columns with their heads.
fn named(geometry: &Geometry) -> Vec<NamedColumn> {
    let columns = geometry.columns.iter();
    columns
        .map(|laid| NamedColumn {
            column: laid.column.clone(),
            name: laid.name.clone(),
        })
        .collect()
}
