//! Who is named: companies, groups and themes, with counts, to show, hide, show alone or choose.

use super::colours::{self, Underline};
use super::fonts;
use super::scene::Scene;
use super::tokens::{self, Tokens};
use super::widgets;
use crate::lexicon::{CompanyId, GroupId, ThemeId};
use crate::locale::Language;
use crate::session::filter::Narrowed;
use crate::session::portrait::CompanyChange;
use crate::session::{Command, Entry, Library, Subject};
use egui::{Align2, FontId, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::icons;
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Weak};

/// One row of the panel.
struct Row {
    subject: Subject,
    name: String,
    /// Depth below the company it is part of.
    depth: u8,
    in_article: u32,
    in_library: u32,
}

/// What the panel keeps from frame to frame: a library may name thousands of companies.
#[derive(Default)]
pub struct SidePanel {
    filter: String,
    kept: Option<Kept>,
}

/// Rows, and what they were made for.
struct Kept {
    of: Of,
    /// Companies, groups and themes, as far as their names answer the filter.
    sections: [Vec<Row>; 3],
    /// The largest counts of all rows.
    most: MostCounts,
}

/// What rows depend on. Snapshots are known by their places in memory and not kept from being taken apart.
#[derive(Clone)]
struct Of {
    library: Weak<Library>,
    narrowed: Option<Weak<Narrowed>>,
    entry: Option<Weak<Entry>>,
    chosen: Option<Subject>,
    language: Language,
    filter: String,
}

impl Of {
    fn new(scene: &Scene<'_>, filter: &str) -> Self {
        let session = scene.session;
        Self {
            library: Arc::downgrade(session.library()),
            narrowed: session.narrowed().map(Arc::downgrade),
            entry: session.entry().map(Arc::downgrade),
            chosen: session.chosen(),
            language: scene.locale.language(),
            filter: crate::text::fold::fold_text(filter.trim()),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        fn same<T>(one: Option<&Weak<T>>, other: Option<&Weak<T>>) -> bool {
            match (one, other) {
                (Some(one), Some(other)) => one.ptr_eq(other),
                (one, other) => one.is_none() && other.is_none(),
            }
        }
        self.library.ptr_eq(&other.library)
            && same(self.narrowed.as_ref(), other.narrowed.as_ref())
            && same(self.entry.as_ref(), other.entry.as_ref())
            && (self.chosen, self.language, &self.filter)
                == (other.chosen, other.language, &other.filter)
    }
}

impl Kept {
    fn new(scene: &Scene<'_>, of: Of) -> Self {
        let mut sections = [company_rows(scene), group_rows(scene), theme_rows(scene)];
        let most = MostCounts::of(sections.iter().flatten());
        if !of.filter.is_empty() {
            for rows in &mut sections {
                rows.retain(|row| crate::text::fold::fold_text(&row.name).contains(&of.filter));
            }
        }
        Self { of, sections, most }
    }
}

/// From this many companies on the panel offers a field to find one.
const FILTER_FROM: usize = 16;

impl SidePanel {
    /// Draws the panel.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let named = scene.session.library().tally.first_seen.len();
        if named >= FILTER_FROM || !self.filter.is_empty() {
            let hint = scene.text("panel-filter").into_owned();
            let field = egui::TextEdit::singleline(&mut self.filter)
                .hint_text(hint.clone())
                .desired_width(f32::INFINITY);
            let response = ui.add(field);
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
            ui.add_space(tokens::STEP);
        }
        let of = Of::new(scene, &self.filter);
        let kept = self.kept.take().filter(|kept| kept.of.is_same(&of));
        let kept = &*self
            .kept
            .insert(kept.unwrap_or_else(|| Kept::new(scene, of)));
        ScrollArea::vertical()
            .id_salt("panel")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let widths = CountWidths::of(ui, scene, kept.most);
                let names = ["panel-companies", "panel-groups", "panel-themes"];
                for (id, rows) in names.into_iter().zip(&kept.sections) {
                    section(ui, scene, id, rows, widths);
                }
                ui.add_space(4.0 * tokens::STEP);
            });
    }
}

fn section(ui: &mut Ui, scene: &mut Scene<'_>, id: &str, rows: &[Row], widths: CountWidths) {
    if rows.is_empty() {
        return;
    }
    head(ui, scene, id, widths);
    // Rows that cannot be seen cost nothing but their height.
    let (top, seen) = (ui.cursor().top(), ui.clip_rect());
    let row_at = |y: f32| ((y - top) / tokens::ROW).max(0.0) as usize;
    let first = row_at(seen.top()).min(rows.len());
    let after = (row_at(seen.bottom()) + 1).clamp(first, rows.len());
    skip(ui, first);
    for row in &rows[first..after] {
        show_row(ui, scene, row, widths);
    }
    skip(ui, rows.len() - after);
    ui.add_space(3.0 * tokens::STEP);
}

