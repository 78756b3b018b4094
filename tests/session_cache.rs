//! What is kept between sessions: it must never change what is shown, whatever happens to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use wenjian::lexicon;
use wenjian::locale::Language;
use wenjian::mentions::Matcher;
use wenjian::session::reader::{self, Task};
use wenjian::session::{
    CacheStore, LazyMatcher, Library, ReadingChoices, Settings, SettingsStore, Source,
};

static MATCHER: LazyLock<Arc<Matcher>> =
    LazyLock::new(|| Arc::new(Matcher::new(lexicon::built_in())));

/// Enough files that a library of them is kept.
const FILES: usize = 240;

/// A folder of articles of every kind that the cache must give back as it was.
fn articles() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for number in 0..FILES {
        let text = match number % 6 {
            0 => format!(
                "---\ntitle: 第{number}篇\ntime: 2016-10-13 17:02\ntags: [云, 支付]\nid: 000{number}\nmore: {{a: 1, b: [x, y]}}\n---\n\n百度与腾讯合作，阿里云发布第 {number} 个版本。\n"
            ),
            1 => format!("没有前言的第 {number} 篇，提到騰訊和化工行业。"),
            2 => format!(
                "---\ntitle: [快讯]华为{number}\ndate: 2017-01-02T03:04:05+08:00\n---\n正文{number}\r\n第二行"
            ),
            3 => format!("---\ntitle: 空\ndate: 昨天\n---\n{number}"),
            4 => String::new(),
            _ => format!("# 标题{number}\n\n蚂蚁金服（下称“蚂蚁”）第 {number} 次。\n"),
        };
        let bytes = if number % 24 == 1 {
            encoding_rs::GB18030.encode(&text).0.into_owned()
        } else {
            text.into_bytes()
        };
        write(folder.path(), &name(number), &bytes);
    }
    folder
}

fn name(number: usize) -> String {
    let ending = if number % 6 == 1 { "txt" } else { "md" };
    format!("{}/{number}.{ending}", number % 7)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let file = folder.join(name);
    fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("writable");
    fs::write(file, bytes).expect("writable");
}

fn task(folder: &Path, cache: CacheStore) -> Task {
    Task {
        source: Source::Paths(vec![folder.to_owned()]),
        matcher: LazyMatcher::ready(Arc::clone(&MATCHER)),
        rolled_up: false,
        choices: Arc::default(),
        cache,
    }
}

/// Everything that a user can see of a library.
fn seen(library: &Library) -> Vec<String> {
    let entries = library.entries.iter().map(|entry| format!("{entry:?}"));
    let problems = library
        .file_problems
        .iter()
        .map(|problem| format!("{problem:?}"));
    let sums = format!(
        "{:?} {:?} {:?}",
        library.columns, library.tally, library.duplicates
    );
    entries.chain(problems).chain([sums]).collect()
}

fn opened(task: &Task) -> Vec<String> {
    reader::read_and_keep(task, seen)
}

fn segments(cache: &Path) -> Vec<PathBuf> {
    let shelves = fs::read_dir(cache).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = shelves
        .flat_map(|shelf| fs::read_dir(shelf.path()).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "segment"))
        .collect();
    files.sort();
    files
}

#[test]
fn what_was_kept_is_what_was_read() {
    let (folder, cache) = (articles(), tempfile::tempdir().expect("a temporary folder"));
    let plain = opened(&task(folder.path(), CacheStore::nowhere()));
    let kept = task(folder.path(), CacheStore::in_folder(cache.path()));
    assert_eq!(opened(&kept), plain);
    assert_eq!(segments(cache.path()).len(), 1, "everything is kept");
    assert_eq!(opened(&kept), plain, "from the cache");

    // A changed, a new and a removed file.
    write(folder.path(), &name(0), "小米发布新手机。".as_bytes());
    write(folder.path(), "new.md", "京东方面宣布。".as_bytes());
    fs::remove_file(folder.path().join(name(5))).expect("it is there");
    let plain = opened(&task(folder.path(), CacheStore::nowhere()));
    assert_eq!(opened(&kept), plain);
    assert_eq!(
        segments(cache.path()).len(),
        2,
        "only what is new is written"
    );
    assert_eq!(opened(&kept), plain);
    assert_eq!(segments(cache.path()).len(), 2, "and then nothing");
}

/// With the bytes of the files gone, but size and time as they were, the cache is the only source.
#[cfg(unix)]
#[test]
fn files_that_have_not_changed_are_not_read() {
    let (folder, cache) = (articles(), tempfile::tempdir().expect("a temporary folder"));
    let kept = task(folder.path(), CacheStore::in_folder(cache.path()));
    let before = opened(&kept);
    for number in 0..FILES {
        let file = folder.path().join(name(number));
        let metadata = fs::metadata(&file).expect("it is there");
        let other = fs::File::options()
            .write(true)
            .open(&file)
            .expect("writable");
        let zeros = vec![0; metadata.len() as usize];
        std::io::Write::write_all(&mut &other, &zeros).expect("writable");
        other
            .set_modified(metadata.modified().expect("a time"))
            .expect("a time can be set");
    }
    assert_eq!(opened(&kept), before);
    let nothing_kept = Task {
        choices: Arc::new(ReadingChoices {
            cache: false,
            ..ReadingChoices::default()
        }),
        ..kept
    };
    assert_ne!(opened(&nothing_kept), before, "the switch to do without");
}

