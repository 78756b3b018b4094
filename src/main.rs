//! Reads the arguments, then opens the window or runs one command.

#![cfg_attr(
    all(windows, feature = "gui", not(debug_assertions)),
    windows_subsystem = "windows"
)]

mod console;
#[cfg(feature = "gui")]
mod opening;
#[cfg(feature = "gui")]
mod proven;

use clap::Parser as _;
use std::process::ExitCode;
use wenjian::cli::{self, Arguments};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Also help and version.
        Err(error) => {
            console::attach();
            error.exit()
        }
    };
    match &arguments.command {
        Some(command) => {
            console::attach();
            cli::run(command)
        }
        None => open(arguments),
    }
}

#[cfg(feature = "gui")]
fn open(arguments: Arguments) -> ExitCode {
    opening::open(arguments)
}

#[cfg(not(feature = "gui"))]
fn open(_: Arguments) -> ExitCode {
    use wenjian::locale::{Language, Locale};
    cli::complain(&Locale::new(Language::of_system()).text("cli-no-gui"));
    ExitCode::from(2)
}
