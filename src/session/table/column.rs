//! The columns that a table of articles can have, and the names under which settings keep them.
//!
//! Knows no values and no widths.

use crate::lexicon::CompanyId;
use crate::session::Library;
use serde::{Deserialize, Serialize};

/// A column of the table of articles.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Column {
    /// Title.
    Title,
    /// Mentions of companies: their number, and whose they are.
    Mentions,
    /// The date that the program read, from whichever field or name it came.
    Date,
    /// Length of the body in code points.
    Characters,
    /// The encoding in which the file was read.
    Encoding,
    /// Path, as the files lie in the folder.
    File,
    /// A field of the front matter.
    Field(String),
}

const FIELD: &str = "field:";
const COMPANY: &str = "company:";

impl From<Column> for String {
    fn from(column: Column) -> Self {
        match column {
            Column::Title => "title".to_owned(),
            Column::Mentions => "mentions".to_owned(),
            Column::Date => "date".to_owned(),
            Column::Characters => "characters".to_owned(),
            Column::Encoding => "encoding".to_owned(),
            Column::File => "file".to_owned(),
            Column::Field(key) => format!("{FIELD}{key}"),
        }
    }
}

impl From<String> for Column {
    /// A name that no column has is a field of that name, which no article has.
    fn from(name: String) -> Self {
        match name.as_str() {
            "title" => Self::Title,
            "mentions" => Self::Mentions,
            "date" => Self::Date,
            "characters" => Self::Characters,
            "encoding" => Self::Encoding,
            "file" => Self::File,
            other => Self::Field(other.strip_prefix(FIELD).unwrap_or(other).to_owned()),
        }
    }
}

/// What rows can be sorted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum SortKey {
    /// What stands in a column.
    Column(Column),
    /// Mentions of one company: its identifier in the lexicon, which a new lexicon keeps.
    Company(String),
}

impl SortKey {
    /// The column whose head stands for this key.
    pub fn column(&self) -> &Column {
        match self {
            Self::Column(column) => column,
            Self::Company(_) => &Column::Mentions,
        }
    }

    /// The company for whose mentions this key stands in `library`: where parts count for the whole, the
    /// one that they are part of. None for other keys, and for a company that the lexicon does not know.
    pub fn company(&self, library: &Library) -> Option<CompanyId> {
        let Self::Company(id) = self else {
            return None;
        };
        let company = library.lexicon.company_by_id(id)?;
        Some(if library.rolled_up {
            library.lexicon.outermost(company)
        } else {
            company
        })
    }

    /// True where one looks for the most or the latest first.
    fn falls_first(&self) -> bool {
        match self {
            Self::Column(column) => {
                matches!(column, Column::Mentions | Column::Date | Column::Characters)
            }
            Self::Company(_) => true,
        }
    }
}

impl From<Column> for SortKey {
    fn from(column: Column) -> Self {
        Self::Column(column)
    }
}

impl From<SortKey> for String {
    fn from(key: SortKey) -> Self {
        match key {
            SortKey::Column(column) => column.into(),
            SortKey::Company(id) => format!("{COMPANY}{id}"),
        }
    }
}

impl From<String> for SortKey {
    fn from(name: String) -> Self {
        match name.strip_prefix(COMPANY) {
            Some(id) => Self::Company(id.to_owned()),
            None => Self::Column(name.into()),
        }
    }
}

/// A key and a direction.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SortRule {
    /// By what.
    pub key: SortKey,
    /// Largest or latest first. What has no value comes last, whichever way round.
    pub descending: bool,
}

impl SortRule {
    /// The direction that one expects first: most and latest first, names from the beginning.
    pub fn first(key: SortKey) -> Self {
        let descending = key.falls_first();
        Self { key, descending }
    }
}

/// How rows are sorted: by the first rule, those alike by the second, and so on; those alike in all of
/// them as the files lie in the folder, which is also the order without any rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SortOrder(Vec<SortRule>);

impl SortOrder {
    /// Sorted by these, the first first. A key that stands there twice counts once.
    pub fn new(rules: impl IntoIterator<Item = SortRule>) -> Self {
        let mut order = Self::default();
        for rule in rules {
            if order.rank(&rule.key).is_none() {
                order.0.push(rule);
            }
        }
        order
    }

    /// The rules, the first first.
    pub fn rules(&self) -> &[SortRule] {
        &self.0
    }

    /// The place of `key` among the rules, from 0, and whether it is descending.
    pub fn rank(&self, key: &SortKey) -> Option<(usize, bool)> {
        let rank = self.0.iter().position(|rule| rule.key == *key)?;
        Some((rank, self.0[rank].descending))
    }

    /// The order after a click on the head that stands for `key`: sorted by it alone; then the other way
    /// round; then not at all.
    #[must_use]
    pub fn clicked(&self, key: SortKey) -> Self {
        let rule = SortRule::first(key);
        match &self.0[..] {
            [only] if only.key == rule.key => Self(turned(only, &rule).into_iter().collect()),
            _ => Self(vec![rule]),
        }
    }

    /// The same with Shift, which leaves the other rules: added as the last; then the other way round;
    /// then taken away.
    #[must_use]
    pub fn also_clicked(&self, key: SortKey) -> Self {
        let rule = SortRule::first(key);
        let mut rules = self.0.clone();
        match self.rank(&rule.key) {
            None => rules.push(rule),
            Some((rank, _)) => match turned(&rules[rank], &rule) {
                Some(turned) => rules[rank] = turned,
                None => {
                    rules.remove(rank);
                }
            },
        }
        Self(rules)
    }

    /// The same without rules of `column`.
    #[must_use]
    pub fn without(&self, column: &Column) -> Self {
        let others = self.0.iter().filter(|rule| rule.key.column() != column);
        Self(others.cloned().collect())
    }
}

/// The rule the other way round, once; none where it has been turned already.
fn turned(rule: &SortRule, first: &SortRule) -> Option<SortRule> {
    (rule.descending == first.descending).then(|| SortRule {
        key: rule.key.clone(),
        descending: !rule.descending,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_click_sorts_turns_and_sorts_no_longer_and_shift_leaves_the_others() {
        let (title, date) = (SortKey::from(Column::Title), SortKey::from(Column::Date));
        let order = SortOrder::default().clicked(date.clone());
        assert_eq!(order.rank(&date), Some((0, true)), "the latest first");
        let both = order.also_clicked(title.clone());
        assert_eq!(both.rank(&title), Some((1, false)));
        assert_eq!(
            both.also_clicked(title.clone()).rank(&title),
            Some((1, true))
        );
        let without = both.also_clicked(date.clone()).also_clicked(date.clone());
        assert_eq!(without.rank(&title), Some((0, false)));
        assert_eq!(both.clicked(title.clone()).rules().len(), 1);
        let turned = order.clicked(date.clone());
        assert_eq!(turned.rank(&date), Some((0, false)));
        assert_eq!(turned.clicked(date), SortOrder::default());
    }

    #[test]
    fn settings_keep_every_key_by_a_name() {
        for key in [
            SortKey::Column(Column::Title),
            SortKey::Column(Column::Field("company:腾讯".to_owned())),
            SortKey::Column(Column::Field("title".to_owned())),
            SortKey::Company("tencent".to_owned()),
        ] {
            let written = serde_json::to_string(&key).expect("a name");
            let read: SortKey = serde_json::from_str(&written).expect("the same name");
            assert_eq!(read, key, "{written}");
        }
    }
}
