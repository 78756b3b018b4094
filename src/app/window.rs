//! The window: takes what workers finished, lays out the views, and does what they ask for.

use super::articles::ArticlesTable;
use super::colours::CompanyColours;
use super::compare::CompareView;
use super::concordance::ConcordanceView;
use super::export::ExportDialog;
use super::filters::FilterPanel;
use super::open::{Answer, PathField, SystemDialog};
use super::overlays::{self, Palette};
use super::problems::ProblemsView;
use super::reading::ReadingView;
use super::saving::ChartSaver;
use super::scene::Scene;
use super::search::SearchView;
use super::session_files::SessionFiles;
use super::settings_page::SettingsPage;
use super::side_panel::SidePanel;
use super::timeline::TimelineView;
use super::{
    Wish, actions, bars, company, decisions_notice, inspector, lexicon_notice, mention_list,
    network, scope_line, style, tokens, widgets,
};
use crate::lexicon::Lexicon;
use crate::locale::Locale;
use crate::mentions::Place;
use crate::session::export::ExportChange;
use crate::session::latest::{Job, Wake};
use crate::session::{
    Command, FilterChange, Inquiry, SearchChange, Session, Source, ThemeChoice, View, reveal,
};
use egui::{CentralPanel, Frame, Margin, Panel, Ui};
use std::sync::Arc;

/// Narrower than this there is no room for the list of mentions beside the article.
const NARROW: f32 = 1000.0;
/// Narrower than this there is no room for the side panel either.
const VERY_NARROW: f32 = 720.0;
/// Longest edge of the picture that holds the glyphs, in pixels: its height doubles up to 4096 at most, so it stays below 64 MiB.
const MOST_TEXTURE: usize = 4000;

/// The program in its window.
pub struct Window {
    session: Session,
    wake: Wake,
    colours: CompanyColours,
    /// The lexicon and the source the colours were given out for.
    coloured: Option<(Arc<Lexicon>, Source)>,
    views: Views,
    dialog: Option<SystemDialog>,
    /// The file manager on its way, and what it said.
    revealing: Option<Job<Option<String>>>,
    charts: ChartSaver,
    session_files: SessionFiles,
    path_field: Option<PathField>,
    palette: Option<Palette>,
    settings_page: Option<SettingsPage>,
    export_dialog: Option<ExportDialog>,
    keys_shown: bool,
    theme: Option<ThemeChoice>,
    wish: Wish,
    /// Called once the first frame has been drawn.
    shown: Option<Shown>,
}

/// What is done once the first frame has been drawn.
type Shown = Box<dyn FnOnce() + Send>;

impl Window {
    /// A window on `session`. `wake` asks for a new frame.
    pub fn new(context: &egui::Context, session: Session, wake: Wake) -> Self {
        style::install(context);
        Self {
            session,
            wake,
            colours: CompanyColours::default(),
            coloured: None,
            views: Views::default(),
            dialog: None,
            revealing: None,
            charts: ChartSaver::default(),
            session_files: SessionFiles::default(),
            path_field: None,
            palette: None,
            settings_page: None,
            export_dialog: None,
            keys_shown: false,
            theme: None,
            wish: Wish::Stay,
            shown: None,
        }
    }

    /// The same window, which stays as long as wished.
    #[must_use]
    pub fn with_wish(self, wish: Wish) -> Self {
        Self { wish, ..self }
    }

    /// The same window, which lets the first frame be followed by `shown`.
    #[must_use]
    pub(super) fn with_shown(self, shown: impl FnOnce() + Send + 'static) -> Self {
        Self {
            shown: Some(Box::new(shown)),
            ..self
        }
    }

    /// What is open, for tests.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// How companies are drawn, for tests.
    pub fn colours(&self) -> &CompanyColours {
        &self.colours
    }

    /// True while text is being searched for or pictures are being read, for tests.
    pub fn is_looking(&self) -> bool {
        self.views.reading.is_looking()
    }

    /// True once the open article is set as a whole, for tests and benches.
    pub fn is_set(&self) -> bool {
        self.views.reading.is_set()
    }

    /// Takes what workers have finished. Called before every frame.
    pub fn poll(&mut self, context: &egui::Context) {
        self.session.poll();
        if let Some(text) = self.session.take_copied_lines() {
            context.copy_text(text);
        }
        self.poll_dialog(context);
        self.poll_revealing();
        self.charts.poll(context, &mut self.session, &self.wake);
        if self.session_files.poll(context, &mut self.session) {
            self.ask_for_path();
        }
        if let Some(copied) = self.session.take_copied() {
            context.copy_text(copied.text);
        }
        self.take_dropped_files(context);
        self.update_theme(context);
    }