/// Room for `count` rows; those that follow have the names that they would have behind them.
fn skip(ui: &mut Ui, count: usize) {
    if count > 0 {
        let size = vec2(ui.available_width(), count as f32 * tokens::ROW);
        ui.allocate_exact_size(size, Sense::hover());
        ui.skip_ahead_auto_ids(count - 1);
    }
}

/// Head of a section, with the columns' names and the way back to everything.
fn head(ui: &mut Ui, scene: &mut Scene<'_>, id: &str, widths: CountWidths) {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), tokens::ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let bold = FontId::new(tokens::SMALL, fonts::bold());
    let font = FontId::new(tokens::SMALL, egui::FontFamily::Proportional);
    let name = scene.text(id);
    let named = ui.painter().text(
        pos2(rect.left() + tokens::STEP, rect.center().y),
        Align2::LEFT_CENTER,
        name,
        bold,
        tokens.text_quiet,
    );
    if id == "panel-companies" {
        roll_up_switch(ui, scene, named.right() + tokens::STEP, rect);
    }
    let columns = Columns::new(rect, widths);
    let hides = id == "panel-companies" && scene.session.visibility().hides_something();
    if hides {
        let text = scene.text("panel-show-all").into_owned();
        let galley = ui
            .painter()
            .layout_no_wrap(text.clone(), font, tokens.accent);
        let at = pos2(
            rect.right() - galley.size().x - tokens::STEP,
            rect.center().y,
        );
        let area = Rect::from_min_size(at - vec2(0.0, galley.size().y / 2.0), galley.size());
        let response = ui.interact(
            area.expand(4.0),
            ui.scope_id().with("show all"),
            Sense::click(),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
        ui.painter().galley(area.min, galley, tokens.accent);
        if response.clicked() {
            scene.send(Command::ShowAll);
        }
        return;
    }
    let in_shown = match scene.session.is_filtered() {
        true => "panel-in-shown",
        false => "panel-in-library",
    };
    for (x, id) in [
        (columns.article, "panel-in-article"),
        (columns.library, in_shown),
    ] {
        let at = pos2(x, rect.center().y);
        ui.painter().text(
            at,
            Align2::RIGHT_CENTER,
            scene.text(id),
            font.clone(),
            tokens.text_quiet,
        );
    }
}

/// The largest number of each column of counts.
#[derive(Clone, Copy)]
struct MostCounts {
    article: u32,
    library: u32,
}

impl MostCounts {
    fn of<'rows>(rows: impl Iterator<Item = &'rows Row>) -> Self {
        let (article, library) = rows.fold((0, 0), |(article, library), row| {
            (article.max(row.in_article), library.max(row.in_library))
        });
        Self { article, library }
    }
}

/// What the widest number of each column of counts takes, in points.
#[derive(Clone, Copy)]
struct CountWidths {
    article: f32,
    library: f32,
}

impl CountWidths {
    /// Columns are no narrower than this: their heads need it, and small numbers stand in one place
    /// whatever the library.
    const LEAST: (f32, f32) = (18.0, 36.0);

    fn of(ui: &Ui, scene: &Scene<'_>, most: MostCounts) -> Self {
        let width = |count: u32| {
            let font = FontId::new(tokens::SMALL, egui::FontFamily::Proportional);
            let text = scene.locale.number(u64::from(count));
            let galley = ui
                .painter()
                .layout_no_wrap(text, font, egui::Color32::PLACEHOLDER);
            galley.size().x.ceil()
        };
        Self {
            article: width(most.article).max(Self::LEAST.0),
            library: width(most.library).max(Self::LEAST.1),
        }
    }
}

/// Right edges of the columns of a row.
struct Columns {
    name: f32,
    article: f32,
    library: f32,
}

impl Columns {
    fn new(rect: Rect, widths: CountWidths) -> Self {
        let gap = 2.0 * tokens::STEP;
        let library = rect.right() - gap;
        let article = library - widths.library - gap;
        Self {
            name: article - widths.article - gap,
            article,
            library,
        }
    }
}

