//! The lexicon that comes with the program.
//!
//! `assets/lexicon.yaml` is turned into JSON when the program is built, because reading that much YAML
//! at every start would hold up the first frame.

use super::raw::RawLexicon;
use super::{Lexicon, file};
use std::sync::{Arc, LazyLock};

static JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.json"));

static BUILT_IN: LazyLock<Arc<Lexicon>> =
    LazyLock::new(|| match file::parse_json(JSON, "built-in") {
        Ok(lexicon) => Arc::new(lexicon),
        // The file is part of the program, and a test reads it.
        Err(errors) => panic!("the built-in lexicon is wrong: {errors}"),
    });

/// The built-in lexicon, read once.
pub fn built_in() -> Arc<Lexicon> {
    Arc::clone(&BUILT_IN)
}

/// Its entries as written, without places, for a lexicon that extends it.
pub(super) fn raw() -> RawLexicon {
    // `built_in` reads the same text at every start.
    file::raw_json(JSON).expect("the built-in lexicon is valid JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_and_what_is_made_of_it_are_the_same_lexicon() {
        let source = include_str!("../../assets/lexicon.yaml");
        let (from_file, warnings) = match file::parse(source, "assets/lexicon.yaml") {
            Ok(both) => both,
            Err(errors) => panic!("{errors}"),
        };
        let complaints: Vec<String> = warnings
            .iter()
            .map(|warning| format!("line {}: {:?}", warning.at.line, warning.kind))
            .collect();
        assert_eq!(complaints, Vec::<String>::new());
        let built_in = built_in();
        assert_eq!(from_file.companies, built_in.companies);
        assert_eq!(from_file.groups, built_in.groups);
        assert_eq!(from_file.themes, built_in.themes);
        assert_eq!(from_file.aliases, built_in.aliases);
    }
}