    /// Does one command, as if a view had sent it.
    pub fn apply(&mut self, context: &egui::Context, command: Command) {
        match &command {
            Command::AskForFolder => self.ask_for_folder(),
            Command::ShowPathField(shown) => {
                let start = self.session.library().source.path().map(ToOwned::to_owned);
                self.path_field = shown.then(|| PathField::new(start.as_deref()));
            }
            Command::SaveChart(change) => {
                let scene = Scene {
                    session: &self.session,
                    locale: Locale::new(self.session.settings().language()),
                    colours: &self.colours,
                    commands: Vec::new(),
                };
                self.charts
                    .apply(context, &scene, change.clone(), &self.wake);
            }
            Command::SessionFile(change) => {
                self.session_files.apply(change, &self.session, &self.wake);
            }
            Command::ShowInFolder(file) => self.show_in_folder(file.clone()),
            Command::OpenFiles(files) => self.open_files(files.clone()),
            Command::ShowSettings(shown) => {
                self.settings_page = shown.then(|| SettingsPage::new(&self.session));
            }
            Command::Export(ExportChange::Show(shown)) => {
                self.export_dialog = shown.then(ExportDialog::default);
            }
            Command::ShowKeys(shown) => self.keys_shown = *shown,
            Command::ShowFind(shown) => self.views.reading.show_find(*shown),
            Command::ShowPalette(shown) => self.palette = shown.then(Palette::default),
            Command::Search(SearchChange::Show) => self.views.search.focus(),
            Command::ExplainSelection => self.explain_selection(),
            Command::Quit => context.send_viewport_cmd(egui::ViewportCommand::Close),
            _ => {}
        }
        self.session.apply(command);
    }

    /// Asks about what is selected, else about the mention at which the reader is.
    fn explain_selection(&mut self) {
        let session = &self.session;
        let selected = self
            .views
            .reading
            .selected()
            .map(|span| (Place::Body, span));
        let at_hit = || {
            let (place, span, _) = session.hit()?.locate(session.entry()?)?;
            Some((place, span))
        };
        let asked = selected.or_else(at_hit);
        match (asked, session.selected()) {
            (Some((place, span)), Some(entry)) => {
                let inquiry = Inquiry { entry, place, span };
                self.session.apply(Command::Explain(Some(inquiry)));
            }
            _ => self.session.say("explain-select-first", ""),
        }
    }

    fn ask_for_folder(&mut self) {
        if self.dialog.is_some() {
            // One is open already, or hangs: the path field is the way that always works.
            let start = self.session.library().source.path().map(ToOwned::to_owned);
            self.path_field = Some(PathField::new(start.as_deref()));
            return;
        }
        let locale = Locale::new(self.session.settings().language());
        let start = self.session.library().source.path().map(ToOwned::to_owned);
        let title = locale.text("dialog-title");
        self.dialog = Some(SystemDialog::open(&title, start.as_deref(), &self.wake));
    }

    fn show_in_folder(&mut self, file: std::path::PathBuf) {
        let job = Job::spawn("wenjian-folder", &self.wake, move |publisher, _| {
            publisher.publish(reveal::show(&file).err().map(|error| error.to_string()));
        });
        self.revealing = Some(job);
    }

    fn open_files(&mut self, files: Vec<std::path::PathBuf>) {
        let job = Job::spawn("wenjian-folder", &self.wake, move |publisher, _| {
            let failed = files.iter().find_map(|file| reveal::open(file).err());
            publisher.publish(failed.map(|error| error.to_string()));
        });
        self.revealing = Some(job);
    }

    fn poll_revealing(&mut self) {
        if let Some(said) = self.revealing.as_ref().and_then(Job::take) {
            self.revealing = None;
            if let Some(cause) = said {
                self.session.say("folder-unavailable", cause);
            }
        }
    }

    fn poll_dialog(&mut self, context: &egui::Context) {
        let Some(dialog) = &mut self.dialog else {
            return;
        };
        let answer = dialog.poll();
        context.request_repaint_after(dialog.next_look());
        match answer {
            None => return,
            Some(Answer::Slow) => {
                self.session.say("dialog-slow", "");
                return;
            }
            Some(Answer::Chosen(path)) => {
                self.session.apply(Command::Open(Source::Paths(vec![path])));
            }
            Some(Answer::Cancelled) => self.session.apply(Command::DismissMessage),
            Some(Answer::Unavailable) => self.ask_for_path(),
        }
        self.dialog = None;
    }