fn show_row(ui: &mut Ui, scene: &mut Scene<'_>, row: &Row, widths: CountWidths) {
    let tokens = scene.tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), tokens::ROW), Sense::click());
    let is_chosen = scene.session.chosen() == Some(row.subject);
    let is_shown = scene.session.is_subject_shown(row.subject);
    let described = scene.format(
        match scene.session.is_filtered() {
            true => "panel-row-shown",
            false => "panel-row",
        },
        &[
            ("name", (&row.name).into()),
            ("article", row.in_article.into()),
            ("library", row.in_library.into()),
        ],
    );
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_chosen, &described));
    let is_near = response.hovered() || response.contains_pointer();
    if is_chosen || is_near {
        let ground = if is_chosen {
            tokens.pressed
        } else {
            tokens.hover
        };
        ui.painter().rect_filled(rect, tokens::ROUND, ground);
    }
    widgets::focus_ring(ui, &response, rect);
    let left = rect.left() + 2.0 * tokens::STEP + f32::from(row.depth) * 3.0 * tokens::STEP;
    sample(
        ui,
        scene,
        row.subject,
        pos2(left, rect.center().y),
        is_shown,
        tokens,
    );

    let columns = Columns::new(rect, widths);
    let small = FontId::new(tokens::SMALL, egui::FontFamily::Proportional);
    let name_left = left + 6.0 * tokens::STEP;
    if is_near {
        actions(ui, scene, row.subject, rect, is_shown);
    } else {
        let number = |count: u32| match count {
            0 => "·".to_owned(),
            count => scene.locale.number(u64::from(count)),
        };
        let ink = if is_shown {
            tokens.text
        } else {
            tokens.text_quiet
        };
        let painter = ui.painter();
        let y = rect.center().y;
        painter.text(
            pos2(columns.article, y),
            Align2::RIGHT_CENTER,
            number(row.in_article),
            small.clone(),
            ink,
        );
        painter.text(
            pos2(columns.library, y),
            Align2::RIGHT_CENTER,
            number(row.in_library),
            small,
            tokens.text_quiet,
        );
    }
    let room = columns.name - name_left;
    let ink = if is_shown {
        tokens.text
    } else {
        tokens.text_quiet
    };
    let family = if is_chosen {
        fonts::bold()
    } else {
        egui::FontFamily::Proportional
    };
    let font = FontId::new(tokens::TEXT, family);
    let name = truncated(ui, &row.name, font, ink, room);
    let at = pos2(name_left, rect.center().y - name.size().y / 2.0);
    ui.painter().galley(at, name, ink);
    if response.clicked() {
        scene.send(Command::Choose((!is_chosen).then_some(row.subject)));
    }
    response.context_menu(|ui| {
        if let Subject::Company(company) = row.subject
            && ui.button(scene.text("company-open")).clicked()
        {
            scene.send(Command::Company(CompanyChange::Open(company)));
            ui.close();
        }
        if ui.button(scene.text("panel-only")).clicked() {
            scene.send(Command::ShowOnly(row.subject));
            ui.close();
        }
        let id = if is_shown { "panel-hide" } else { "panel-show" };
        if ui.button(scene.text(id)).clicked() {
            scene.send(Command::SetShown(row.subject, !is_shown));
            ui.close();
        }
    });
}

fn sample(
    ui: &Ui,
    scene: &Scene<'_>,
    subject: Subject,
    middle_left: egui::Pos2,
    is_shown: bool,
    tokens: &Tokens,
) {
    let rect = Rect::from_min_size(middle_left - vec2(0.0, 7.0), vec2(14.0, 14.0));
    match subject {
        Subject::Company(company) => {
            let paint = scene.colours.company(company);
            paint.paint_sample(ui.painter(), rect, tokens, is_shown);
        }
        Subject::Group(_) => {
            colours::group_paint().paint_sample(ui.painter(), rect, tokens, is_shown);
        }
        Subject::Theme(_) => {
            let colour = if is_shown {
                tokens.text
            } else {
                tokens.text_faint
            };
            let y = rect.bottom() - 3.0;
            Underline::Dotted.paint(ui.painter(), rect.left(), rect.right(), y, colour);
        }
    }
}

/// The eye and "only" buttons, in the place of the counts while the pointer is over the row.
fn actions(ui: &Ui, scene: &mut Scene<'_>, subject: Subject, row: Rect, is_shown: bool) {
    let side = vec2(24.0, 24.0);
    let eye = Rect::from_center_size(pos2(row.right() - 18.0, row.center().y), side);
    let only = eye.translate(vec2(-28.0, 0.0));
    let (icon, name) = if is_shown {
        (icons::ICON_VISIBILITY, scene.text("panel-hide"))
    } else {
        (icons::ICON_VISIBILITY_OFF, scene.text("panel-show"))
    };
    let id = ui.scope_id().with(("eye", subject));
    if widgets::small_icon(ui, eye, id, icon, &name, false).clicked() {
        scene.send(Command::SetShown(subject, !is_shown));
    }
    let is_alone = scene.session.visibility().alone() == Some(subject);
    let name = scene.text("panel-only");
    let id = ui.scope_id().with(("only", subject));
    let icon = icons::ICON_FILTER_CENTER_FOCUS;
    if widgets::small_icon(ui, only, id, icon, &name, is_alone).clicked() {
        scene.send(Command::ShowOnly(subject));
    }
}

