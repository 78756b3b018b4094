//! Writes a folder of made-up articles for measurements: the same arguments give the same bytes.
//!
//! `cargo run --release --example generate -- FOLDER --documents 100000 [--seed 1]`
//!
//! Front matter, lengths (500 to 6,000 characters, short ones far commoner) and the density of names
//! follow real business articles; which company is named follows Zipf's law over the companies of the
//! built-in lexicon. One file in fifty is awkward: GB18030, no front matter, a title that is no YAML,
//! or the text of its predecessor over again.

mod sentences;

use anyhow::{Context, bail};
use clap::Parser;
use fastrand::Rng;
use rayon::prelude::*;
use sentences::Writer;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use wenjian::lexicon::built_in;

/// Writes a folder of made-up articles for measurements.
#[derive(Parser)]
struct Arguments {
    /// The folder to make; it must not exist.
    folder: PathBuf,
    /// How many articles.
    #[arg(long, default_value_t = 1_000)]
    documents: u32,
    /// Another seed gives other articles.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Articles in one folder, as an archive by month would have it.
const FOLDER_SIZE: u32 = 500;
/// Fewest and most characters of an article.
const CHARACTERS: (f64, f64) = (500.0, 6_000.0);
const OUTLETS: [&str; 12] = [
    "晨报",
    "商界观察",
    "银行家笔记",
    "科技日志",
    "金融街通讯",
    "产业周刊",
    "南方财讯",
    "数字经济评论",
    "海港时报",
    "投资人手记",
    "江城晚报",
    "云上报告",
];

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if arguments.folder.exists() {
        bail!("{} exists already", arguments.folder.display());
    }
    let lexicon = built_in();
    let writer = Writer::new(&lexicon);
    let folders = arguments.documents.div_ceil(FOLDER_SIZE);
    (0..folders).into_par_iter().try_for_each(|folder| {
        let path = arguments.folder.join(folder_name(folder));
        fs::create_dir_all(&path).with_context(|| format!("{} cannot be made", path.display()))?;
        let first = folder * FOLDER_SIZE;
        let end = arguments.documents.min(first + FOLDER_SIZE);
        let mut before = String::new();
        (first..end).try_for_each(|number| {
            write_article(&path, number, arguments.seed, &writer, &mut before)
        })
    })
}

/// Folders by month, from January 2010 on.
fn folder_name(folder: u32) -> String {
    format!("{}/{:02}", 2010 + folder / 12, folder % 12 + 1)
}

fn write_article(
    folder: &Path,
    number: u32,
    seed: u64,
    writer: &Writer<'_>,
    before: &mut String,
) -> anyhow::Result<()> {
    let month = number / FOLDER_SIZE;
    // Each article has a generator of its own, so that the order of work does not matter.
    let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(number));
    let share = rng.f64();
    let characters = (CHARACTERS.0.ln() + share * (CHARACTERS.1 / CHARACTERS.0).ln()).exp();
    let title = writer.title(&mut rng);
    let body = writer.body(&mut rng, characters as usize);
    let (year, month) = (2010 + month / 12, month % 12 + 1);
    let (day, hour, minute) = (rng.u32(1..=28), rng.u32(0..24), rng.u32(0..60));
    let outlet = OUTLETS[rng.usize(..OUTLETS.len()).min(rng.usize(..OUTLETS.len()))];
    let awkward = rng.u32(..200);

    let mut text = String::with_capacity(body.len() + 512);
    if awkward != 0 {
        let title = match awkward {
            1 => format!("[快讯]{title}"),
            _ => format!("\"{title}\""),
        };
        write!(
            text,
            "---\ntitle: {title}\nname: {outlet}\ntime: {year}-{month:02}-{day:02} {hour:02}:{minute:02}\n\
             url: https://example.org/{year}/{number}.html\nauthor: 记者{}\ntags: [{}, {}]\nid: {number:08}\n---\n\n",
            rng.u32(1..400),
            sentences::subject(&mut rng),
            sentences::subject(&mut rng),
        )?;
    }
    let again = awkward == 2 && !before.is_empty();
    text.push_str(if again { before } else { &body });
    let path = folder.join(format!("{year}-{month:02}-{day:02}-{number:07}.md"));
    let bytes = match awkward {
        3 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        _ => text.into_bytes(),
    };
    fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    *before = body;
    Ok(())
}