    /// There is no dialog: the path is typed.
    fn ask_for_path(&mut self) {
        let start = self.session.library().source.path().map(ToOwned::to_owned);
        self.path_field = Some(PathField::new(start.as_deref()));
        self.session.say("dialog-unavailable", "");
    }

    fn take_dropped_files(&mut self, context: &egui::Context) {
        let paths: Vec<_> = context.input(|input| {
            input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .collect()
        });
        if !paths.is_empty() {
            self.session.apply(Command::Open(Source::Paths(paths)));
        }
    }

    fn update_colours(&mut self) {
        let library = self.session.library();
        let new = (Arc::clone(&library.lexicon), library.source.clone());
        self.colours = match self.coloured.take() {
            Some((lexicon, source)) if source == new.1 => {
                if Arc::ptr_eq(&lexicon, &new.0) {
                    std::mem::take(&mut self.colours)
                } else {
                    self.colours.carried(&lexicon, &new.0)
                }
            }
            _ => CompanyColours::default(),
        };
        self.coloured = Some(new);
        self.colours
            .extend(&library.lexicon, &library.tally.first_seen);
    }

    fn update_theme(&mut self, context: &egui::Context) {
        let theme = self.session.settings().theme;
        if self.theme != Some(theme) {
            self.theme = Some(theme);
            style::set_theme(context, theme);
        }
    }

