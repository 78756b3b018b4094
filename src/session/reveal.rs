//! Shows a file in the system's file manager, or opens it in the program that the system has for it.
//!
//! Runs the program that each system has for it and waits for its answer: not for the window thread.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens the folder in which `file` lies, with the file selected where the system can do that.
///
/// # Errors
/// Where the system's program cannot be run or says that it failed.
pub fn show(file: &Path) -> io::Result<()> {
    run(command(file))
}

/// Opens `file` in the program that the system has for it.
///
/// # Errors
/// As [`show`].
pub fn open(file: &Path) -> io::Result<()> {
    run(opening(file))
}

fn run(mut command: Command) -> io::Result<()> {
    let silent = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let status = silent.status()?;
    // The Explorer ends with 1 whether or not it could.
    if status.success() || cfg!(windows) {
        Ok(())
    } else {
        Err(io::Error::other(status.to_string()))
    }
}

#[cfg(windows)]
fn command(file: &Path) -> Command {
    let mut argument = std::ffi::OsString::from("/select,");
    argument.push(file);
    let mut command = Command::new("explorer");
    command.arg(argument);
    command
}

#[cfg(target_os = "macos")]
fn command(file: &Path) -> Command {
    let mut command = Command::new("open");
    command.arg("-R").arg(file);
    command
}

#[cfg(not(any(windows, target_os = "macos")))]
fn command(file: &Path) -> Command {
    let folder = if file.is_dir() {
        file
    } else {
        file.parent().unwrap_or(file)
    };
    let mut command = Command::new("xdg-open");
    command.arg(folder);
    command
}

#[cfg(windows)]
fn opening(file: &Path) -> Command {
    let mut command = Command::new("explorer");
    command.arg(file);
    command
}

#[cfg(target_os = "macos")]
fn opening(file: &Path) -> Command {
    let mut command = Command::new("open");
    command.arg(file);
    command
}

#[cfg(not(any(windows, target_os = "macos")))]
fn opening(file: &Path) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(file);
    command
}