#[test]
fn another_lexicon_and_other_choices_are_seen_at_once() {
    let (folder, cache) = (articles(), tempfile::tempdir().expect("a temporary folder"));
    let kept = task(folder.path(), CacheStore::in_folder(cache.path()));
    opened(&kept);
    let without_names = Task {
        matcher: LazyMatcher::ready(Arc::new(Matcher::new(Arc::default()))),
        ..kept.clone()
    };
    let plain = Task {
        cache: CacheStore::nowhere(),
        ..without_names.clone()
    };
    assert_eq!(opened(&without_names), opened(&plain));

    let mut choices = ReadingChoices {
        title_keys: vec!["id".to_owned()],
        ..ReadingChoices::default()
    };
    let file = folder.path().join(name(1));
    choices.encodings.set(&file, Some(encoding_rs::BIG5));
    let chosen = Task {
        choices: Arc::new(choices),
        ..kept
    };
    let plain = Task {
        cache: CacheStore::nowhere(),
        ..chosen.clone()
    };
    for _ in 0..2 {
        assert_eq!(opened(&chosen), opened(&plain));
    }
}

/// Numbers that look random and are the same at every run.
fn numbers() -> impl FnMut(usize) -> usize {
    let mut random = fastrand::Rng::with_seed(11);
    move |below| random.usize(..below)
}

#[test]
fn a_damaged_cache_changes_nothing() {
    let (folder, cache) = (articles(), tempfile::tempdir().expect("a temporary folder"));
    let plain = opened(&task(folder.path(), CacheStore::nowhere()));
    let kept = task(folder.path(), CacheStore::in_folder(cache.path()));
    opened(&kept);
    let file = segments(cache.path()).pop().expect("one segment");
    let whole = fs::read(&file).expect("readable");
    let mut below = numbers();
    for round in 0..60 {
        let mut damaged = whole.clone();
        match round % 4 {
            0 => damaged.truncate(below(whole.len())),
            1 => {
                let at = below(whole.len());
                damaged[at] ^= 1 << below(8);
            }
            2 => {
                let (at, length) = (below(whole.len()), below(4096));
                let end = whole.len().min(at + length);
                damaged[at..end].fill(0);
            }
            _ => {
                let at = below(whole.len());
                damaged.splice(at..at, [0xE4, 0xB8, 0x80]);
            }
        }
        for other in segments(cache.path()) {
            fs::remove_file(other).expect("removable");
        }
        fs::write(&file, damaged).expect("writable");
        let library = reader::read_all(&kept);
        assert_eq!(seen(&library), plain, "round {round}");
    }
    // And what was damaged is written anew.
    fs::write(&file, b"nothing of use").expect("writable");
    assert_eq!(opened(&kept), plain);
    let written = segments(cache.path());
    assert!(written.len() == 1 && written[0] != file, "{written:?}");
}

#[test]
fn two_programs_can_use_it_at_once() {
    let (folder, cache) = (articles(), tempfile::tempdir().expect("a temporary folder"));
    let plain = opened(&task(folder.path(), CacheStore::nowhere()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    let kept = task(folder.path(), CacheStore::in_folder(cache.path()));
                    assert_eq!(opened(&kept), plain);
                }
            });
        }
    });
    let kept = task(folder.path(), CacheStore::in_folder(cache.path()));
    assert_eq!(opened(&kept), plain);
}

/// Set for the process that [`killed_while_it_writes`] starts and kills.
const WRITER: &str = "WENJIAN_TEST_WRITES_INTO";

/// Not a test but the program that is killed: writes settings and cache until it is.
#[test]
fn writer() {
    let Some(place) = std::env::var_os(WRITER).map(PathBuf::from) else {
        return;
    };
    let store = SettingsStore::in_folder(&place.join("settings"));
    let folder = place.join("articles");
    for round in 0_u32.. {
        let mut settings = Settings {
            language: Some(Language::English),
            ..Settings::default()
        };
        for number in 0..12 {
            settings.remember(Path::new(&format!("/articles/{round}/{number}")));
        }
        store.save(&settings).expect("writable");
        // Nothing of what was kept before is of use, so that everything is written again.
        let title_keys = vec![format!("key{round}")];
        let writing = Task {
            choices: Arc::new(ReadingChoices {
                title_keys,
                ..ReadingChoices::default()
            }),
            ..task(&folder, CacheStore::in_folder(&place.join("cache")))
        };
        reader::read_and_keep(&writing, |_| ());
    }
}

#[test]
fn killed_while_it_writes() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let source = articles();
    fs::rename(source.keep(), place.path().join("articles")).expect("a folder can be moved");
    let folder = place.path().join("articles");
    let plain = opened(&task(&folder, CacheStore::nowhere()));
    let store = SettingsStore::in_folder(&place.path().join("settings"));
    let mut below = numbers();
    for round in 0..25 {
        let mut child = Command::new(std::env::current_exe().expect("this program has a file"))
            .args(["--exact", "writer"])
            .env(WRITER, place.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("this program can be started");
        while round == 0 && store.load() == Settings::default() {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(below(150) as u64));
        child.kill().expect("it has not ended by itself");
        child.wait().expect("it is gone");

        let settings = store.load();
        assert_eq!(settings.language, Some(Language::English), "round {round}");
        assert_eq!(settings.recent.len(), 12, "round {round}");
        let kept = task(&folder, CacheStore::in_folder(&place.path().join("cache")));
        assert_eq!(seen(&reader::read_all(&kept)), plain, "round {round}");
    }
    let left = place.path().join("settings/settings.json.unreadable");
    assert!(!left.exists(), "no half-written settings were ever seen");
}
