//! The other way round of folding: all characters that a reader takes for one.
//!
//! `folded character -> characters`, from the table of `text::fold`, which is walked once.

use crate::text::fold::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One past the last plane that holds letters with variants: Han ends in plane 3.
const END: u32 = 0x4_0000;

static VARIANTS: LazyLock<HashMap<char, Vec<char>>> = LazyLock::new(|| {
    let mut table: HashMap<char, Vec<char>> = HashMap::new();
    for (character, folded) in moved() {
        table
            .entry(folded)
            .or_insert_with(|| vec![folded])
            .push(character);
    }
    table
});

/// Every character that folding changes, ascending, with what it becomes.
pub(super) fn moved() -> impl Iterator<Item = (char, char)> {
    let pair = |character| (character, fold(character));
    let all = (0..END).filter_map(char::from_u32).map(pair);
    all.filter(|(character, folded)| character != folded)
}

/// All characters that fold to `folded`, a folded character; itself first.
pub(super) fn variants(folded: char) -> Vec<char> {
    if let Some(variants) = VARIANTS.get(&folded) {
        return variants.clone();
    }
    vec![folded]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_fold_to_one_are_its_variants() {
        assert_eq!(variants('讯'), ['讯', '訊']);
        let mut latin = variants('a');
        latin.sort_unstable();
        assert_eq!(latin, ['A', 'a', 'Ａ', 'ａ']);
        assert_eq!(variants('。'), ['。']);
    }
}
