//! Libraries that are made and not read: of articles given as text, and as long as a test or bench asks.
#![allow(dead_code)] // Each test file uses a part of it.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use wenjian::corpus::{Fields, ReadOptions, Reading, Stamp, Value, document_from_bytes};
use wenjian::lexicon;
use wenjian::mentions::Matcher;
use wenjian::session::library::FieldColumn;
use wenjian::session::tally::Counter;
use wenjian::session::{Entry, LexiconInForce, Library, Source, Stage, reader};

static IN_FORCE: LazyLock<Arc<LexiconInForce>> =
    LazyLock::new(|| LexiconInForce::fixed(Arc::new(Matcher::new(lexicon::built_in()))));

/// A library of these articles: their files as they would be read.
pub fn library(articles: &[String]) -> Library {
    let mut library = Library::empty(Source::Samples, Arc::clone(&IN_FORCE), false);
    let counter = Counter::new(&library.lexicon);
    for (index, text) in articles.iter().enumerate() {
        let name = format!("{index:03}.md");
        let file = PathBuf::from("/articles").join(&name);
        let options = ReadOptions::default();
        let Reading::Document(document) =
            document_from_bytes(text.as_bytes(), name, Some(file), &options)
        else {
            panic!("it is an article: {text}");
        };
        let fields = document.fields.to_vec();
        let mut keys: Vec<&String> = fields.iter().map(|field| &field.key).collect();
        keys.sort();
        keys.dedup();
        for field in &fields {
            let Ok(at) = keys.binary_search(&&field.key) else {
                continue;
            };
            let key = keys.remove(at).clone();
            match library.columns.iter_mut().find(|column| column.key == key) {
                Some(column) => column.documents += 1,
                None => library.columns.push(FieldColumn { key, documents: 1 }),
            }
        }
        let document = Arc::new(document);
        let entry = reader::entry(&IN_FORCE.matcher, &counter, document, Stamp::default());
        library.tally.add(&entry.tally, entry.document.characters);
        library.entries.push(Arc::new(entry));
    }
    library.progress.stage = Stage::Done;
    library
}

/// `count` articles of which each has a title and fields of its own; bodies and mentions are those of
/// `articles`, in turn.
pub fn varied(articles: &[String], count: usize) -> Library {
    let mut library = library(articles);
    let entries = std::mem::take(&mut library.entries);
    for column in &mut library.columns {
        column.documents = column.documents * count as u32 / entries.len() as u32;
    }
    library.entries = (0..count)
        .map(|number| {
            let entry = &entries[number % entries.len()];
            let mut document = (*entry.document).clone();
            // Spread as titles are: alike in their beginning, different within.
            let spread = number.wrapping_mul(0x9E37_79B9) % 1_000_003;
            let mut title: Vec<char> = document.title.text.chars().collect();
            let at = spread % title.len();
            let han = u32::try_from(0x4E00 + spread % 6000)
                .ok()
                .and_then(char::from_u32);
            title.insert(at, han.unwrap_or('一'));
            document.title.text = title.into_iter().collect();
            document.path = format!("{}/{number}.md", spread % 50);
            let mut fields = document.fields.to_vec();
            for field in &mut fields {
                if let Value::Number(text) = &mut field.value {
                    *text = spread.to_string();
                } else if let Value::Text(text) = &mut field.value
                    && text.starts_with("http")
                {
                    text.push_str(&spread.to_string());
                }
            }
            document.fields = Fields::new(&fields);
            Arc::new(Entry {
                document: Arc::new(document),
                stamp: entry.stamp,
                edges: entry.edges,
                matches: entry.matches.clone(),
                tally: entry.tally.clone(),
            })
        })
        .collect();
    library
}

/// The same articles over and over until there are `count` of them: as many rows without as much text.
pub fn repeated(articles: &[String], count: usize) -> Library {
    let mut library = library(articles);
    let entries = library.entries.clone();
    let times = count / entries.len();
    for column in &mut library.columns {
        column.documents *= times as u32;
    }
    library.entries = entries.iter().cycle().take(count).cloned().collect();
    library
}
