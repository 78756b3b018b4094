//! Opens the window: tries one renderer after the other, and says what to install where none works.
//!
//! The first is tried in this process. The others are tried in processes of their own, for some take effect
//! only at the start of one, and what failed may have left the toolkit in a state of which nothing is known.

use crate::console;
use crate::proven::Proven;
use std::io::IsTerminal as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use wenjian::app::{self, NoWindow, Renderer, Wish};
use wenjian::cli::{self, Arguments};
use wenjian::locale::Locale;
use wenjian::session::{CacheStore, LazyMatcher, LexiconChoice, Settings, SettingsStore, Source};

/// The exit code that says that there was no window.
const NO_WINDOW: u8 = 2;

/// Opens the window on what the arguments name.
pub fn open(arguments: Arguments) -> ExitCode {
    let store = SettingsStore::of_user();
    let locale = Locale::new(store.load().language());
    if !has_display() {
        console::attach();
        cli::complain(&locale.text("cli-no-display"));
        return ExitCode::from(NO_WINDOW);
    }
    let is_retry = arguments.retry;
    let chosen = arguments.renderer.as_deref().and_then(Renderer::named);
    let proven = Proven::beside(&store);
    let mut ways = Way::all(chosen);
    // What drew the last time comes first.
    ways.sort_by_key(|way| !proven.holds(way.renderer));
    let (first, others) = ways
        .split_first()
        .expect("a system has at least one renderer");
    // In this process only what has worked before: some drivers end the process that asks them.
    let failure = if first.fits_here() && (is_retry || proven.holds(first.renderer)) {
        match run(arguments, store, first.renderer, proven.clone()) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(failure) => Some(failure),
        }
    } else {
        None
    };
    if is_retry {
        return ExitCode::from(NO_WINDOW);
    }
    let untried = if failure.is_some() { others } else { &ways };
    for way in untried {
        match way.try_in_new_process() {
            Some(0) => return ExitCode::SUCCESS,
            Some(code) if code != NO_WINDOW && proven.holds(way.renderer) => {
                return ExitCode::from(code);
            }
            _ => {}
        }
    }
    tell(locale, failure.as_ref());
    ExitCode::from(NO_WINDOW)
}

fn run(
    arguments: Arguments,
    store: SettingsStore,
    renderer: Renderer,
    proven: Proven,
) -> Result<(), NoWindow> {
    let choice = LexiconChoice::new(arguments.lexicon, &store);
    let matcher = LazyMatcher::chosen(choice);
    let wish = if arguments.exit_after_first_frame {
        Wish::OneFrame
    } else {
        Wish::Stay
    };
    let choose = move |settings: &Settings| {
        let here = std::env::current_dir().unwrap_or_default();
        Source::at_start(arguments.paths, settings.last.as_deref(), &here)
    };
    let cache = CacheStore::of_user();
    proven.forget();
    let shown = move || proven.keep(renderer);
    app::run(choose, matcher, store, cache, wish, renderer, shown)
}

/// One way to make the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Way {
    renderer: Renderer,
    /// By X11, though there is Wayland.
    without_wayland: bool,
}

impl Way {
    /// All ways worth trying, in order: with the chosen renderer only, if one is.
    fn all(chosen: Option<Renderer>) -> Vec<Self> {
        let renderers = chosen.map_or_else(|| Renderer::ALL.to_vec(), |one| vec![one]);
        let both = is_set("WAYLAND_DISPLAY") && is_set("DISPLAY");
        let systems: &[bool] = if both { &[false, true] } else { &[false] };
        let pairs = renderers.into_iter().flat_map(|renderer| {
            systems.iter().map(move |&without_wayland| Self {
                renderer,
                without_wayland,
            })
        });
        pairs.collect()
    }

    /// Whether this process was started as the way asks.
    fn fits_here(self) -> bool {
        !self.without_wayland
            && self
                .renderer
                .environment()
                .is_none_or(|(name, value)| std::env::var_os(name).is_some_and(|set| set == value))
    }

    /// The exit code of a process that tries this way and says nothing if it fails.
    fn try_in_new_process(self) -> Option<u8> {
        let mut command = Command::new(std::env::current_exe().ok()?);
        command.args(["--retry", "--renderer", self.renderer.name()]);
        // What the user asked of the window, without the renderer.
        let mut given = std::env::args_os().skip(1);
        while let Some(argument) = given.next() {
            match argument.to_str() {
                Some("--renderer") => drop(given.next()),
                Some(text) if text.starts_with("--renderer=") => {}
                _ => drop(command.arg(argument)),
            }
        }
        if let Some((name, value)) = self.renderer.environment() {
            command.env(name, value);
        }
        if self.without_wayland {
            command
                .env_remove("WAYLAND_DISPLAY")
                .env_remove("WAYLAND_SOCKET");
        }
        let status = command.stderr(Stdio::null()).status().ok()?;
        u8::try_from(status.code()?).ok()
    }
}

