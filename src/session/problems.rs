//! The problems of a library: all of them in order, filtered, and in groups.
//!
//! Knows the sentences of problems, because a filter searches in them, but no widget and no terminal. A
//! snapshot of the library goes in; places of problems come out.

use super::Library;
use super::latest::{Job, Wake};
use crate::corpus::{Problem, Severity, natural, problem_name, problem_sentence};
use crate::locale::Locale;
use crate::text::fold::fold_text;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Where a problem stands in a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemRef {
    /// Of a file that is no document: its position among those.
    File(u32),
    /// Of a document.
    Document {
        /// Position of the document in the library.
        entry: u32,
        /// Position of the problem among those of the document.
        number: u32,
    },
}

impl ProblemRef {
    /// The problem. Panics for a library in which it was not found.
    pub fn problem(self, library: &Library) -> &Problem {
        match self {
            Self::File(file) => &library.file_problems[file as usize].problem,
            Self::Document { entry, number } => library
                .problems_of(entry)
                .nth(number as usize)
                .expect("the problem was found in this library"),
        }
    }

    /// Path below the folder that was opened.
    pub fn path(self, library: &Library) -> &str {
        match self {
            Self::File(file) => &library.file_problems[file as usize].path,
            Self::Document { entry, .. } => &library.entries[entry as usize].document.path,
        }
    }

    /// The file; none for an article inside the program.
    pub fn file(self, library: &Library) -> Option<&Path> {
        match self {
            Self::File(file) => Some(&library.file_problems[file as usize].file),
            Self::Document { entry, .. } => {
                library.entries[entry as usize].document.file.as_deref()
            }
        }
    }

    /// Position of the document in the library, where the file became one.
    pub fn entry(self) -> Option<u32> {
        match self {
            Self::File(_) => None,
            Self::Document { entry, .. } => Some(entry),
        }
    }
}

/// Every problem, in natural order of path and, within a file, of line.
pub fn of_library(library: &Library) -> Vec<ProblemRef> {
    let mut found: Vec<(Vec<u8>, Option<u32>, u32, ProblemRef)> = Vec::new();
    for (index, file) in (0..).zip(&library.file_problems) {
        let key = natural::key(&file.path);
        let line = file.problem.line.unwrap_or(0);
        found.push((key, None, line, ProblemRef::File(index)));
    }
    for (entry, of) in (0..).zip(&library.entries) {
        for (number, problem) in (0..).zip(library.problems_of(entry)) {
            let key = natural::key(&of.document.path);
            let place = ProblemRef::Document { entry, number };
            found.push((key, Some(entry), problem.line.unwrap_or(0), place));
        }
    }
    found.sort();
    found.into_iter().map(|(.., place)| place).collect()
}

/// By what problems stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// By what happened.
    #[default]
    Code,
    /// By where it happened.
    File,
    /// By how much it matters.
    Severity,
}

/// Which problems are listed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct ProblemFilter {
    /// Only those of this severity.
    pub severity: Option<Severity>,
    /// Only those with this code.
    pub code: Option<&'static str>,
    /// Only those with this in their path, code or sentence; width, case and Traditional forms do not
    /// matter.
    pub text: String,
}

impl ProblemFilter {
    /// True where every problem is listed.
    pub fn is_empty(&self) -> bool {
        self.severity.is_none() && self.code.is_none() && self.text.trim().is_empty()
    }
}

/// What the problems of a group share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    /// A severity.
    Severity(Severity),
    /// A code.
    Code(&'static str),
    /// A path below the folder that was opened.
    File(String),
}

/// Problems that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemGroup {
    /// What they share.
    pub key: GroupKey,
    /// The worst severity among them.
    pub severity: Severity,
    /// In natural order of path and line.
    pub problems: Vec<ProblemRef>,
}

/// The problems of which files are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum ProblemScope {
    /// Those of the articles that the filter leaves; of all files where there is none.
    #[default]
    Shown,
    /// Those of all files. Files that are no articles have no fields, and no filter leaves them.
    All,
}

