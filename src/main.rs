//! Reads the arguments, then opens the window or runs one command.

use clap::Parser as _;
use std::process::ExitCode;
use wenjian::cli::{self, Arguments};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match &arguments.command {
        Some(command) => cli::run(command),
        None => window::open(arguments),
    }
}

#[cfg(feature = "gui")]
mod window {
    use super::{Arguments, ExitCode, cli};
    use wenjian::app::{self, Wish};
    use wenjian::locale::{Language, Locale};
    use wenjian::session::{CacheStore, LazyMatcher, LexiconChoice, SettingsStore, Source};

    pub fn open(arguments: Arguments) -> ExitCode {
        let locale = Locale::new(Language::of_system());
        if !has_display() {
            cli::complain(&locale.text("cli-no-display"));
            return ExitCode::from(2);
        }
        let store = SettingsStore::of_user();
        let choice = LexiconChoice::new(arguments.lexicon, &store);
        let matcher = LazyMatcher::chosen(choice);
        let wish = if arguments.exit_after_first_frame {
            Wish::OneFrame
        } else {
            Wish::Stay
        };
        let choose = move |settings: &wenjian::session::Settings| {
            let here = std::env::current_dir().unwrap_or_default();
            Source::at_start(arguments.paths, settings.last.as_deref(), &here)
        };
        match app::run(choose, matcher, store, CacheStore::of_user(), wish) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                let cause = error.to_string();
                cli::complain(&locale.format("cli-no-window", &[("cause", (&cause).into())]));
                ExitCode::from(2)
            }
        }
    }

    /// On systems with X11 or Wayland a window needs one of them; elsewhere there always is a display.
    fn has_display() -> bool {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        !cfg!(all(unix, not(target_os = "macos")))
            || is_set("DISPLAY")
            || is_set("WAYLAND_DISPLAY")
            || is_set("WAYLAND_SOCKET")
    }
}

#[cfg(not(feature = "gui"))]
mod window {
    use super::{Arguments, ExitCode, cli};
    use wenjian::locale::{Language, Locale};

    pub fn open(_: Arguments) -> ExitCode {
        cli::complain(&Locale::new(Language::of_system()).text("cli-no-gui"));
        ExitCode::from(2)
    }
}
