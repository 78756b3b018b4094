//! Libraries that are made and not read: of articles given as text, and as long as a test or bench asks.
#![allow(dead_code)] // Each test file uses a part of it.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use wenjian::corpus::{ReadOptions, Reading, Stamp, document_from_bytes};
use wenjian::lexicon;
use wenjian::mentions::Matcher;
use wenjian::session::library::FieldColumn;
use wenjian::session::{LexiconInForce, Library, Source, Stage, reader};

static IN_FORCE: LazyLock<Arc<LexiconInForce>> =
    LazyLock::new(|| LexiconInForce::fixed(Arc::new(Matcher::new(lexicon::built_in()))));

/// A library of these articles: their files as they would be read.
pub fn library(articles: &[String]) -> Library {
    let mut library = Library::empty(Source::Samples, Arc::clone(&IN_FORCE), false);
    for (index, text) in articles.iter().enumerate() {
        let name = format!("{index:03}.md");
        let file = PathBuf::from("/articles").join(&name);
        let options = ReadOptions::default();
        let Reading::Document(document) =
            document_from_bytes(text.as_bytes(), name, Some(file), &options)
        else {
            panic!("it is an article: {text}");
        };
        let mut keys: Vec<&String> = document.fields.iter().map(|field| &field.key).collect();
        keys.sort();
        keys.dedup();
        for field in &document.fields {
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
        let entry = reader::entry(
            &IN_FORCE.matcher,
            &library.lexicon,
            document,
            Stamp::default(),
        );
        library.tally.add(&entry.tally, entry.document.characters);
        library.entries.push(Arc::new(entry));
    }
    library.progress.stage = Stage::Done;
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
