//! One export: everything it needs, gathered into what `export` takes, and its files written.

use crate::evidence::Columns;
use crate::export::files::{self, Form};
use crate::export::{Article, ExportError, Provenance, Selection};
use crate::locale::Locale;
use crate::session::Library;
use crate::session::compare::{Comparison, DecisionSet, EvidenceIndex, Question};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where an export goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Into this folder, under names of its own.
    Folder(PathBuf),
    /// To this file.
    File(PathBuf),
}

impl Target {
    /// What a path that somebody typed means: a folder where one is there, where it ends in a stroke, or
    /// where it has no extension; else a file.
    pub fn of(path: &Path) -> Self {
        let text = path.as_os_str().to_string_lossy();
        let is_folder = path.is_dir() || text.ends_with(['/', '\\']) || path.extension().is_none();
        match is_folder {
            true => Self::Folder(path.to_owned()),
            false => Self::File(path.to_owned()),
        }
    }

    fn path(&self, form: Form, part: Option<&str>) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.join(form.file_name(part)),
            Self::File(file) => file.clone(),
        }
    }
}

/// One export.
pub struct Task {
    /// What is open.
    pub library: Arc<Library>,
    /// The articles that are exported, by position, ascending.
    pub shown: Arc<Vec<u32>>,
    /// How they were asked for, in words; empty for all.
    pub filter: String,
    /// What the reader decided about evidence.
    pub decisions: Arc<DecisionSet>,
    /// What is written.
    pub forms: Vec<Form>,
    /// The folder or file to which it goes: see [`Target::of`].
    pub to: PathBuf,
    /// The language of a report.
    pub locale: Locale,
}

impl Task {
    /// Writes it, and gives the files and the evidence they stand on. `goes_on` is told how many articles are done and of how many (each
    /// counts once for every file), and says whether anybody still waits.
    ///
    /// # Errors
    /// Where a file cannot be written, or nobody waits any more. Files that were whole by then stay.
    pub fn run(
        &self,
        goes_on: &mut (dyn FnMut(usize, usize) -> bool + Send),
    ) -> Result<(Vec<PathBuf>, Arc<EvidenceIndex>), ExportError> {
        let (library, shown) = (&self.library, &self.shown);
        let whole = self.forms.len() * shown.len();
        if !goes_on(0, whole) {
            return Err(ExportError::Cancelled);
        }
        let index = EvidenceIndex::build(library, &self.decisions, None, || false, |_| {})
            .expect("nobody cancels it");
        let question = Question {
            columns: match library.rolled_up {
                true => Columns::Wholes,
                false => Columns::Companies,
            },
            ..Question::default()
        };
        let comparison = Comparison::new(Arc::new(index), Arc::clone(shown), question);
        let shard = library.choices.shard;
        let provenance = Provenance::new(
            &library.in_force.lexicon(false),
            library.rolled_up,
            self.filter.clone(),
            shard.map(|shard| shard.to_string()).unwrap_or_default(),
        );
        let article = |position: usize| {
            let position = shown[position];
            let entry = &library.entries[position as usize];
            let known = comparison.index.article(position);
            Article {
                document: &entry.document,
                candidates: entry.matches.unpack().candidates,
                mention_count: entry.tally.mentions,
                evidence: comparison.pieces(position),
                outlet: known.and_then(|known| known.outlet()),
            }
        };
        let selection = Selection {
            lexicon: &library.lexicon,
            provenance: &provenance,
            matrix: &comparison.matrix,
            first_seen: &library.tally.first_seen,
            count: shown.len(),
            article: &article,
        };
        let target = Target::of(&self.to);
        let part = shard.map(|shard| shard.file_part());
        let mut written = Vec::new();
        for (number, form) in self.forms.iter().enumerate() {
            let path = target.path(*form, part.as_deref());
            let before = number * shown.len();
            let mut goes_on = |done: usize| goes_on(before + done.min(shown.len()), whole);
            written.extend(files::write(
                &selection,
                *form,
                &path,
                self.locale,
                &mut goes_on,
            )?);
        }
        Ok((written, Arc::clone(&comparison.index)))
    }
}
