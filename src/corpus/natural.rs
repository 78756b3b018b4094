//! Natural order: 第2期 before 第10期.

use std::cmp::Ordering;

/// Compares two names: runs of digits by their number, letters whatever their case, and names alike
/// in both by their characters, so that the order is total.
pub fn compare(left: &str, right: &str) -> Ordering {
    natord::compare_ignore_case(left, right).then_with(|| left.cmp(right))
}

/// Compares two paths part by part, so that a folder's files stay together.
pub fn compare_paths(left: &str, right: &str) -> Ordering {
    let (mut left_parts, mut right_parts) = (left.split('/'), right.split('/'));
    loop {
        match (left_parts.next(), right_parts.next()) {
            (Some(left), Some(right)) => match compare(left, right) {
                Ordering::Equal => {}
                unequal => return unequal,
            },
            (left, right) => return left.is_some().cmp(&right.is_some()),
        }
    }
}
