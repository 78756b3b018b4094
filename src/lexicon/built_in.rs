//! The lexicon that comes with the program.

use super::{Lexicon, file};
use std::sync::{Arc, LazyLock};

static SOURCE: &str = include_str!("../../assets/lexicon.yaml");

static BUILT_IN: LazyLock<Arc<Lexicon>> = LazyLock::new(|| match file::parse(SOURCE, "built-in") {
    Ok((lexicon, _)) => Arc::new(lexicon),
    // The file is part of the program, and a test reads it.
    Err(errors) => panic!("the built-in lexicon is wrong: {errors}"),
});

/// The built-in lexicon, read once.
pub fn built_in() -> Arc<Lexicon> {
    Arc::clone(&BUILT_IN)
}