/// What a list is made for.
#[derive(Clone, Debug)]
pub struct Question {
    /// Positions of the articles whose problems are listed, ascending; of all files where there are none.
    pub shown: Option<Arc<Vec<u32>>>,
    /// By what problems stand together.
    pub grouping: Grouping,
    /// Which are listed.
    pub filter: ProblemFilter,
    /// The language of the sentences that are searched.
    pub locale: Locale,
}

impl Question {
    /// True where the answers are the same: another set of articles is another allocation.
    fn is(&self, other: &Self) -> bool {
        let same_shown = match (&self.shown, &other.shown) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same_shown
            && (self.grouping, self.locale) == (other.grouping, other.locale)
            && self.filter == other.filter
    }

    fn speaks_of(&self, place: ProblemRef) -> bool {
        match (&self.shown, place.entry()) {
            (None, _) => true,
            (Some(shown), Some(entry)) => shown.binary_search(&entry).is_ok(),
            (Some(_), None) => false,
        }
    }
}

/// The problems of one snapshot, as they were asked for.
#[derive(Debug)]
pub struct ProblemList {
    /// The snapshot in which the places stand.
    pub library: Arc<Library>,
    /// What was asked.
    pub question: Question,
    /// Problems of severity note, warning and error that the rest of the filter lets through.
    pub severities: [usize; 3],
    /// Codes that the rest of the filter lets through, worst and most frequent first, with the number
    /// of their problems.
    pub codes: Vec<(&'static str, Severity, usize)>,
    /// What is listed: worst first; by file, in natural order of path.
    pub groups: Vec<ProblemGroup>,
    /// How many problems are listed.
    pub shown: usize,
}

impl ProblemList {
    /// Makes the list; `None` where `cancelled` says that nobody waits for it any more.
    pub fn new(
        library: Arc<Library>,
        question: Question,
        cancelled: impl Fn() -> bool,
    ) -> Option<Self> {
        let wanted = fold_text(question.filter.text.trim());
        let mut severities = [0; 3];
        let mut codes: BTreeMap<&'static str, (Severity, usize)> = BTreeMap::new();
        let mut groups: BTreeMap<GroupKey, ProblemGroup> = BTreeMap::new();
        let mut order: Vec<GroupKey> = Vec::new();
        let mut shown = 0;
        for (index, place) in of_library(&library).into_iter().enumerate() {
            if index % 1024 == 0 && cancelled() {
                return None;
            }
            if !question.speaks_of(place) || !says(&library, place, question.locale, &wanted) {
                continue;
            }
            let problem = place.problem(&library);
            let (code, severity) = (problem.code(), problem.severity());
            let filter = &question.filter;
            let of_severity = filter.severity.is_none_or(|wanted| wanted == severity);
            let of_code = filter.code.is_none_or(|wanted| wanted == code);
            if of_code {
                severities[severity as usize] += 1;
            }
            if of_severity {
                codes.entry(code).or_insert((severity, 0)).1 += 1;
            }
            if !(of_severity && of_code) {
                continue;
            }
            shown += 1;
            let key = match question.grouping {
                Grouping::Severity => GroupKey::Severity(severity),
                Grouping::Code => GroupKey::Code(code),
                Grouping::File => GroupKey::File(place.path(&library).to_owned()),
            };
            let group = groups.entry(key).or_insert_with_key(|key| {
                order.push(key.clone());
                ProblemGroup {
                    key: key.clone(),
                    severity,
                    problems: Vec::new(),
                }
            });
            group.severity = group.severity.max(severity);
            group.problems.push(place);
        }
        let mut groups: Vec<ProblemGroup> =
            order.iter().filter_map(|key| groups.remove(key)).collect();
        if question.grouping != Grouping::File {
            groups.sort_by_key(|group| std::cmp::Reverse((group.severity, group.problems.len())));
        }
        let mut codes: Vec<_> = codes
            .into_iter()
            .map(|(code, (severity, count))| (code, severity, count))
            .collect();
        codes.sort_by_key(|(_, severity, count)| std::cmp::Reverse((*severity, *count)));
        Some(Self {
            library,
            question,
            severities,
            codes,
            groups,
            shown,
        })
    }
}

/// True where path, code, name or sentence hold `wanted`, which is folded.
fn says(library: &Library, place: ProblemRef, locale: Locale, wanted: &str) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let problem = place.problem(library);
    let holds = |text: &str| fold_text(text).contains(wanted);
    holds(place.path(library))
        || holds(problem.code())
        || holds(&problem_name(locale, problem.code()))
        || holds(&problem_sentence(locale, problem))
}

