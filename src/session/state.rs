//! The session: what is open, what is chosen, what is shown, and how commands change it.

mod answers;
mod company;
mod concording;
mod exporting;
mod opening;
mod polling;
mod resuming;
mod stepping;
mod tabling;

use super::cache::CacheStore;
use super::command::{Command, Scope, Subject, View, Zoom};
use super::compare::{Compare, CompareChange};
use super::concordance::Concordance;
use super::export::Exporting;
use super::filter::{Counting, Filtering};
use super::inspection::Inspection;
use super::latest::{Job, Wake};
use super::lazy_matcher::LazyMatcher;
use super::lexicon_choice::LexiconInForce;
use super::lexicon_live::LexiconLive;
use super::library::Library;
use super::lines::{HitRef, LineRef};
use super::network::Networks;
use super::portrait::Portraits;
use super::problems::Problems;
use super::reader::{Again, Depth};
use super::searching::Searching;
use super::settings::{READING_SIZES, Settings, SettingsSaver, SettingsStore};
use super::source::Source;
use super::steps::Steps;
use super::table::Table;
use super::timeline::Timelines;
use super::visibility::Visibility;
use super::watch::Watch;
use crate::locale::Locale;
use crate::mentions::Place;
use crate::text::ByteSpan;
use resuming::Resuming;
pub use resuming::SessionFileChange;
use std::sync::Arc;

/// A sentence for the user that needs no answer: the name of a message and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Name of the message in the locale files.
    pub id: &'static str,
    /// What `$detail` stands for in it.
    pub detail: String,
}

/// One open library as the user sees it.
pub struct Session {
    library: Arc<Library>,
    live: LexiconLive,
    inspection: Option<Inspection>,
    cache: CacheStore,
    reading: Option<Job<Arc<Library>>>,
    /// A reading that has published everything and still writes its cache.
    keeping: Option<Job<Arc<Library>>>,
    /// What is open is being read again.
    again: Option<Job<Again>>,
    /// It is to be read again as soon as nothing else is being read.
    again_wanted: Option<Depth>,
    watch: Option<Watch>,
    wake: Wake,
    saver: SettingsSaver,
    settings: Settings,
    view: View,
    table: Table,
    filtering: Filtering,
    counting: Counting,
    searching: Searching,
    shown: Arc<Vec<u32>>,
    rows: Arc<Vec<u32>>,
    rows_job: Option<Job<Vec<u32>>>,
    /// Rows are to be put in order once more when that is done.
    rows_wanted: bool,
    selected: Option<u32>,
    chosen: Option<Subject>,
    visibility: Visibility,
    hit: Option<HitRef>,
    hit_asked: u64,
    scope: Scope,
    library_lines: Option<Arc<Vec<LineRef>>>,
    lines_job: Option<Job<Vec<LineRef>>>,
    problems: Problems,
    exporting: Exporting,
    timelines: Timelines,
    networks: Networks,
    portraits: Portraits,
    compare: Compare,
    concordance: Concordance,
    /// The place of a line of the concordance at which the reader is.
    spot: Option<(Place, ByteSpan)>,
    line: Option<u32>,
    /// A sentence of the open article that is lit as a whole.
    lit: Option<(Place, ByteSpan)>,
    message: Option<Message>,
    source_shown: bool,
    steps: Steps,
    resuming: Resuming,
}

impl Session {
    /// Starts reading `source` at once.
    pub fn new(
        source: Source,
        matcher: LazyMatcher,
        store: SettingsStore,
        cache: CacheStore,
        wake: Wake,
    ) -> Self {
        let library = Library::empty(source.clone(), LexiconInForce::empty(), false);
        let mut session = Self::at_rest(library, matcher, store, cache, wake);
        session.open(source);
        session
    }

    /// Shows a library that was made and not read: what benches and tests of very large ones do.
    pub fn of_library(library: Library, store: SettingsStore, wake: Wake) -> Self {
        let matcher = LazyMatcher::of(Arc::clone(&library.in_force));
        let nothing = Library::empty(library.source.clone(), LexiconInForce::empty(), false);
        let mut session = Self::at_rest(nothing, matcher, store, CacheStore::nowhere(), wake);
        session.set_library(Arc::new(library));
        session.sort_grown();
        session.select(0);
        session
    }

    fn at_rest(
        library: Library,
        matcher: LazyMatcher,
        store: SettingsStore,
        cache: CacheStore,
        wake: Wake,
    ) -> Self {
        let settings = store.load();
        let compare = Compare::new(store.folder().map(ToOwned::to_owned));
        let concordance = Concordance::new(store.folder());
        Self {
            library: Arc::new(library),
            live: LexiconLive::new(matcher, &wake),
            inspection: None,
            cache,
            reading: None,
            keeping: None,
            again: None,
            again_wanted: None,
            watch: None,
            wake,
            saver: SettingsSaver::new(store),
            settings,
            view: View::default(),
            table: Table::default(),
            filtering: Filtering::default(),
            counting: Counting::default(),
            searching: Searching::default(),
            shown: Arc::default(),
            rows: Arc::default(),
            rows_job: None,
            rows_wanted: false,
            selected: None,
            chosen: None,
            visibility: Visibility::default(),
            hit: None,
            hit_asked: 0,
            scope: Scope::default(),
            library_lines: None,
            lines_job: None,
            problems: Problems::default(),
            exporting: Exporting::default(),
            timelines: Timelines::default(),
            networks: Networks::default(),
            portraits: Portraits::default(),
            compare,
            concordance,
            spot: None,
            line: None,
            lit: None,
            message: None,
            source_shown: false,
            steps: Steps::default(),
            resuming: Resuming::default(),
        }
    }

