//! The menu of a row: what can be done with the selected articles.
//!
//! Knows no clipboard and no file manager: it sends commands.

use super::super::scene::Scene;
use super::super::widgets;
use super::cells;
use super::geometry::{Geometry, Laid};
use super::send;
use crate::session::table::{Column, CopyForm, Kind, NamedColumn, TableChange};
use crate::session::{Command, Entry};
use egui::Ui;
use std::path::PathBuf;

/// So many files are opened at once at most.
const MOST_OPENED: usize = 20;

/// The menu of the row of `entry`; `laid` is the column at which it was opened.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    position: u32,
    entry: &Entry,
    laid: Option<&Laid>,
    geometry: &Geometry,
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
    } else if ui.button(scene.text("menu-open-article")).clicked() {
        scene.send(Command::Select(position));
        ui.close();
    }
    let entries = &session.library().entries;
    let files = rows
        .iter()
        .filter_map(|row| entries.get(*row as usize)?.document.file.clone());
    let files: Vec<PathBuf> = files.take(MOST_OPENED + 1).collect();
    if files.is_empty() {
        ui.label(widgets::quiet(scene.text("menu-sample"), scene.tokens(ui)));
    } else {
        if files.len() <= MOST_OPENED && ui.button(scene.text("menu-open-file")).clicked() {
            scene.send(Command::OpenFiles(files));
            ui.close();
        }
        if let Some(file) = &entry.document.file
            && ui.button(scene.text("menu-show-in-folder")).clicked()
        {
            scene.send(Command::ShowInFolder(file.clone()));
            ui.close();
        }
        copy_item(ui, scene, "menu-copy-path", CopyForm::Paths, geometry);
    }
    copy_item(ui, scene, "menu-copy-title", CopyForm::Titles, geometry);
    copy_item(ui, scene, "menu-copy-csv", CopyForm::Csv, geometry);
    copy_item(
        ui,
        scene,
        "menu-copy-markdown",
        CopyForm::Markdown,
        geometry,
    );
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
        && ui.button(scene.text("menu-open-link")).clicked()
    {
        ui.ctx().open_url(egui::OpenUrl::new_tab(link));
        ui.close();
    }
    let name = scene.format("menu-copy-cell", &[("name", (&laid.name).into())]);
    if ui.button(name).clicked() {
        let whole = match &laid.column {
            Column::Field(key) => entry.document.field(key).map(|value| value.compact()),
            _ => None,
        };
        ui.ctx()
            .copy_text(whole.unwrap_or_else(|| text.into_owned()));
        ui.close();
    }
}

fn copy_item(ui: &mut Ui, scene: &mut Scene<'_>, id: &str, form: CopyForm, geometry: &Geometry) {
    if ui.button(scene.text(id)).clicked() {
        send(scene, TableChange::Copy(form, named(geometry)));
        ui.close();
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
