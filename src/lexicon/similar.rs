//! The identifier that somebody may have meant who wrote another one.

/// The identifier that differs least from `id`, where fewer than half of its letters differ.
pub(super) fn most_similar<'i>(id: &str, known: impl Iterator<Item = &'i String>) -> String {
    known
        .map(|other| (edit_distance(id.as_bytes(), other.as_bytes()), other))
        .min()
        .filter(|(distance, _)| distance * 2 < id.len())
        .map(|(_, other)| other.clone())
        .unwrap_or_default()
}

/// Levenshtein's distance, one row at a time.
fn edit_distance(left: &[u8], right: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, a) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, b) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}
