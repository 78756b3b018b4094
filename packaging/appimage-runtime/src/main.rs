//! The head of an AppImage: unpacks what follows it, once, into the user's cache folder, and becomes the
//! program in it.
//!
//! The usual head mounts its file system, for which the user's machine needs FUSE and its library; this one
//! needs nothing but the kernel. It knows nothing of the program but that `AppRun` starts it.

use backhand::{FilesystemReader, InnerNode};
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, process};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The AppImage could not be started: {error}");
            ExitCode::from(127)
        }
    }
}

fn start() -> Result<()> {
    let image = env::current_exe()?;
    let mut arguments = env::args_os().skip(1).peekable();
    // What programs that install AppImages ask of them.
    match arguments.peek().and_then(|first| first.to_str()) {
        Some("--appimage-extract") => return unpack(&image, Path::new("squashfs-root")),
        Some("--appimage-offset") => {
            println!("{}", end_of_program(&image)?);
            return Ok(());
        }
        _ => {}
    }
    let folder = unpacked(&image)?;
    Err(Command::new(folder.join("AppRun"))
        .args(arguments)
        .env("APPIMAGE", &image)
        .env("APPDIR", &folder)
        .exec()
        .into())
}

/// The folder with what the image holds, unpacked now if it has not been before. What other images left at
/// the same place is removed.
fn unpacked(image: &Path) -> Result<PathBuf> {
    let cache = cache_folder();
    let folder = cache.join(name_of_content(image)?);
    if folder.join("AppRun").exists() {
        return Ok(folder);
    }
    for old in fs::read_dir(&cache).into_iter().flatten().flatten() {
        if !is_being_unpacked(&old.path()) {
            // A program that is still running keeps its file until it ends.
            let _ = fs::remove_dir_all(old.path());
        }
    }
    // Another process may be doing the same: whoever is first has the name, and both have the files.
    let own = cache.join(format!("unpacking-{}", process::id()));
    unpack(image, &own)?;
    if fs::rename(&own, &folder).is_err() {
        fs::remove_dir_all(&own)?;
    }
    Ok(folder)
}

/// Whether a process that is alive is unpacking into `folder`.
fn is_being_unpacked(folder: &Path) -> bool {
    let name = folder
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    name.strip_prefix("unpacking-")
        .is_some_and(|process| Path::new("/proc").join(process).exists())
}

fn cache_folder() -> PathBuf {
    let absolute = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    absolute("XDG_CACHE_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".cache")))
        .unwrap_or_else(env::temp_dir)
        .join("wenjian-appimage")
}

/// FNV-1a over the whole image, so that a new version never starts what an old one left.
fn name_of_content(image: &Path) -> Result<String> {
    let mut reader = File::open(image)?;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = reader.read(&mut buffer)?;
        if read == 0 {
            return Ok(format!("{hash:016x}"));
        }
        for byte in &buffer[..read] {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// Where this program ends and the file system begins: an ELF file of 64 bits ends with its section headers.
fn end_of_program(image: &Path) -> Result<u64> {
    let mut head = [0; 64];
    let mut file = File::open(image)?;
    file.read_exact(&mut head)?;
    let sections = u64::from_le_bytes(head[40..48].try_into()?);
    let size = u64::from(u16::from_le_bytes(head[58..60].try_into()?));
    let count = u64::from(u16::from_le_bytes(head[60..62].try_into()?));
    let end = sections + size * count;
    file.seek(SeekFrom::Start(end))?;
    let mut magic = [0; 4];
    file.read_exact(&mut magic)?;
    if &magic == b"hsqs" {
        Ok(end)
    } else {
        Err("no file system follows the program".into())
    }
}

fn unpack(image: &Path, folder: &Path) -> Result<()> {
    let offset = end_of_program(image)?;
    let system =
        FilesystemReader::from_reader_with_offset(BufReader::new(File::open(image)?), offset)?;
    for node in system.files() {
        let inside: PathBuf = node
            .fullpath
            .components()
            .filter(|part| matches!(part, Component::Normal(_)))
            .collect();
        let path = folder.join(inside);
        match &node.inner {
            InnerNode::Dir(_) => fs::create_dir_all(&path)?,
            InnerNode::Symlink(link) => symlink(&link.link, &path)?,
            InnerNode::File(file) => {
                let mut to = File::create(&path)?;
                io::copy(&mut system.file(file).reader(), &mut to)?;
                let mode = u32::from(node.header.permissions);
                to.set_permissions(fs::Permissions::from_mode(mode))?;
            }
            _ => {}
        }
    }
    Ok(())
}