    /// Does what the user asked for. Commands that concern only the window change nothing here.
    pub fn apply(&mut self, command: Command) {
        self.forget_wanted(&command);
        match command {
            Command::Open(source) => self.open(source),
            Command::OpenRecent(path) => self.open(Source::Paths(vec![path])),
            Command::Reload => self.again_wanted = Some(Depth::All),
            Command::ChangeReading(change) => {
                let before = self.settings.reading.clone();
                let needs_reading = change.needs_reading();
                self.change_settings(|settings| change.apply(&mut settings.reading));
                if needs_reading && self.settings.reading != before {
                    self.again_wanted = self.again_wanted.or(Some(Depth::Changed));
                }
            }
            Command::CancelReading => {
                if let Some(reading) = &self.reading {
                    reading.cancel();
                }
            }
            Command::Show(view) => self.view = view,
            Command::Table(change) => self.change_table(change),
            Command::Select(entry) => {
                self.select(entry);
                self.view = View::Articles;
            }
            Command::SelectNeighbour(direction) => self.select_neighbour(direction),
            Command::Choose(subject) => {
                self.chosen = subject;
                self.hit = None;
                self.seek_chosen();
                self.start_listing();
                if subject.is_some() && !self.settings.lines_shown {
                    self.change_settings(|settings| settings.lines_shown = true);
                }
            }
            Command::SetShown(subject, shown) => self.visibility.set(subject, shown),
            Command::ShowOnly(subject) => {
                self.visibility.turn_alone(subject);
            }
            Command::ShowAll => {
                self.visibility.show_all();
            }
            Command::Step(direction) => self.step(direction),
            Command::StepArticle(direction) => self.step_article(direction),
            Command::GoTo { entry, place } => {
                if self.selected != Some(entry) {
                    self.select(entry);
                }
                self.view = View::Articles;
                self.go_to(place);
            }
            Command::GoToLine { entry, line } => {
                self.select(entry);
                self.view = View::Articles;
                self.hit = None;
                self.spot = None;
                self.searching.set(None);
                self.line = Some(line);
                self.hit_asked += 1;
            }
            Command::Filter(change) => {
                self.keep_filter(&change);
                self.filtering.apply(change);
                self.poll_filter();
            }
            Command::Export(change) => self.apply_export(change),
            Command::SessionFile(change) => self.change_session_file(change),
            Command::Concordance(change) => self.change_concordance(change),
            Command::Search(change) => self.change_search(change),
            Command::Problems(change) => self.problems.apply(change),
            Command::Timeline(change) => self.timelines.apply(change, &self.library.lexicon),
            Command::Network(change) => self.networks.apply(change),
            Command::Company(change) => self.change_company(change),
            Command::Compare(change) => self.compare_otherwise(change),
            Command::SetScope(scope) => {
                self.scope = scope;
                self.start_listing();
            }
            Command::SetThemesShown(shown) => {
                self.visibility.set_themes(&self.library.lexicon, shown);
            }
            Command::Explain(inquiry) => {
                let locale = Locale::new(self.settings.language());
                self.inspection = inquiry
                    .and_then(|asked| Inspection::new(&self.library, asked, locale, &self.wake));
            }
            Command::SetRolledUp(rolled_up) => {
                self.change_settings(|settings| settings.rolled_up = rolled_up);
            }
            Command::SetRejectedShown(shown) => {
                self.change_settings(|settings| settings.rejected_shown = shown);
            }
            Command::SetLinesShown(shown) => {
                self.change_settings(|settings| settings.lines_shown = shown);
            }
            Command::SetPanelShown(shown) => {
                self.change_settings(|settings| settings.panel_shown = shown);
            }
            Command::ReadingSize(zoom) => self.change_settings(|settings| {
                let (smallest, first, largest) = READING_SIZES;
                settings.reading_size = match zoom {
                    Zoom::In => settings.reading_size + 1.0,
                    Zoom::Out => settings.reading_size - 1.0,
                    Zoom::Reset => first,
                }
                .clamp(smallest, largest);
            }),
            Command::SetReadingLook(look) => {
                self.change_settings(|settings| settings.reading_look = look.clamped());
            }
            Command::SetSourceShown(shown) => self.source_shown = shown,
            Command::SetTheme(theme) => self.change_settings(|settings| settings.set_theme(theme)),
            Command::SetLanguage(language) => {
                self.change_settings(|settings| settings.language = Some(language));
            }
            Command::DismissMessage => self.message = None,
            Command::AskForFolder
            | Command::ExplainSelection
            | Command::ShowPathField(_)
            | Command::ShowInFolder(_)
            | Command::SaveChart(_)
            | Command::OpenFiles(_)
            | Command::ShowSettings(_)
            | Command::ShowKeys(_)
            | Command::ShowFind(_)
            | Command::ShowPalette(_)
            | Command::Quit => {}
        }
    }

    fn compare_otherwise(&mut self, change: CompareChange) {
        if let CompareChange::Read {
            entry,
            place,
            sentence,
            hit,
        } = change
        {
            self.select(entry);
            self.view = View::Articles;
            if let Some(hit) = hit {
                self.go_to(hit);
            }
            self.lit = Some((place, sentence));
            return;
        }
        // What cannot be seen is not taken back.
        let is_blind = matches!(change, CompareChange::Undo | CompareChange::Redo);
        if self.view == View::Compare || !is_blind {
            self.compare.apply(change);
        }
    }

    /// Puts a message at the foot of the window.
    pub fn say(&mut self, id: &'static str, detail: impl Into<String>) {
        self.message = Some(Message {
            id,
            detail: detail.into(),
        });
    }
}
