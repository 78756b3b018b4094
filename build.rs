//! Makes what the program carries inside: the table that folds Traditional to Simplified characters,
//! from OpenCC's dictionary, the list of sample articles, and the lexicon in a form that is read fast; the
//! commit it is built from, and what Windows wants to know of a program.
//!
//! The dictionary is needed only here: the program holds nothing but pairs of code points, so that
//! starting it costs no dictionary to load.

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Blocks of Han characters in which a Traditional form can stand.
const HAN_BLOCKS: [(u32, u32); 4] = [
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=seeds");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    write_folding_table(&out);
    write_sample_list(&out);
    write_lexicon(&out);
    name_sources();
    name_build();
    give_windows_resources();
}

/// What `wenjian --version` says beside the number: the commit and the target.
///
/// The commit is what `WENJIAN_COMMIT` says, else what git says, else unknown; only a release asks git, so
/// that a commit does not have the library compiled again while it is worked on.
fn name_build() {
    println!("cargo:rerun-if-env-changed=WENJIAN_COMMIT");
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let given = env::var("WENJIAN_COMMIT")
        .ok()
        .filter(|commit| !commit.is_empty());
    let commit = given.or_else(|| is_release.then(commit_of_git).flatten());
    println!(
        "cargo:rustc-env=WENJIAN_COMMIT={}",
        commit.unwrap_or_else(|| "unknown".to_owned())
    );
    let target = env::var("TARGET").expect("cargo sets TARGET for build scripts");
    println!("cargo:rustc-env=WENJIAN_TARGET={target}");
}

/// The commit, and whether files differ from it; none where this is no repository of our own.
fn commit_of_git() -> Option<String> {
    // Inside another repository, as when vendored, git would answer for that one.
    if !Path::new(".git").exists() {
        return None;
    }
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    };
    for name in ["HEAD", "logs/HEAD"] {
        if let Some(path) = git(&["rev-parse", "--git-path", name]) {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    let commit = git(&["rev-parse", "--short=12", "HEAD"])?;
    let changes = git(&["status", "--porcelain", "--untracked-files=no"])?;
    Some(if changes.is_empty() {
        commit
    } else {
        format!("{commit}, changed")
    })
}

/// Icon, version and manifest of the Windows program. The manifest says that paths and text are UTF-8, that
/// long paths are known, and that the window knows the resolution of its screen.
fn give_windows_resources() {
    println!("cargo:rerun-if-changed=assets/icon/wenjian.ico");
    println!("cargo:rerun-if-changed=packaging/windows/wenjian.manifest");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        winresource::WindowsResource::new()
            .set_icon("assets/icon/wenjian.ico")
            .set_manifest_file("packaging/windows/wenjian.manifest")
            .set("ProductName", "Wenjian")
            .set("FileDescription", "Wenjian")
            .set("LegalCopyright", "The Wenjian developers")
            .compile()
            .expect("a resource compiler is part of every toolchain for Windows");
    }
}

/// A number that changes with every source file, so that what one build of the program keeps is never
/// taken for the work of another.
fn name_sources() {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from("src"), PathBuf::from("assets/lexicon.yaml")];
    while let Some(path) = folders.pop() {
        println!("cargo:rerun-if-changed={}", path.display());
        match fs::read_dir(&path) {
            Ok(entries) => folders.extend(entries.filter_map(|entry| Some(entry.ok()?.path()))),
            Err(_) => files.push(path),
        }
    }
    files.sort();
    // FNV-1a: the standard library's own hash may differ from one compiler to the next.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        let bytes = fs::read(&file).expect("a source file is readable");
        let name = file.to_string_lossy().replace('\\', "/");
        for byte in name.bytes().chain(bytes) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=WENJIAN_SOURCES={hash:016x}");
}

/// The built-in lexicon as JSON, entry for entry.
fn write_lexicon(out: &Path) {
    println!("cargo:rerun-if-changed=assets/lexicon.yaml");
    let source =
        fs::read_to_string("assets/lexicon.yaml").expect("the lexicon is part of the package");
    let mut lexicon: serde_json::Value =
        serde_yaml::from_str(&source).expect("assets/lexicon.yaml is valid YAML");
    // The version is a number to YAML and a text to the program.
    let version = lexicon["wenjian-lexicon"].to_string();
    lexicon["wenjian-lexicon"] = version.into();
    fs::write(out.join("lexicon.json"), lexicon.to_string()).expect("the build folder is writable");
}

fn write_sample_list(out: &Path) {
    let root = env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let folder = Path::new(&root).join("seeds");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("seeds/ is part of the package")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".txt") || name.ends_with(".md"))
        .collect();
    names.sort();
    let mut code = String::from("static SAMPLES: &[(&str, &[u8])] = &[\n");
    for name in names {
        let path = folder.join(&name);
        writeln!(code, "    ({name:?}, include_bytes!({path:?})),").expect("a string takes text");
    }
    code.push_str("];\n");
    fs::write(out.join("samples.rs"), code).expect("the build folder is writable");
}

fn write_folding_table(out: &Path) {
    let converter =
        OpenCC::from_config(BuiltinConfig::T2s).expect("the dictionary is compiled into the crate");
    let mut table = Vec::new();
    for (first, last) in HAN_BLOCKS {
        for traditional in (first..=last).filter_map(char::from_u32) {
            // A simplified form may itself be the traditional form of another (薴, 苧, 苎): the table
            // leads to the end of the chain.
            let mut simplified = traditional;
            for _ in 0..4 {
                simplified = convert(&converter, simplified).unwrap_or(simplified);
            }
            if simplified != traditional {
                table.extend_from_slice(&u32::from(traditional).to_le_bytes());
                table.extend_from_slice(&u32::from(simplified).to_le_bytes());
            }
        }
    }
    fs::write(out.join("traditional_to_simplified.bin"), table)
        .expect("the build folder is writable");
}

/// What the dictionary makes of a single character, where that is a single character too.
fn convert(converter: &OpenCC, character: char) -> Option<char> {
    let converted = converter.convert(character.to_string().as_str());
    let mut characters = converted.chars();
    match (characters.next(), characters.next()) {
        (Some(single), None) => Some(single),
        _ => None,
    }
}
