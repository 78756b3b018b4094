//! What a claim says of itself: that it is so, is not so, shall be so, or is said to be so.
//!
//! `clause -> stance`. Looks at words alone, within the clause of the term; of several, negated wins over
//! reported, reported over planned. Knows neither companies nor themes.

use super::piece::Stance;
use super::stance_words::{
    DONE, MAY, NEGATORS, OTHERS, PLANNERS, PLANS_AFTER, REPORTERS, TRAPS, WILL,
};
use super::word_list::WordList;
use crate::text::ByteSpan;
use std::sync::LazyLock;

static TRAPS_IN: LazyLock<WordList> = LazyLock::new(|| WordList::new(TRAPS));

/// Negators, then planners, then reporters, then the others.
static CUES_IN: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(&[NEGATORS, PLANNERS, REPORTERS, OTHERS].concat()));

/// Which kinds of cues stand in a clause.
#[derive(Clone, Copy, Default)]
struct Found {
    any: bool,
    negates: bool,
    plans: bool,
    reports: bool,
}

impl Found {
    fn of(words: &str) -> Self {
        let plans = NEGATORS.len()..NEGATORS.len() + PLANNERS.len();
        let reports = plans.end..plans.end + REPORTERS.len();
        let mut found = Self::default();
        for position in CUES_IN.find(words) {
            found.any = true;
            found.negates |= position < plans.start;
            found.plans |= plans.contains(&position);
            found.reports |= reports.contains(&position);
        }
        found
    }
}

/// The words of a clause, without what only looks like a cue.
pub(super) struct Cues {
    words: String,
    found: Found,
}

impl Cues {
    /// The cues of `clause` outside `hidden` (names and terms hold characters of their own: 不良贷款).
    pub fn new(text: &str, clause: ByteSpan, hidden: impl Iterator<Item = ByteSpan>) -> Self {
        let mut words = text[clause.range()].to_owned();
        for span in hidden.filter(|span| clause.start <= span.start && span.end <= clause.end) {
            let (start, end) = (span.start - clause.start, span.end - clause.start);
            blank(&mut words, start as usize, end as usize);
        }
        // A trap only takes cues away, and most clauses have none.
        let mut found = Found::of(&words);
        if found.any {
            // Blanking brings no other trap about: those that are there now are all there are.
            let mut there: Vec<usize> = TRAPS_IN.find(&words).collect();
            there.sort_unstable();
            there.dedup();
            for trap in there.into_iter().map(|position| TRAPS[position]) {
                while let Some(at) = words.find(trap) {
                    blank(&mut words, at, at + trap.len());
                }
            }
            blank_doubles(&mut words);
            found = Found::of(&words);
        }
        Self { words, found }
    }

    /// What the clause says of itself. With `is_said`, a clause before it said that it is only said; with
    /// `is_conditional`, one before it set a condition.
    pub fn stance(&self, is_said: bool, is_conditional: bool) -> Stance {
        if !self.found.any {
            return if is_said {
                Stance::Reported
            } else {
                Stance::Asserted
            };
        }
        if self.found.negates {
            Stance::Negated
        } else if is_said || self.is_hearsay() {
            Stance::Reported
        } else if self.found.plans || self.speaks_of_future() || is_conditional && self.may_come() {
            Stance::Planned
        } else {
            Stance::Asserted
        }
    }

    /// True where the clause says that what it tells is only said, or may be.
    pub fn is_hearsay(&self) -> bool {
        if !self.found.any {
            return false;
        }
        let names_source = self.words.trim_start().starts_with('据')
            && ["报道", "透露", "称", "消息"]
                .iter()
                .any(|word| self.words.contains(word));
        self.found.reports || names_source || self.followed('或', MAY)
    }

    /// True where a verb says what comes of a condition: 会, which elsewhere is also a meeting.
    fn may_come(&self) -> bool {
        let is_noun = |before: &str| before.ends_with(['社', '大', '峰', '展', '协', '机', '工']);
        let mut found = self.words.match_indices('会');
        found.any(|(at, _)| !is_noun(&self.words[..at]))
    }

    fn speaks_of_future(&self) -> bool {
        let will = self.words.match_indices('将').any(|(at, word)| {
            let (before, after) = (&self.words[..at], &self.words[at + word.len()..]);
            !DONE.iter().any(|done| before.ends_with(done))
                && WILL.iter().any(|word| after.starts_with(word))
        });
        let plans = self.words.match_indices("计划").any(|(at, word)| {
            let (before, after) = (&self.words[..at], &self.words[at + word.len()..]);
            let is_verb = before
                .chars()
                .next_back()
                .is_none_or(|character| character == HIDDEN || PLANS_AFTER.contains(&character));
            is_verb && WILL.iter().any(|word| after.starts_with(word))
        });
        will || plans
    }

    fn followed(&self, word: char, by: &[&str]) -> bool {
        self.words.match_indices(word).any(|(at, word)| {
            let after = &self.words[at + word.len()..];
            by.iter().any(|next| after.starts_with(next))
        })
    }
}

/// Stands for what is not looked at: a character that no text holds.
const HIDDEN: char = '\u{1}';

fn blank(words: &mut String, start: usize, end: usize) {
    words.replace_range(start..end, &HIDDEN.to_string().repeat(end - start));
}

/// 没有一家不 says that all do.
fn blank_doubles(words: &mut String) {
    let mut from = 0;
    while let Some(at) = words[from..].find("没有") {
        let start = from + at;
        let rest = &words[start + "没有".len()..];
        let near = rest
            .char_indices()
            .nth(10)
            .map_or(rest, |(end, _)| &rest[..end]);
        let double = near
            .find('不')
            .filter(|not| !near[..*not].contains(['也', '更', '并', '又', '，']));
        from = start + "没有".len();
        if let Some(not) = double {
            let end = from + not + '不'.len_utf8();
            blank(words, start, end);
            from = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stance(clause: &str) -> Stance {
        Cues::new(clause, ByteSpan::new(0, clause.len()), std::iter::empty()).stance(false, false)
    }

    #[test]
    fn words_that_only_hold_a_cue_are_none() {
        for clause in [
            "不仅做云，",
            "不断投入",
            "不同场景",
            "面向未来",
            "将军澳机房",
            "没有一家不做云",
            "将数据与云结合",
            "虚拟现实",
            "“千帆计划”上线",
            "已将风控交给机器",
            "甲或乙",
        ] {
            assert_eq!(stance(clause), Stance::Asserted, "{clause}");
        }
    }

    #[test]
    fn cues_are_told_apart() {
        for (clause, expected) in [
            ("并没有做云", Stance::Negated),
            ("尚未进入支付", Stance::Negated),
            ("将推出云服务", Stance::Planned),
            ("拟建数据中心", Stance::Planned),
            ("计划推出云服务", Stance::Planned),
            ("据称已做云", Stance::Reported),
            ("或将推出云服务", Stance::Reported),
            ("据本地媒体报道", Stance::Reported),
        ] {
            assert_eq!(stance(clause), expected, "{clause}");
        }
    }
}
