//! `wenjian.com`: runs the `wenjian.exe` beside it for a console, and waits for it.
//!
//! A console does not wait for a program with a window: its prompt would come back before the first line, and
//! the exit code be lost. A console finds `.com` before `.exe`, so `wenjian mentions` is this program there, and
//! double clicks and shortcuts name the other. It knows nothing of what it passes on.

use std::env;
use std::process::{Command, exit};

fn main() {
    let program = match env::current_exe() {
        Ok(own) => own.with_extension("exe"),
        Err(error) => fail(&error),
    };
    match Command::new(program).args(env::args_os().skip(1)).status() {
        Ok(status) => exit(status.code().unwrap_or(2)),
        Err(error) => fail(&error),
    }
}

fn fail(error: &std::io::Error) -> ! {
    eprintln!("wenjian.exe could not be run: {error}");
    exit(2)
}