/// What the user changes about the list of problems.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemsChange {
    /// Put them in other groups.
    Group(Grouping),
    /// List those of one severity, or of every one.
    Severity(Option<Severity>),
    /// List those with one code, or with every one.
    Code(Option<&'static str>),
    /// List those that hold a text.
    Text(String),
    /// List all that the scope holds.
    Everything,
    /// List those of the shown articles, or of all files.
    Scope(ProblemScope),
}

/// The list of problems as the user asked for it: made on a worker thread, kept until a newer is there.
#[derive(Default)]
pub struct Problems {
    grouping: Grouping,
    filter: ProblemFilter,
    scope: ProblemScope,
    list: Option<Arc<ProblemList>>,
    job: Option<Job<Option<Arc<ProblemList>>>>,
}

impl Problems {
    /// Makes a change.
    pub fn apply(&mut self, change: ProblemsChange) {
        match change {
            ProblemsChange::Group(grouping) => self.grouping = grouping,
            ProblemsChange::Severity(severity) => self.filter.severity = severity,
            ProblemsChange::Code(code) => self.filter.code = code,
            ProblemsChange::Text(text) => self.filter.text = text,
            ProblemsChange::Everything => self.filter = ProblemFilter::default(),
            ProblemsChange::Scope(scope) => self.scope = scope,
        }
    }

    /// Takes a list that is finished, and has another made where `library` or what is asked is no
    /// longer that of the list; `shown` is what a filter leaves, where there is one. Never waits.
    pub fn poll(
        &mut self,
        library: &Arc<Library>,
        shown: Option<&Arc<Vec<u32>>>,
        locale: Locale,
        wake: &Wake,
    ) {
        if let Some(list) = self.job.as_ref().and_then(Job::take) {
            self.list = list.or(self.list.take());
            self.job = None;
        }
        // One list at a time: while a library grows, each would be out of date before it is made.
        if self.job.is_some() || self.is_current(library, shown, locale) {
            return;
        }
        let (library, question) = (Arc::clone(library), self.question(shown, locale));
        self.job = Some(Job::spawn("wenjian-problems", wake, |publisher, cancel| {
            let list = ProblemList::new(library, question, || cancel.is_cancelled());
            publisher.publish(list.map(Arc::new));
        }));
    }

    fn question(&self, shown: Option<&Arc<Vec<u32>>>, locale: Locale) -> Question {
        Question {
            shown: shown.filter(|_| self.scope == ProblemScope::Shown).cloned(),
            grouping: self.grouping,
            filter: self.filter.clone(),
            locale,
        }
    }

    /// True where the list is that of `library` as it is asked for now.
    pub fn is_current(
        &self,
        library: &Arc<Library>,
        shown: Option<&Arc<Vec<u32>>>,
        locale: Locale,
    ) -> bool {
        let asked = self.question(shown, locale);
        self.list
            .as_ref()
            .is_some_and(|list| Arc::ptr_eq(&list.library, library) && list.question.is(&asked))
    }

    /// The newest list; none before the first is made.
    pub fn list(&self) -> Option<&Arc<ProblemList>> {
        self.list.as_ref()
    }

    /// The problems of which files are listed.
    pub fn scope(&self) -> ProblemScope {
        self.scope
    }

    /// By what problems stand together.
    pub fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// Which are listed.
    pub fn filter(&self) -> &ProblemFilter {
        &self.filter
    }
}