/// `text` on one line, with … where it does not fit.
pub fn truncated(
    ui: &Ui,
    text: &str,
    font: FontId,
    ink: egui::Color32,
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::epaint::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::epaint::text::TextWrapping::truncate_at_width(room.max(8.0));
    ui.painter().layout_job(job)
}

/// Companies that the articles shown name, most named first, each followed by those that are part of it.
fn company_rows(scene: &Scene<'_>) -> Vec<Row> {
    let lexicon = scene.lexicon();
    let mut named = scene.session.tally().first_seen.clone();
    let mut known: HashSet<CompanyId> = named.iter().copied().collect();
    if let Some(Subject::Company(chosen)) = scene.session.chosen()
        && known.insert(chosen)
    {
        named.push(chosen);
    }
    // The nearest company that it is part of and that is named as well.
    let above = |company: CompanyId| {
        let outer = |inner: &CompanyId| lexicon.company(*inner).part_of;
        let chain = std::iter::successors(outer(&company), outer);
        let mut chain = chain.take(lexicon.companies.len());
        chain.find(|outer| known.contains(outer))
    };
    let mut tops = Vec::new();
    let mut parts: BTreeMap<CompanyId, Vec<Row>> = BTreeMap::new();
    for company in &named {
        let row = plain_row(scene, Subject::Company(*company));
        match above(*company) {
            None => tops.push(row),
            Some(outer) => parts.entry(outer).or_default().push(row),
        }
    }
    let mut rows = Vec::with_capacity(named.len());
    push_rows(&mut rows, &mut parts, tops, 0);
    rows
}

/// Adds `found`, most named first, each followed by those that are part of it.
fn push_rows(
    rows: &mut Vec<Row>,
    parts: &mut BTreeMap<CompanyId, Vec<Row>>,
    mut found: Vec<Row>,
    depth: u8,
) {
    found.sort_by(by_count);
    for mut row in found {
        row.depth = depth;
        let subject = row.subject;
        rows.push(row);
        if let Subject::Company(company) = subject
            && let Some(inner) = parts.remove(&company)
        {
            push_rows(rows, parts, inner, depth.saturating_add(1));
        }
    }
}

fn by_count(one: &Row, other: &Row) -> std::cmp::Ordering {
    let counts = other.in_library.cmp(&one.in_library);
    counts.then_with(|| one.name.cmp(&other.name))
}

fn plain_row(scene: &Scene<'_>, subject: Subject) -> Row {
    let session = scene.session;
    let in_article = session
        .entry()
        .map_or(0, |entry| entry.tally.count(subject));
    Row {
        subject,
        name: scene.subject_name(subject),
        depth: 0,
        in_article,
        in_library: session.tally().count(subject).mentions,
    }
}

fn group_rows(scene: &Scene<'_>) -> Vec<Row> {
    let count = scene.lexicon().groups.len();
    plain_rows(
        scene,
        (0..count).filter_map(|index| {
            u16::try_from(index)
                .ok()
                .map(|index| Subject::Group(GroupId(index)))
        }),
    )
}

fn theme_rows(scene: &Scene<'_>) -> Vec<Row> {
    let count = scene.lexicon().themes.len();
    plain_rows(
        scene,
        (0..count).filter_map(|index| {
            u16::try_from(index)
                .ok()
                .map(|index| Subject::Theme(ThemeId(index)))
        }),
    )
}

fn plain_rows(scene: &Scene<'_>, subjects: impl Iterator<Item = Subject>) -> Vec<Row> {
    let tally = scene.session.tally();
    let mut rows: Vec<Row> = subjects
        .filter(|subject| {
            tally.count(*subject).mentions > 0 || scene.session.chosen() == Some(*subject)
        })
        .map(|subject| plain_row(scene, subject))
        .collect();
    rows.sort_by(by_count);
    rows
}

/// The switch that counts parts for the whole, behind the head of the companies; only where a company
/// that is named is part of another.
fn roll_up_switch(ui: &Ui, scene: &mut Scene<'_>, left: f32, rect: Rect) {
    let library = scene.session.library();
    let is_on = scene.session.settings().rolled_up;
    let is_part = |company: &CompanyId| scene.lexicon().company(*company).part_of.is_some();
    if !is_on && !library.tally.first_seen.iter().any(is_part) {
        return;
    }
    let name = scene.text(if is_on {
        "panel-roll-up-off"
    } else {
        "panel-roll-up-on"
    });
    let area = Rect::from_center_size(pos2(left + 12.0, rect.center().y), vec2(24.0, 24.0));
    let id = ui.scope_id().with("roll up");
    let icon = icons::ICON_ACCOUNT_TREE;
    if widgets::small_icon(ui, area, id, icon, &name, is_on).clicked() {
        scene.send(Command::SetRolledUp(!is_on));
    }
}
