//! Where columns lie: their widths, which stay, and which scroll sideways.
//!
//! Measures what columns typically hold; knows no rows.

use super::super::exact_scroll::{Extent, TRACK};
use super::super::fonts;
use super::super::scene::Scene;
use super::super::tokens;
use super::cells;
use crate::session::table::{Column, Kind};
use egui::{FontFamily, FontId, Rangef, Rect, Ui};

/// Room at both edges of a cell.
pub const MARGIN: f32 = 2.0 * tokens::STEP;
/// Room for the arrow and the rank of a head that sorts.
pub const ARROW: f32 = 18.0;
/// The button at the right end of the heads.
pub const BUTTON: f32 = tokens::ROW;
/// First widths of titles: at least, at most as content asks, at most as there is room.
const TITLE: (f32, f32, f32) = (200.0, 400.0, 560.0);
/// Widest column of any other kind at first.
const WIDEST: f32 = 240.0;
const NARROWEST: f32 = 56.0;
/// Share of the width that frozen columns may take; beyond it they scroll like the others.
const FROZEN_SHARE: f32 = 0.6;

/// A column in its place.
pub struct Laid {
    /// What it shows.
    pub column: Column,
    /// Its head.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
    /// It does not scroll.
    pub frozen: bool,
    /// From where to where it reaches.
    pub x: Rangef,
    width: f32,
}

impl Laid {
    /// True for columns of numbers, which end at the right.
    pub fn is_right(&self) -> bool {
        self.kind == Kind::Number
    }

    /// The cell of this column in the row `row`.
    pub fn cell(&self, row: Rect) -> Rect {
        Rect::from_x_y_ranges(self.x, row.y_range())
    }
}

/// All shown columns in their places.
pub struct Geometry {
    /// Heads and rows.
    pub area: Rect,
    /// The columns, frozen ones first.
    pub columns: Vec<Laid>,
    /// Where frozen columns end.
    pub border: f32,
}

impl Geometry {
    /// Works out the widths. `resizing` is a column that is being drawn wider or narrower.
    pub fn new(
        ui: &Ui,
        scene: &Scene<'_>,
        area: Rect,
        left: f64,
        resizing: Option<(&Column, f32)>,
    ) -> Self {
        let table = scene.session.table();
        let mut flexible = None;
        let mut columns = Vec::new();
        for (placed, frozen) in table.layout().shown() {
            let name = column_name(scene, &placed.column);
            let chosen = resizing
                .filter(|(column, _)| **column == placed.column)
                .map(|(_, width)| width)
                .or(placed.width);
            if chosen.is_none() && placed.column == Column::Title {
                flexible = Some(columns.len());
            }
            let kind = kind_of(scene, &placed.column);
            let width = chosen.unwrap_or_else(|| first_width(ui, scene, &placed.column, &name));
            columns.push(Laid {
                column: placed.column.clone(),
                name,
                kind,
                frozen,
                x: Rangef::NOTHING,
                width,
            });
        }
        let all: f32 = columns.iter().map(|laid| laid.width).sum();
        let rest = area.width() - BUTTON - all;
        if let Some(title) = flexible
            && rest > 0.0
        {
            let width = &mut columns[title].width;
            *width = (*width + rest).clamp(*width, TITLE.2.max(*width));
        }
        let frozen = columns.iter().filter(|laid| laid.frozen);
        let frozen: f32 = frozen.map(|laid| laid.width).sum();
        if frozen > area.width() * FROZEN_SHARE && all > area.width() {
            for laid in &mut columns {
                laid.frozen = false;
            }
        }
        let mut geometry = Self {
            area,
            columns,
            border: area.left(),
        };
        geometry.place(left);
        geometry
    }

    /// Puts the columns in their places, scrolled by `left`.
    pub fn place(&mut self, left: f64) {
        let mut x = self.area.left();
        for laid in self.columns.iter_mut().filter(|laid| laid.frozen) {
            laid.x = Rangef::new(x, x + laid.width);
            x += laid.width;
        }
        self.border = x;
        x -= left as f32;
        for laid in self.columns.iter_mut().filter(|laid| !laid.frozen) {
            laid.x = Rangef::new(x, x + laid.width);
            x += laid.width;
        }
    }

