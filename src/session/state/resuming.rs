//! Going on with a session that lies in a file, and putting the present one into a file.
//!
//! What needs no article is as the file says at once, the rest as soon as all articles are there; what the user
//! does meanwhile counts more than what the file says.

use super::Session;
use crate::session::compare::CompareChange;
use crate::session::concordance::{ConcordanceChange, Seek};
use crate::session::latest::Job;
use crate::session::network::NetworkChange;
use crate::session::session_file::{
    ComparePart, ConcordancePart, Marks, NetworkPart, SessionFile, SessionFileError, Spelled,
    TimelinePart,
};
use crate::session::timeline::TimelineChange;
use crate::session::{Command, FilterChange, Source, Subject, View};
use std::path::{Path, PathBuf};

/// What the user asks of session files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionFileChange {
    /// Ask which to open.
    AskForOne,
    /// Save to the file that is open, or ask for one.
    Save,
    /// Ask where to save.
    SaveAs,
    /// Save there.
    SaveTo(PathBuf),
    /// Do not save after all.
    Leave,
}

type Failure = (&'static str, String);

/// A session that is on its way in or out.
#[derive(Default)]
pub(super) struct Resuming {
    /// The file that is open.
    file: Option<PathBuf>,
    loading: Option<Job<Result<(PathBuf, SessionFile), Failure>>>,
    saving: Option<Job<Result<PathBuf, Failure>>>,
    /// What waits for the articles.
    wanted: Option<Wanted>,
}

/// What of a session waits for articles and lexicon.
#[derive(Default)]
struct Wanted {
    article: Option<String>,
    chosen: Option<Spelled<Seek>>,
    marks: Option<Marks>,
}

fn failure(path: &Path, error: &SessionFileError) -> Failure {
    (error.message(), format!("{}: {error}", path.display()))
}

impl Session {
    /// The session file that is open.
    pub fn session_file(&self) -> Option<&Path> {
        self.resuming.file.as_deref()
    }

    /// True while a session file is being read or written.
    pub fn is_resuming(&self) -> bool {
        self.resuming.loading.is_some() || self.resuming.saving.is_some()
    }

    /// Has the session file read that `source` names; false where it names none.
    pub(super) fn opens_session(&mut self, source: &Source) -> bool {
        let Some(path) = SessionFile::named_by(source) else {
            return false;
        };
        let path = path.to_owned();
        let job = Job::spawn("wenjian-session", &self.wake, move |publisher, _| {
            publisher.publish(match SessionFile::load(&path) {
                Ok(session) => {
                    let path = std::path::absolute(&path).unwrap_or(path);
                    Ok((path, session))
                }
                Err(error) => Err(failure(&path, &error)),
            });
        });
        self.resuming.loading = Some(job);
        true
    }

    /// Another source is opened: nothing is to be resumed in it.
    pub(super) fn leave_session(&mut self) {
        let saving = self.resuming.saving.take();
        self.resuming = Resuming {
            saving,
            ..Resuming::default()
        };
    }

    /// Takes what was read or written. Never waits.
    pub(super) fn poll_resuming(&mut self) {
        match self.resuming.loading.as_ref().and_then(Job::take) {
            Some(Ok((path, session))) => self.resume(path, session),
            Some(Err((id, detail))) => {
                self.resuming.loading = None;
                // The program was started with it: nothing else is open that could stay.
                if SessionFile::named_by(&self.library.source).is_some() {
                    let last = self.settings.last.clone();
                    self.open_anew(Source::Samples);
                    self.change_settings(|settings| settings.last = last);
                }
                self.say(id, detail);
            }
            None => {}
        }
        match self.resuming.saving.as_ref().and_then(Job::take) {
            Some(Ok(path)) => {
                self.resuming.saving = None;
                self.say("message-saved", path.display().to_string());
                self.change_settings(|settings| settings.remember(&path));
                self.resuming.file = Some(path);
            }
            Some(Err((id, detail))) => {
                self.resuming.saving = None;
                self.say(id, detail);
            }
            None => {}
        }
    }

    fn resume(&mut self, path: PathBuf, session: SessionFile) {
        self.live.set_named(session.lexicon.clone());
        self.change_settings(|settings| settings.rolled_up = session.rolled_up);
        self.open_anew(session.source());
        self.change_settings(|settings| settings.remember(&path));
        let filter = session.filter();
        self.filtering
            .apply(FilterChange::Replace(Box::new(filter)));
        let SessionFile {
            compare,
            concordance,
            timeline,
            network,
            ..
        } = session;
        self.resume_compare(compare);
        self.resume_concordance(concordance);
        self.resume_timeline(timeline);
        self.resume_network(network);
        let page = session.company.is_some();
        if let Some(company) = session.company {
            self.portraits.open(company, View::Articles);
        }
        // A page of nobody is none.
        if session.view != View::Company || page {
            self.view = session.view;
        }
        self.resuming = Resuming {
            file: Some(path),
            wanted: Some(Wanted {
                article: session.article,
                chosen: session.chosen,
                marks: Some(session.marks),
            }),
            ..Resuming::default()
        };
    }

    fn resume_compare(&mut self, part: ComparePart) {
        let changes = [
            Some(CompareChange::Rows(part.rows)),
            Some(CompareChange::Groups(part.groups)),
            Some(CompareChange::Normalise(part.numbers)),
            Some(CompareChange::Pick(part.companies)),
            part.most.map(CompareChange::Most),
            Some(CompareChange::Cell(part.cell)),
        ];
        for change in changes.into_iter().flatten() {
            self.compare.apply(change);
        }
    }

    fn resume_concordance(&mut self, part: ConcordancePart) {
        let changes = [
            Some(ConcordanceChange::Window(part.window.0)),
            Some(ConcordanceChange::Order(part.sort.0)),
            part.seek.map(|seek| ConcordanceChange::Seek(seek.0)),
        ];
        for change in changes.into_iter().flatten() {
            self.concordance.apply(change, &self.wake);
        }
    }

    fn resume_timeline(&mut self, part: TimelinePart) {
        let changes = [
            part.by.map(TimelineChange::Step),
            Some(TimelineChange::Unit(part.count)),
            Some(TimelineChange::Shares(part.shares)),
            Some(TimelineChange::Pick(part.companies)),
        ];
        for change in changes.into_iter().flatten() {
            self.timelines.apply(change, &self.library.lexicon);
        }
    }

    fn resume_network(&mut self, part: NetworkPart) {
        let changes = [
            Some(NetworkChange::Draw(part.drawing)),
            Some(NetworkChange::Within(part.within)),
            Some(NetworkChange::Measure(part.measure)),
            part.least.map(NetworkChange::Least),
            part.most.map(NetworkChange::Most),
        ];
        for change in changes.into_iter().flatten() {
            self.networks.apply(change);
        }
    }

    /// What the user does himself is not undone by what still waits.
    pub(super) fn forget_wanted(&mut self, command: &Command) {
        let Some(wanted) = &mut self.resuming.wanted else {
            return;
        };
        match command {
            Command::Select(_)
            | Command::SelectNeighbour(_)
            | Command::GoTo { .. }
            | Command::GoToLine { .. }
            | Command::Step(_)
            | Command::StepArticle(_) => wanted.article = None,
            Command::Choose(_) => wanted.chosen = None,
            Command::SetShown(..)
            | Command::ShowOnly(_)
            | Command::ShowAll
            | Command::SetThemesShown(_) => wanted.marks = None,
            _ => {}
        }
    }

    /// All articles are there: what waited for them.
    pub(super) fn resume_rest(&mut self) {
        let Some(wanted) = self.resuming.wanted.take() else {
            return;
        };
        if let Some(path) = wanted.article {
            let mut entries = self.library.entries.iter();
            let found = entries.position(|entry| entry.document.path == path);
            if let Some(position) = found.and_then(|position| u32::try_from(position).ok()) {
                self.select(position);
            }
        }
        let lexicon = self.library.lexicon.clone();
        let subject = |seek: &Spelled<Seek>| seek.0.subject(&lexicon);
        if let Some(chosen) = wanted.chosen.as_ref().and_then(subject) {
            self.chosen = Some(chosen);
            self.start_listing();
        }
        if let Some(marks) = wanted.marks {
            for hidden in marks.hidden.iter().filter_map(subject) {
                self.visibility.set(hidden, false);
            }
            for theme in marks.themes.iter().filter_map(subject) {
                self.visibility.set(theme, true);
            }
            if let Some(only) = marks.only.as_ref().and_then(subject) {
                self.visibility.turn_alone(only);
            }
        }
    }

    /// Does what was asked of session files; what needs a dialog is the window's.
    pub(super) fn change_session_file(&mut self, change: SessionFileChange) {
        let path = match change {
            SessionFileChange::SaveTo(path) => Some(path),
            SessionFileChange::Save => self.resuming.file.clone(),
            SessionFileChange::AskForOne | SessionFileChange::SaveAs | SessionFileChange::Leave => {
                None
            }
        };
        let Some(path) = path else { return };
        let session = self.to_file();
        let job = Job::spawn("wenjian-session", &self.wake, move |publisher, _| {
            publisher.publish(match session.save(&path) {
                Ok(()) => Ok(path),
                Err(error) => Err(failure(&path, &error)),
            });
        });
        self.resuming.saving = Some(job);
    }

    /// The session as it is now.
    pub fn to_file(&self) -> SessionFile {
        let lexicon = &self.library.lexicon;
        let seek = |subject: Subject| Spelled(Seek::of(lexicon, subject));
        let filter = self.filtering.filter();
        let network = self.networks.question();
        let timelines = &self.timelines;
        SessionFile {
            articles: match &self.library.source {
                Source::Samples => Vec::new(),
                Source::Paths(paths) => paths.clone(),
            },
            lexicon: self.live.named().map(ToOwned::to_owned),
            view: self.view,
            article: self.entry().map(|entry| entry.document.path.clone()),
            filter: if filter.is_empty() {
                String::new()
            } else {
                filter.to_line()
            },
            rolled_up: self.settings.rolled_up,
            chosen: self.chosen.map(seek),
            marks: Marks {
                only: self.visibility.alone().map(seek),
                hidden: self.visibility.hidden().map(seek).collect(),
                themes: self.visibility.themes().map(seek).collect(),
            },
            compare: ComparePart {
                rows: self.compare.rows(),
                groups: self.compare.groups(),
                numbers: self.compare.normalisation(),
                companies: self.compare.picked().map(<[String]>::to_vec),
                most: Some(self.compare.most()),
                cell: self.compare.cell().cloned(),
            },
            concordance: ConcordancePart {
                seek: self.concordance.seek().cloned().map(Spelled),
                window: Spelled(self.concordance.window()),
                sort: Spelled(self.concordance.order().clone()),
            },
            timeline: TimelinePart {
                by: timelines.wanted_step(),
                count: timelines.unit(),
                shares: timelines.shares(),
                companies: timelines.chosen().map(<[String]>::to_vec),
            },
            network: NetworkPart {
                drawing: self.networks.drawing(),
                within: network.within,
                measure: network.measure,
                least: Some(network.least),
                most: Some(network.most),
            },
            company: self.portraits.wanted().map(ToOwned::to_owned),
            ..SessionFile::new()
        }
    }
}