/// Says why there is no window and what helps, on the terminal or, where there is none, on the desktop.
fn tell(locale: Locale, failure: Option<&NoWindow>) {
    let cause = failure.map_or_else(String::new, |failure| in_brief(&failure.cause).to_owned());
    let mut said = locale.format("start-no-window", &[("cause", (&cause).into())]);
    let help = if cfg!(any(windows, target_os = "macos")) {
        locale.text("start-driver").into_owned()
    } else {
        let system = std::fs::read_to_string(Path::new("/etc/os-release")).unwrap_or_default();
        match install_command(&system) {
            Some(command) => locale.format("start-install", &[("command", command.into())]),
            None => locale.text("start-install-any").into_owned(),
        }
    };
    said.push('\n');
    said.push_str(&help);
    console::attach();
    cli::complain(&said);
    if !std::io::stderr().is_terminal() {
        show_on_desktop(&locale.text("start-no-window-title"), &said);
    }
}

/// What the toolkit said, without the values it tried and without its full stop.
fn in_brief(cause: &str) -> &str {
    let before_values = cause.split(" {").next().unwrap_or(cause);
    before_values.trim_end_matches(['.', ' '])
}

/// A box of the system's own.
#[cfg(any(windows, target_os = "macos"))]
fn show_on_desktop(title: &str, said: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(title)
        .set_description(said)
        .show();
}

/// A notification, which nobody has to close: the program may have been started by a script.
#[cfg(not(any(windows, target_os = "macos")))]
fn show_on_desktop(title: &str, said: &str) {
    // Where there is no such program there is nothing else that could show it.
    let _ = Command::new("notify-send")
        .args(["--app-name=Wenjian", "--icon=wenjian", title, said])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
}

/// On systems with X11 or Wayland a window needs one of them; elsewhere there always is a display.
fn has_display() -> bool {
    !cfg!(all(unix, not(target_os = "macos")))
        || is_set("DISPLAY")
        || is_set("WAYLAND_DISPLAY")
        || is_set("WAYLAND_SOCKET")
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// What installs the libraries a window needs, on the system that `os_release` describes (the text of
/// `/etc/os-release`).
fn install_command(os_release: &str) -> Option<&'static str> {
    let names = os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE=")))
        .flat_map(|names| names.trim_matches(['"', '\'']).split_whitespace());
    for name in names {
        let command = match name {
            "debian" | "ubuntu" => {
                "sudo apt install libx11-6 libx11-xcb1 libxcb1 libxcursor1 libxi6 libxkbcommon0 \
                 libxkbcommon-x11-0 libgl1 libegl1 libgl1-mesa-dri libwayland-client0"
            }
            "fedora" | "rhel" => {
                "sudo dnf install libX11 libX11-xcb libxcb libXcursor libXi libxkbcommon libxkbcommon-x11 \
                 libglvnd-glx libglvnd-egl mesa-dri-drivers libwayland-client"
            }
            "arch" => {
                "sudo pacman -S --needed libx11 libxcb libxcursor libxi libxkbcommon libxkbcommon-x11 \
                 libglvnd mesa wayland"
            }
            "suse" | "opensuse" => {
                "sudo zypper install libX11-6 libX11-xcb1 libxcb1 libXcursor1 libXi6 libxkbcommon0 \
                 libxkbcommon-x11-0 Mesa-libGL1 Mesa-libEGL1 Mesa-dri libwayland-client0"
            }
            _ => continue,
        };
        return Some(command);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_is_told_its_own_command() {
        let first_words = |system: &str| {
            let command = install_command(system)?;
            command.split(' ').nth(1).map(str::to_owned)
        };
        let mint = "NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n";
        assert_eq!(first_words(mint).as_deref(), Some("apt"));
        assert_eq!(first_words("ID=fedora\n").as_deref(), Some("dnf"));
        let leap = "ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n";
        assert_eq!(first_words(leap).as_deref(), Some("zypper"));
        assert_eq!(first_words("ID=arch\n").as_deref(), Some("pacman"));
        assert_eq!(first_words("ID=nixos\n"), None);
    }

    #[test]
    fn the_command_line_names_what_there_is() {
        assert_eq!(Renderer::ALL.map(Renderer::name), cli::RENDERERS);
    }

    #[test]
    fn a_cause_is_brief() {
        assert_eq!(
            in_brief("Library x.so could not be loaded."),
            "Library x.so could not be loaded"
        );
        assert_eq!(
            in_brief("No config matches: Template { red: 8, green: 8 }."),
            "No config matches: Template"
        );
    }

    #[test]
    fn a_chosen_renderer_is_the_only_one() {
        for chosen in Renderer::ALL {
            let ways = Way::all(Some(chosen));
            assert!(ways.iter().all(|way| way.renderer == chosen));
        }
        let ways = Way::all(None);
        assert_eq!(ways[0].renderer, Renderer::ALL[0]);
        assert!(ways.iter().any(|way| way.renderer == Renderer::ALL[1]));
    }
}
