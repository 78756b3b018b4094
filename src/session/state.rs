//! The session: what is open, what is chosen, what is shown, and how commands change it.

mod answers;

use super::cache::CacheStore;
use super::carry_over;
use super::command::{Command, Direction, Scope, Subject, View, Zoom};
use super::inspection::Inspection;
use super::latest::{Job, Wake};
use super::lazy_matcher::LazyMatcher;
use super::lexicon_choice::LexiconInForce;
use super::lexicon_live::LexiconLive;
use super::library::Library;
use super::lines::{self, HitRef, LineRef};
use super::problems::Problems;
use super::reader::{self, Again, Depth, Task};
use super::rows::{self, SortOrder};
use super::settings::{READING_SIZES, Settings, SettingsSaver, SettingsStore};
use super::source::Source;
use super::steps::Steps;
use super::visibility::Visibility;
use super::watch::Watch;
use crate::locale::Locale;
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
    order: SortOrder,
    rows: Arc<Vec<u32>>,
    rows_job: Option<Job<Vec<u32>>>,
    selected: Option<u32>,
    chosen: Option<Subject>,
    visibility: Visibility,
    hit: Option<HitRef>,
    hit_asked: u64,
    scope: Scope,
    library_lines: Option<Arc<Vec<LineRef>>>,
    lines_job: Option<Job<Vec<LineRef>>>,
    problems: Problems,
    line: Option<u32>,
    message: Option<Message>,
    source_shown: bool,
    steps: Steps,
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
        let settings = store.load();
        let nothing = LexiconInForce::empty();
        let library = Library::empty(source.clone(), nothing, settings.rolled_up);
        let mut session = Self {
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
            order: SortOrder::default(),
            rows: Arc::default(),
            rows_job: None,
            selected: None,
            chosen: None,
            visibility: Visibility::default(),
            hit: None,
            hit_asked: 0,
            scope: Scope::default(),
            library_lines: None,
            lines_job: None,
            problems: Problems::default(),
            line: None,
            message: None,
            source_shown: false,
            steps: Steps::default(),
        };
        session.open(source);
        session
    }

    /// Takes what the workers have finished since the last call. Never waits.
    pub fn poll(&mut self) {
        if let Some(library) = self.reading.as_ref().and_then(Job::take) {
            let settled = library.is_settled();
            self.set_library(library);
            self.start_sorting();
            if settled {
                self.keeping = self.reading.take();
                self.start_listing();
                if self.library.entries.is_empty() && self.library.file_problems.len() == 1 {
                    // A path that could not be opened at all: the Problems view says why.
                    self.view = View::Problems;
                }
            }
            if self.selected.is_none() && !self.library.entries.is_empty() {
                self.select(0);
            }
        }
        if self.keeping.as_ref().is_some_and(Job::has_ended) {
            self.keeping = None;
        }
        self.poll_changes();
        let is_read = self.reading.is_none() && self.again.is_none();
        let rolled_up = self.settings.rolled_up;
        if is_read && let Some(library) = self.live.poll(&self.library, rolled_up) {
            self.take_matched_anew(library);
        }
        let locale = Locale::new(self.settings.language());
        if let Some(inspection) = &mut self.inspection
            && !inspection.poll(&self.library, locale, &self.wake)
        {
            self.inspection = None;
        }
        if let Some(rows) = self.rows_job.as_ref().and_then(Job::take) {
            self.rows = Arc::new(rows);
            self.rows_job = None;
        }
        if let Some(found) = self.lines_job.as_ref().and_then(Job::take) {
            self.library_lines = Some(Arc::new(found));
            self.lines_job = None;
        }
        if self.view == View::Problems {
            let locale = Locale::new(self.settings.language());
            self.problems.poll(&self.library, locale, &self.wake);
        }
    }

    /// Takes what was read again, and starts reading again where files have changed.
    fn poll_changes(&mut self) {
        if let Some(watch) = &self.watch {
            if watch.take_change() {
                self.again_wanted = self.again_wanted.or(Some(Depth::Changed));
            }
            if let Some(failure) = watch.take_failure() {
                self.say("message-not-watched", failure);
            }
        }
        if let Some(job) = &self.again {
            let has_ended = job.has_ended();
            if let Some(again) = job.take() {
                self.replace_library(again);
            }
            if has_ended {
                self.again = None;
            }
        }
        let is_free = self.reading.is_none() && self.again.is_none() && !self.live.is_matching();
        if is_free && let Some(depth) = self.again_wanted.take() {
            let task = self.task(self.library.source.clone());
            self.again = Some(reader::spawn_again(
                task,
                depth,
                Arc::clone(&self.library),
                &self.wake,
            ));
        }
    }

    /// Puts what was read again in the place of what was there. View, order, what is shown and the open
    /// article stay, wherever it stands now.
    fn replace_library(&mut self, again: Again) {
        let Again { library, moves } = again;
        if let Some(selected) = self.selected {
            let is_same = moves.is_same(selected);
            self.selected = moves.position(selected).or_else(|| moves.nearest(selected));
            if !is_same {
                // Its text may be another one now, and so may the places in it.
                self.hit = None;
            }
        }
        // What was said about an article that has changed is said no longer.
        let inspection = self.inspection.take();
        self.inspection = inspection.and_then(|asked| asked.moved(&moves));
        self.rows = Arc::new(moves.rows(&self.rows));
        let lines = self.library_lines.take();
        self.library_lines = lines.map(|lines| Arc::new(moves.lines(&lines)));
        self.set_library(library);
        self.start_sorting();
        self.list_again();
    }

    /// Puts a snapshot in the place of another one. What was chosen and hidden in that is so in the new
    /// one, whatever the numbers of its lexicon are. The old one is taken apart on another thread: there
    /// may be a million entries in it.
    fn set_library(&mut self, library: Arc<Library>) {
        let old = std::mem::replace(&mut self.library, library);
        if !Arc::ptr_eq(&old.lexicon, &self.library.lexicon) {
            let carry = |subject| carry_over::subject(&old, &self.library, subject);
            self.chosen = self.chosen.and_then(carry);
            self.visibility = self.visibility.carried(carry);
        }
        let thread = std::thread::Builder::new().name("wenjian-dropper".to_owned());
        // Where there is no thread to be had, it is dropped here with the closure.
        let _ = thread.spawn(move || drop(old));
    }

    /// Does what the user asked for. Commands that concern only the window change nothing here.
    pub fn apply(&mut self, command: Command) {
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
            Command::SortBy(key) => {
                self.order = self.order.clicked(key);
                self.start_sorting();
            }
            Command::Select(entry) => {
                self.select(entry);
                self.view = View::Articles;
            }
            Command::SelectNeighbour(direction) => self.select_neighbour(direction),
            Command::Choose(subject) => {
                self.chosen = subject;
                self.hit = None;
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
                self.line = Some(line);
                self.hit_asked += 1;
            }
            Command::Problems(change) => self.problems.apply(change),
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
            Command::SetTheme(theme) => self.change_settings(|settings| settings.theme = theme),
            Command::SetLanguage(language) => {
                self.change_settings(|settings| settings.language = Some(language));
            }
            Command::DismissMessage => self.message = None,
            Command::AskForFolder
            | Command::ExplainSelection
            | Command::ShowPathField(_)
            | Command::ShowInFolder(_)
            | Command::ShowSettings(_)
            | Command::ShowKeys(_)
            | Command::ShowFind(_)
            | Command::ShowPalette(_)
            | Command::Quit => {}
        }
    }

    fn open(&mut self, source: Source) {
        // Dropping the job that runs stops it, and what it still publishes goes nowhere.
        self.live.open(&source, &self.library.in_force);
        let last = Arc::clone(&self.library.in_force);
        let empty = Library::empty(source.clone(), last, self.settings.rolled_up);
        self.set_library(Arc::new(empty));
        self.inspection = None;
        self.again = None;
        self.again_wanted = None;
        self.keeping = None;
        // Watching begins first, so that no change falls between reading and watching.
        self.watch = match &source {
            Source::Paths(paths) => Some(Watch::start(paths.clone(), &self.wake)),
            Source::Samples => None,
        };
        let task = self.task(source.clone());
        self.reading = Some(reader::spawn(task, &self.wake));
        self.rows = Arc::default();
        self.rows_job = None;
        self.library_lines = None;
        self.lines_job = None;
        self.selected = None;
        self.problems = Problems::default();
        self.line = None;
        self.hit = None;
        self.visibility = Visibility::default();
        self.message = None;
        self.view = View::Articles;
        self.order = SortOrder::default();
        match source.path() {
            Some(path) => {
                let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
                self.change_settings(|settings| settings.remember(&path));
            }
            None => self.change_settings(|settings| settings.last = None),
        }
    }

    /// The same articles in the same order, found or counted otherwise: the reader stays where he is.
    fn take_matched_anew(&mut self, library: Arc<Library>) {
        let old = Arc::clone(&self.library);
        self.set_library(library);
        self.hit = self.hit.and_then(|hit| {
            let position = self.selected? as usize;
            let (from, to) = (
                old.entries.get(position)?,
                self.library.entries.get(position)?,
            );
            carry_over::hit(from, to, hit)
        });
        self.start_sorting();
        self.list_again();
    }

    fn task(&self, source: Source) -> Task {
        Task {
            source,
            matcher: self.live.matcher().clone(),
            rolled_up: self.settings.rolled_up,
            choices: Arc::new(self.settings.reading.clone()),
            cache: self.cache.clone(),
        }
    }

    fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let before = self.settings.clone();
        change(&mut self.settings);
        if self.settings == before {
            return;
        }
        self.saver.save(self.settings.clone());
    }

    fn start_sorting(&mut self) {
        let (library, order) = (Arc::clone(&self.library), self.order.clone());
        if self.order == SortOrder::default() {
            // The order of the library itself: nothing to wait for.
            self.rows = Arc::new(rows::sorted(&library, &order));
            self.rows_job = None;
            return;
        }
        let job = Job::spawn("wenjian-sorter", &self.wake, move |publisher, _| {
            publisher.publish(rows::sorted(&library, &order));
        });
        self.rows_job = Some(job);
    }

    fn start_listing(&mut self) {
        self.library_lines = None;
        self.list_again();
    }

    /// Gathers the lines anew; those that are there stay until then.
    fn list_again(&mut self) {
        self.lines_job = None;
        let (Some(subject), Scope::Library) = (self.chosen, self.scope) else {
            return;
        };
        let library = Arc::clone(&self.library);
        let job = Job::spawn("wenjian-lister", &self.wake, move |publisher, cancel| {
            publisher.publish(lines::of_library(&library, subject, || {
                cancel.is_cancelled()
            }));
        });
        self.lines_job = Some(job);
    }

    fn select(&mut self, entry: u32) {
        if (entry as usize) < self.library.entries.len() && self.selected != Some(entry) {
            self.selected = Some(entry);
            self.hit = None;
            self.line = None;
            self.inspection = None;
            self.hit_asked += 1;
        }
    }

    fn select_neighbour(&mut self, direction: Direction) {
        let Some(selected) = self.selected else {
            return;
        };
        let Some(row) = self.rows.iter().position(|entry| *entry == selected) else {
            return;
        };
        let next = match direction {
            Direction::Next => row.checked_add(1),
            Direction::Previous => row.checked_sub(1),
        };
        if let Some(entry) = next.and_then(|row| self.rows.get(row)) {
            self.select(*entry);
        }
    }

    /// The mentions that stepping visits: of what is chosen, else all whose marks are shown.
    pub fn steps(&self) -> Arc<Vec<HitRef>> {
        let Some(entry) = self.entry() else {
            return Arc::default();
        };
        let lexicon = &self.library.lexicon;
        self.steps
            .of(entry, lexicon, self.chosen, &self.visibility, |entry| {
                let mut hits = lines::hits(lexicon, entry, self.chosen);
                if self.chosen.is_none() {
                    hits.retain(|hit| {
                        hit.locate(entry)
                            .is_some_and(|(_, _, alias)| self.is_shown(&lexicon.alias(alias).owner))
                    });
                }
                hits
            })
    }

    fn step(&mut self, direction: Direction) {
        let hits = self.steps();
        if hits.is_empty() {
            return;
        }
        let last = hits.len() - 1;
        let at = self
            .hit
            .and_then(|hit| hits.iter().position(|other| *other == hit));
        let next = match (at, direction) {
            (None, Direction::Next) => 0,
            (None, Direction::Previous) => last,
            (Some(at), Direction::Next) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), Direction::Previous) => {
                if at == 0 {
                    last
                } else {
                    at - 1
                }
            }
        };
        self.go_to(hits[next]);
    }

    /// Goes to the first mention in the nearest row below (or the last in the nearest above) that
    /// has one of what is chosen, or of anything where nothing is.
    fn step_article(&mut self, direction: Direction) {
        let rows = Arc::clone(&self.rows);
        let Some(row) = self
            .selected
            .and_then(|selected| rows.iter().position(|entry| *entry == selected))
        else {
            return;
        };
        let has_mentions = |entry: &&u32| {
            let Some(entry) = self.library.entries.get(**entry as usize) else {
                return false;
            };
            match self.chosen {
                Some(subject) => entry.tally.count(subject) > 0,
                None => entry.tally.mentions > 0,
            }
        };
        let found = match direction {
            Direction::Next => rows[row + 1..].iter().find(has_mentions),
            Direction::Previous => rows[..row].iter().rev().find(has_mentions),
        };
        if let Some(entry) = found {
            self.select(*entry);
            self.step(Direction::Next);
        }
    }

    fn go_to(&mut self, hit: HitRef) {
        self.hit = Some(hit);
        self.line = None;
        self.hit_asked += 1;
    }

    /// Puts a message at the foot of the window.
    pub fn say(&mut self, id: &'static str, detail: impl Into<String>) {
        self.message = Some(Message {
            id,
            detail: detail.into(),
        });
    }
}
