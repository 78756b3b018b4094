//! The export that is under way, as the window sees it.

use super::task::Task;
use crate::export::ExportError;
use crate::export::files::Form;
use crate::session::latest::{Job, Wake};
use std::path::PathBuf;

/// What the user wants to export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What, and in which form.
    pub forms: Vec<Form>,
    /// The folder or file to which it goes.
    pub to: PathBuf,
}

/// What the user asks of exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportChange {
    /// Open or close the dialog.
    Show(bool),
    /// Export what is shown.
    Start(Wish),
    /// Stop.
    Cancel,
}

/// How far it is, or what came of it.
enum Said {
    Progress(usize, usize),
    Written(Vec<PathBuf>),
    Failed(String),
}

/// What the window is told once it is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// These files are there.
    Written(Vec<PathBuf>),
    /// Nothing came of it, and why.
    Failed(String),
}

/// The export that is under way, if any.
#[derive(Default)]
pub struct Exporting {
    job: Option<Job<Said>>,
    progress: (usize, usize),
}

impl Exporting {
    /// Starts writing; what was being written before is given up.
    pub fn start(&mut self, task: Task, wake: &Wake) {
        self.progress = (0, task.forms.len() * task.shown.len());
        self.job = Some(Job::spawn(
            "wenjian-exporter",
            wake,
            move |publisher, cancel| {
                let mut hundredths = 0;
                let result = task.run(&mut |done, all| {
                    // The window need not draw more often than a figure changes.
                    let now = done * 100 / all.max(1);
                    if now > hundredths {
                        hundredths = now;
                        publisher.publish(Said::Progress(done, all));
                    }
                    !cancel.is_cancelled()
                });
                match result {
                    Ok((written, _)) => publisher.publish(Said::Written(written)),
                    Err(ExportError::Cancelled) => {}
                    Err(error) => publisher.publish(Said::Failed(error.to_string())),
                }
            },
        ));
    }

    /// Gives it up.
    pub fn cancel(&mut self) {
        self.job = None;
    }

    /// True while files are being written.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// How many articles are written and of how many, while it is under way.
    pub fn progress(&self) -> Option<(usize, usize)> {
        self.job.is_some().then_some(self.progress)
    }

    /// What came of it, once.
    pub fn poll(&mut self) -> Option<Outcome> {
        match self.job.as_ref()?.take()? {
            Said::Progress(done, all) => {
                self.progress = (done, all);
                None
            }
            Said::Written(files) => {
                self.job = None;
                Some(Outcome::Written(files))
            }
            Said::Failed(why) => {
                self.job = None;
                Some(Outcome::Failed(why))
            }
        }
    }
}
