//! `wenjian generate`: the manual pages and the completions of shells, from the arguments' own definition.
//!
//! A hidden command, so that what a package holds is made by the very program that it holds.

use super::Outcome;
use super::arguments::{Arguments, GenerateArguments};
use crate::locale::Locale;
use clap::CommandFactory as _;
use clap_complete::Shell;
use std::fs;

/// Runs the command: `man1/*.1`, and `completions/` with a file for each shell under the name it looks for.
pub fn run(arguments: &GenerateArguments, _: Locale) -> anyhow::Result<Outcome> {
    let manual = arguments.folder.join("man1");
    let completions = arguments.folder.join("completions");
    fs::create_dir_all(&manual)?;
    fs::create_dir_all(&completions)?;
    // A manual page has one line for the version.
    let one_line = |command: clap::Command| command.long_version(None::<&'static str>);
    clap_mangen::generate_to(one_line(Arguments::command()), &manual)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        let command = &mut Arguments::command();
        clap_complete::generate_to(shell, command, "wenjian", &completions)?;
    }
    Ok(Outcome::Done)
}
