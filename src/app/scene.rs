//! What every view is given to draw with, and the list in which it leaves what the user asked for.

use super::colours::CompanyColours;
use super::tokens::{self, Tokens};
use crate::lexicon::{Lexicon, Name};
use crate::locale::{Argument, Language, Locale};
use crate::session::{Command, Session, Subject};
use std::borrow::Cow;

/// One frame's view of everything: read-only, but for the commands it gathers.
pub struct Scene<'frame> {
    /// What is open, chosen and shown.
    pub session: &'frame Session,
    /// The sentences.
    pub locale: Locale,
    /// The companies' colours.
    pub colours: &'frame CompanyColours,
    /// What the user asked for in this frame.
    pub commands: Vec<Command>,
}

impl Scene<'_> {
    /// Leaves a command, to be done after the frame.
    pub fn send(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// A sentence without arguments.
    pub fn text(&self, id: &str) -> Cow<'static, str> {
        self.locale.text(id)
    }

    /// A sentence with arguments.
    pub fn format(&self, id: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
        self.locale.format(id, arguments)
    }

    /// The lexicon in force.
    pub fn lexicon(&self) -> &Lexicon {
        &self.session.library().lexicon
    }

    /// A display name in the language of the interface.
    pub fn name<'name>(&self, name: &'name Name) -> &'name str {
        match self.locale.language() {
            Language::SimplifiedChinese => &name.zh,
            Language::English => &name.en,
        }
    }

    /// What a subject is called.
    pub fn subject_name(&self, subject: Subject) -> String {
        let lexicon = self.lexicon();
        self.name(match subject {
            Subject::Company(company) => &lexicon.company(company).name,
            Subject::Group(group) => &lexicon.group(group).name,
            Subject::Theme(theme) => &lexicon.theme(theme).name,
        })
        .to_owned()
    }

    /// The colours where `ui` draws.
    pub fn tokens(&self, ui: &egui::Ui) -> &'static Tokens {
        tokens::of_ui(ui)
    }
}
