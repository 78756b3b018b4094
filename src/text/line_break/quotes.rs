//! Which quotation mark opens and which closes, told from the marks of the paragraph as a whole.
//!
//! “ and ” say it themselves, but apostrophes look like ’, straight marks say nothing, and people
//! type the wrong one. Whatever does not pair up is unclear, and `line_break` breaks on neither
//! side of it.

use super::marks::is_glue;
use super::{is_latin, is_space};

/// What a quotation mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Opening,
    Closing,
    Unclear,
}

/// The quotation marks of `text` by index, ascending.
pub(super) fn roles(text: &[char]) -> Vec<(usize, Role)> {
    let mut roles: Vec<(usize, Role)> = Vec::new();
    // Where in `roles` the mark stands that is still open, for “ ‘ " and '.
    let mut open: [Option<usize>; 4] = [None; 4];
    for (index, &mark) in text.iter().enumerate() {
        let kind = match mark {
            '“' | '”' => 0,
            '‘' | '’' => 1,
            '"' => 2,
            '\'' => 3,
            _ => continue,
        };
        let before = index.checked_sub(1).map(|at| text[at]);
        let after = text.get(index + 1).copied();
        let role = match mark {
            '“' | '‘' if open[kind].is_none() => Role::Opening,
            // A second “ may be a “ that stands for ”.
            '“' | '‘' => Role::Unclear,
            '’' | '\'' if before.is_some_and(is_latin) && after.is_some_and(is_latin) => {
                roles.push((index, Role::Unclear));
                continue;
            }
            '”' | '’' if open[kind].is_some() => Role::Closing,
            '”' | '’' => Role::Unclear,
            _ => straight(open[kind].is_some(), before, after),
        };
        match role {
            Role::Opening => open[kind] = Some(roles.len()),
            Role::Closing => open[kind] = None,
            Role::Unclear => {
                if let (Some(opening), 2..) = (open[kind].take(), kind) {
                    roles[opening].1 = Role::Unclear;
                }
            }
        }
        roles.push((index, role));
    }
    for opening in open[2..].iter().copied().flatten() {
        roles[opening].1 = Role::Unclear;
    }
    roles
}

/// The role of " or ', by what stands beside it. Spaces on both sides say nothing, so there it
/// alternates; after a digit it measures inches or minutes.
fn straight(is_open: bool, before: Option<char>, after: Option<char>) -> Role {
    let is_blank = |character| is_space(character) || is_glue(character);
    let (space_before, space_after) = (before.is_none_or(is_blank), after.is_none_or(is_blank));
    let measures = before.is_some_and(|character| character.is_ascii_digit());
    match is_open {
        true if space_before && !space_after => Role::Unclear,
        true => Role::Closing,
        false if measures || (space_after && !space_before) => Role::Unclear,
        false => Role::Opening,
    }
}