    /// How far the columns that are not frozen can be scrolled.
    pub fn extent(&self) -> Extent {
        let scrolling = self.columns.iter().filter(|laid| !laid.frozen);
        let whole: f32 = scrolling.map(|laid| laid.width).sum();
        let seen = (self.area.right() - self.border).max(1.0);
        // The last column is not to end below the button and the bar.
        let margin = if whole + TRACK > seen { BUTTON } else { 0.0 };
        Extent {
            whole: f64::from(whole + margin),
            seen: f64::from(seen),
        }
    }

    /// What is seen of frozen columns, or of the others.
    pub fn clip(&self, frozen: bool) -> Rect {
        if frozen {
            self.area.with_max_x(self.border)
        } else {
            self.area.with_min_x(self.border)
        }
    }

    /// The column at this place.
    pub fn at(&self, x: f32) -> Option<&Laid> {
        let is_frozen = x < self.border;
        let mut columns = self.columns.iter().filter(|laid| laid.frozen == is_frozen);
        columns.find(|laid| laid.x.contains(x))
    }

    /// Columns of which something is seen.
    pub fn seen(&self, frozen: bool) -> impl Iterator<Item = &Laid> {
        let clip = self.clip(frozen).x_range();
        let columns = self
            .columns
            .iter()
            .filter(move |laid| laid.frozen == frozen);
        columns.filter(move |laid| laid.x.intersects(clip))
    }

    /// The heads.
    pub fn head(&self) -> Rect {
        self.area.with_max_y(self.area.top() + tokens::ROW)
    }
}

/// The head of a column. Keys stand as they do in the files.
pub fn column_name(scene: &Scene<'_>, column: &Column) -> String {
    let id = match column {
        Column::Field(key) => return key.clone(),
        Column::Mentions => return mentions_name(scene),
        Column::Title => "column-title",
        Column::Date => "column-date",
        Column::Characters => "column-characters",
        Column::Encoding => "column-encoding",
        Column::File => "column-file",
    };
    scene.text(id).into_owned()
}

/// The head of mentions says by whose they are sorted.
fn mentions_name(scene: &Scene<'_>) -> String {
    let name = scene.text("column-mentions").into_owned();
    match sorted_company(scene) {
        Some(company) => {
            let company = scene.name(&scene.lexicon().company(company).name);
            format!("{name} · {company}")
        }
        None => name,
    }
}

/// The company by whose mentions rows are sorted.
pub fn sorted_company(scene: &Scene<'_>) -> Option<crate::lexicon::CompanyId> {
    let rules = scene.session.table().layout().order.rules();
    let library = scene.session.library();
    rules.iter().find_map(|rule| rule.key.company(library))
}

fn kind_of(scene: &Scene<'_>, column: &Column) -> Kind {
    match column {
        Column::Characters => Kind::Number,
        Column::Date => Kind::Date,
        Column::Field(_) => scene.session.table().facts().kind(column),
        Column::Title | Column::Mentions | Column::Encoding | Column::File => Kind::Text,
    }
}

/// As wide as what the column typically holds, and its head.
fn first_width(ui: &Ui, scene: &Scene<'_>, column: &Column, name: &str) -> f32 {
    let measure = |text: &str, font: FontId| {
        let tokens = scene.tokens(ui);
        let galley = ui
            .painter()
            .layout_no_wrap(text.to_owned(), font, tokens.text);
        galley.size().x + 2.0 * MARGIN
    };
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let facts = scene.session.table().facts();
    let typical = facts.of(column).map_or("", |facts| facts.typical.as_str());
    let head = measure(name, FontId::new(tokens::SMALL, fonts::bold())) + ARROW;
    match column {
        Column::Title => {
            let font = FontId::new(tokens::TEXT, FontFamily::Proportional);
            measure(typical, font).clamp(TITLE.0, TITLE.1)
        }
        Column::Mentions => cells::MENTIONS_WIDTH.max(head),
        _ => measure(typical, small)
            .min(WIDEST)
            .max(head.min(WIDEST))
            .max(NARROWEST),
    }
}