    /// Draws one frame and does what was asked for in it.
    pub fn show(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        self.update_colours();
        let locale = Locale::new(self.session.settings().language());
        let mut scene = Scene {
            session: &self.session,
            locale,
            colours: &self.colours,
            commands: actions::pressed(&context, &self.session),
        };
        let title = format!("{} · {}", bars::source_name(&scene), scene.text("program"));
        self.views.is_covered = self.path_field.is_some()
            || self.palette.is_some()
            || self.settings_page.is_some()
            || self.session_files.is_typing()
            || self.keys_shown;
        self.views.show(ui, &mut scene);
        if let Some(field) = &mut self.path_field {
            field.show(ui, &mut scene, &self.wake);
        }
        self.charts.show(ui, &mut scene);
        self.session_files.show(ui, &mut scene);
        if let Some(palette) = &mut self.palette {
            palette.show(ui, &mut scene);
        }
        if let Some(page) = &mut self.settings_page {
            page.show(ui, &mut scene);
        }
        if let Some(dialog) = &mut self.export_dialog {
            dialog.show(ui, &mut scene, &self.wake);
        }
        if self.keys_shown {
            overlays::keys_page(ui, &mut scene);
        }
        drop_hint(ui, &scene);
        let commands = scene.commands;
        for command in commands {
            self.apply(&context, command);
        }
        if context.viewport(|viewport| viewport.builder.title.as_ref() != Some(&title)) {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        self.poll(context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        // Once this is called again, what was drawn before has reached the screen.
        if ui.ctx().cumulative_frame_nr() > 0
            && let Some(shown) = self.shown.take()
        {
            let thread = std::thread::Builder::new().name("wenjian-shown".to_owned());
            // Without a thread nothing is remembered of it, and the next start tries as the first one.
            let _ = thread.spawn(shown);
        }
        self.show(ui);
        if self.wish == Wish::OneFrame && self.session.entry().is_some() {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    fn raw_input_hook(&mut self, _context: &egui::Context, raw_input: &mut egui::RawInput) {
        // Without a cap the glyphs of a zoomed page may take half a gigabyte.
        raw_input.max_texture_side = Some(
            raw_input
                .max_texture_side
                .unwrap_or(MOST_TEXTURE)
                .min(MOST_TEXTURE),
        );
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// What the views keep from frame to frame.
#[derive(Default)]
struct Views {
    panel: SidePanel,
    table: ArticlesTable,
    reading: ReadingView,
    problems: ProblemsView,
    timeline: TimelineView,
    compare: CompareView,
    concordance: ConcordanceView,
    search: SearchView,
    filters: FilterPanel,
    /// A page lies over the views, to which the keys belong.
    is_covered: bool,
}

impl Views {
    /// The panels of the window, from the edges to the middle.
    fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let tokens = scene.tokens(ui);
        let surface = Frame::new().fill(tokens.surface);
        let bar = surface.inner_margin(Margin::symmetric(12, 0));
        if !self.is_covered {
            self.search.early_keys(ui, scene);
        }
        Panel::top("head")
            .exact_size(tokens::BAR)
            .frame(bar)
            .show(ui, |ui| bars::head(ui, scene, &mut self.search));
        Panel::bottom("foot")
            .exact_size(tokens::FOOT)
            .frame(bar)
            .show(ui, |ui| bars::foot(ui, scene));
        lexicon_notice::bar(ui, scene);
        decisions_notice::bar(ui, scene);
        if scene.session.settings().panel_shown && ui.available_width() >= VERY_NARROW {
            Panel::left("panel")
                .default_size(248.0)
                .size_range(180.0..=420.0)
                .frame(surface.inner_margin(Margin {
                    left: 8,
                    right: 4,
                    top: 8,
                    bottom: 0,
                }))
                .show(ui, |ui| self.side_panel(ui, scene));
        }
        match scene.session.view() {
            View::Problems => {
                CentralPanel::no_frame()
                    .frame(surface.inner_margin(Margin::symmetric(8, 0)))
                    .show(ui, |ui| self.problems.show(ui, scene));
            }
            View::Timeline => {
                CentralPanel::no_frame()
                    .frame(surface.inner_margin(Margin::symmetric(8, 0)))
                    .show(ui, |ui| self.timeline.show(ui, scene));
            }
            View::Company => {
                CentralPanel::no_frame()
                    .frame(surface.inner_margin(Margin::symmetric(8, 0)))
                    .show(ui, |ui| company::show(ui, scene));
            }
            View::Network => {
                CentralPanel::no_frame()
                    .frame(surface.inner_margin(Margin::symmetric(8, 0)))
                    .show(ui, |ui| network::show(ui, scene));
            }
            View::Compare => {
                CentralPanel::no_frame()
                    .frame(surface.inner_margin(Margin::symmetric(8, 0)))
                    .show(ui, |ui| self.compare.show(ui, scene, self.is_covered));
            }
            View::Concordance => {
                CentralPanel::no_frame()
                    .frame(surface.inner_margin(Margin::symmetric(8, 0)))
                    .show(ui, |ui| self.concordance.show(ui, scene));
            }
            View::Search => {
                CentralPanel::no_frame()
                    .frame(surface.inner_margin(Margin::symmetric(8, 0)))
                    .show(ui, |ui| self.search.show(ui, scene));
            }
            View::Articles => self.articles(ui, scene, surface),
        }
        self.search.late_keys(ui, scene, self.is_covered);
    }

    /// Who is named, or what articles can be filtered by.
    fn side_panel(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let filters = scene.session.settings().filters_shown;
        let conditions = scope_line::conditions(scene).len();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            if widgets::tab(ui, &scene.text("panel-tab-named"), !filters).clicked() {
                scene.send(Command::Filter(FilterChange::ShowPanel(false)));
            }
            let name = match conditions {
                0 => scene.text("panel-tab-filter").into_owned(),
                count => format!("{} {count}", scene.text("panel-tab-filter")),
            };
            if widgets::tab(ui, &name, filters).clicked() {
                scene.send(Command::Filter(FilterChange::ShowPanel(true)));
            }
        });
        ui.add_space(tokens::STEP);
        match filters {
            true => self.filters.show(ui, scene),
            false => self.panel.show(ui, scene),
        }
    }

    /// The table above, the open article below, its mentions beside it.
    fn articles(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, surface: Frame) {
        let height = ui.available_height();
        Panel::top("table")
            .resizable(true)
            .default_size((height * 0.28).clamp(112.0, 260.0))
            .size_range(84.0..=(height - 160.0).max(96.0))
            .frame(surface)
            .show(ui, |ui| self.table.show(ui, scene));
        let has_room = ui.ctx().content_rect().width() >= NARROW;
        let explains = scene.session.inspection().is_some();
        if (explains || scene.session.settings().lines_shown) && has_room {
            Panel::right("lines")
                .default_size(300.0)
                .size_range(220.0..=520.0)
                .frame(surface.inner_margin(Margin {
                    left: 12,
                    right: 4,
                    top: 6,
                    bottom: 0,
                }))
                .show(ui, |ui| match explains {
                    true => inspector::panel(ui, scene),
                    false => mention_list::show(ui, scene),
                });
        } else if explains {
            inspector::over_article(ui, scene);
        }
        CentralPanel::no_frame()
            .frame(surface)
            .show(ui, |ui| self.reading.show(ui, scene));
    }
}

/// Says that what is being dragged over the window can be dropped.
fn drop_hint(ui: &Ui, scene: &Scene<'_>) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let tokens = scene.tokens(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, tokens.surface.gamma_multiply(0.9));
    let frame = rect.shrink(16.0);
    let stroke = egui::Stroke::new(2.0, tokens.accent);
    painter.rect_stroke(frame, tokens::ROUND, stroke, egui::StrokeKind::Inside);
    let font = egui::FontId::new(tokens::TITLE, super::fonts::bold());
    let text = scene.text("drop-here");
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        text,
        font,
        tokens.accent,
    );
}
