//! What packages are made of: manual pages, completions, the version, and files of systems that must agree
//! with the program.

use assert_cmd::Command;
use std::fs;
use std::path::Path;

fn wenjian() -> Command {
    Command::cargo_bin("wenjian").expect("the program is built")
}

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("it is there")
}

/// The commands that help names.
fn commands() -> Vec<String> {
    let output = wenjian().arg("--help").output().expect("it runs");
    let help = String::from_utf8(output.stdout).expect("text");
    let list = help
        .split_once("Commands:\n")
        .expect("there are commands")
        .1;
    list.lines()
        .take_while(|line| line.starts_with("  "))
        // What is indented further goes on with the line before.
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn each_command_has_a_manual_page_and_completions() {
    let folder = tempfile::tempdir().expect("a folder");
    wenjian()
        .arg("generate")
        .arg(folder.path())
        .assert()
        .success();
    let commands = commands();
    assert!(commands.contains(&"mentions".to_owned()), "{commands:?}");
    assert!(!commands.contains(&"generate".to_owned()), "it is hidden");
    let completions = ["wenjian.bash", "_wenjian", "wenjian.fish", "_wenjian.ps1"]
        .map(|name| fs::read_to_string(folder.path().join("completions").join(name)).expect(name));
    for command in &commands {
        let page = folder.path().join(format!("man1/wenjian-{command}.1"));
        let page = fs::read_to_string(page).expect("each command has a page");
        assert!(page.contains("\\-\\-"), "{command} has options");
        for completion in &completions {
            assert!(completion.contains(command.as_str()), "{command}");
        }
    }
    let page = fs::read_to_string(folder.path().join("man1/wenjian.1")).expect("the main page");
    let title = page
        .lines()
        .find(|line| line.starts_with(".TH"))
        .expect("a title");
    assert!(title.contains(env!("CARGO_PKG_VERSION")), "{title}");
}

#[test]
fn the_version_says_which_build_it_is() {
    let output = wenjian().arg("--version").output().expect("it runs");
    let said = String::from_utf8(output.stdout).expect("text");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines[0],
        concat!("wenjian ", env!("CARGO_PKG_VERSION")),
        "{said}"
    );
    for (line, name) in lines[1..].iter().zip(["commit:", "features:", "target:"]) {
        assert!(line.starts_with(name), "{said}");
        assert!(line.len() > name.len() + 1, "{said}");
    }
    let output = wenjian().arg("-V").output().expect("it runs");
    let short = String::from_utf8(output.stdout).expect("text");
    assert_eq!(short.lines().count(), 1, "{short}");
}

#[test]
fn the_menu_knows_the_window() {
    let entry = file("packaging/linux/wenjian.desktop");
    let identity = entry
        .lines()
        .find_map(|line| line.strip_prefix("StartupWMClass="));
    let opening = file("src/app/opening.rs");
    let identity = identity.expect("the entry names the window's class");
    assert!(opening.contains(&format!(".with_app_id(\"{identity}\")")));
    let kinds = entry
        .lines()
        .find_map(|line| line.strip_prefix("MimeType="));
    // With text/markdown it could become the program that opens Markdown.
    assert_eq!(
        kinds,
        Some("inode/directory;text/plain;application/x-wenjian-session;")
    );
}

#[test]
fn what_the_user_is_told_to_install_is_what_the_package_asks_for() {
    let control = file("packaging/linux/control.in");
    let depends = control
        .lines()
        .find_map(|line| line.strip_prefix("Depends: "))
        .expect("the package depends on libraries");
    let opening = file("src/opening.rs");
    let command = opening
        .split("sudo apt install ")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("the sentence has a command");
    // What every program has, and what is for the dialog of folders, which the window can do without.
    let given = ["libc6", "libgcc-s1", "libdbus-1-3"];
    for package in depends.split(", ") {
        let package = package.split(' ').next().unwrap_or_default();
        assert!(
            given.contains(&package) || command.split_whitespace().any(|word| word == package),
            "{package} is missing in: {command}"
        );
    }
}
