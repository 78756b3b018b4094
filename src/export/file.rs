//! Writes a result to a file: whole, or not at all.
//!
//! Touches the file system: not for the window thread.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

/// Puts `bytes` in the place of whatever is at `path`.
///
/// # Errors
/// Where the folder is not there or cannot be written to, or the disk is full; what was at `path` is then
/// still there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(path, |out| out.write_all(bytes))
}

/// Puts what `write` writes in the place of whatever is at `path`.
///
/// # Errors
/// As [`write_whole`], or where `write` fails.
pub fn write_with<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&File>) -> Result<(), E>,
) -> Result<(), E> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    set_mode(&mut builder);
    let file = builder.tempfile_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 16, file.as_file());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// As any other program's files, not for this user's eyes only.
#[cfg(unix)]
fn set_mode(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

/// Elsewhere the folder says who may read.
#[cfg(not(unix))]
fn set_mode(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_there_is_replaced_or_stays() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("图.svg");
        write_whole(&path, b"one").expect("writable");
        write_whole(&path, b"two").expect("writable");
        assert_eq!(std::fs::read(&path).expect("it is there"), b"two");
        let nowhere = folder.path().join("none").join("a.svg");
        assert!(write_whole(&nowhere, b"x").is_err());
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("a folder").count(),
            1
        );
    }
}
