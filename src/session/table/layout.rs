//! Which columns a table shows, in what order and how wide; remembered for each set of keys.
//!
//! Knows keys of front matter, no values and no widgets. Settings keep it; the window draws by it.

use super::column::{Column, SortOrder};
use crate::session::Direction;
use crate::session::library::FieldColumn;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Fields shown at first; the others are there to be chosen, and articles show all of theirs.
const MOST_SHOWN: usize = 12;
/// Fields that can be chosen: the most frequent ones.
const MOST_FIELDS: usize = 240;
/// How many tables are remembered.
const MOST_REMEMBERED: usize = 24;
/// Narrowest and widest column, in points.
pub const WIDTHS: (f32, f32) = (40.0, 1200.0);

/// A column in its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// What it shows.
    pub column: Column,
    /// Its width in points, within [`WIDTHS`]; none: as its content asks.
    #[serde(default)]
    pub width: Option<f32>,
    /// It is shown.
    pub shown: bool,
}

/// How a table is laid out and sorted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableLayout {
    /// All columns that can be shown, in order.
    pub columns: Vec<Placed>,
    /// How many of these, from the left and counting hidden ones, stay where they are while the others
    /// scroll sideways.
    pub frozen: usize,
    /// How rows are sorted.
    pub order: SortOrder,
}

/// What the user changes about columns.
#[derive(Clone, Debug, PartialEq)]
pub enum LayoutChange {
    /// Show or hide a column. The last one that is shown stays.
    SetShown(Column, bool),
    /// Put a column before another one; before none: at the end.
    MoveBefore(Column, Option<Column>),
    /// Put a column on the other side of its neighbour.
    Move(Column, Direction),
    /// Make a column this wide, in points; none: as its content asks.
    Resize(Column, Option<f32>),
    /// Keep the columns up to this one where they are while the others scroll; none: no column.
    FreezeUpTo(Option<Column>),
    /// As it was at first, the order too.
    Reset,
}

impl TableLayout {
    /// Title and mentions, then the fields that most articles have, then length and file.
    pub fn first(fields: &[FieldColumn]) -> Self {
        let place = |column: Column, shown: bool| Placed {
            column,
            width: None,
            shown,
        };
        let fields = chosen(fields).into_iter().enumerate();
        let fields =
            fields.map(|(rank, key)| place(Column::Field(key.to_owned()), rank < MOST_SHOWN));
        let columns = [place(Column::Title, true), place(Column::Mentions, true)]
            .into_iter()
            .chain(fields)
            .chain([
                place(Column::Date, false),
                place(Column::Characters, true),
                place(Column::Encoding, false),
                place(Column::File, true),
            ]);
        Self {
            columns: columns.collect(),
            frozen: 1,
            order: SortOrder::default(),
        }
    }

    /// The same for articles with these fields: those that are none are left out, new ones are put
    /// behind the fields that are there.
    #[must_use]
    pub fn completed(mut self, fields: &[FieldColumn]) -> Self {
        let first = Self::first(fields);
        let possible: HashSet<&Column> =
            first.columns.iter().map(|placed| &placed.column).collect();
        let mut seen = HashSet::new();
        let mut index = 0;
        self.columns.retain_mut(|placed| {
            let stays = possible.contains(&placed.column) && seen.insert(placed.column.clone());
            if !stays && index < self.frozen {
                self.frozen -= 1;
            } else {
                index += 1;
            }
            let clamp = |width: f32| width.clamp(WIDTHS.0, WIDTHS.1);
            placed.width = placed.width.filter(|width| width.is_finite()).map(clamp);
            stays
        });
        let is_field = |placed: &Placed| matches!(placed.column, Column::Field(_));
        let shown_fields = self
            .columns
            .iter()
            .filter(|placed| is_field(placed) && placed.shown);
        let mut room = MOST_SHOWN.saturating_sub(shown_fields.count());
        for placed in &first.columns {
            if seen.contains(&placed.column) {
                continue;
            }
            let mut placed = placed.clone();
            let at = if is_field(&placed) {
                placed.shown &= room > 0;
                room -= usize::from(placed.shown);
                let last = self.columns.iter().rposition(is_field);
                let behind = self.columns.iter().position(|other| {
                    matches!(
                        other.column,
                        Column::Date | Column::Characters | Column::File
                    )
                });
                last.map(|last| last + 1).or(behind)
            } else {
                None
            };
            let at = at.unwrap_or(self.columns.len());
            self.frozen += usize::from(at < self.frozen);
            self.columns.insert(at, placed);
        }
        self.frozen = self.frozen.min(self.columns.len());
        if !self.columns.iter().any(|placed| placed.shown) {
            self.columns[0].shown = true;
        }
        let known = |key: &super::SortKey| possible.contains(key.column());
        let rules = self.order.rules().iter().filter(|rule| known(&rule.key));
        self.order = SortOrder::new(rules.cloned());
        self
    }

    /// The columns that are shown, each with whether it is frozen.
    pub fn shown(&self) -> impl Iterator<Item = (&Placed, bool)> {
        let columns = self.columns.iter().enumerate();
        let columns = columns.filter(|(_, placed)| placed.shown);
        columns.map(|(index, placed)| (placed, index < self.frozen))
    }

    fn position(&self, column: &Column) -> Option<usize> {
        self.columns
            .iter()
            .position(|placed| placed.column == *column)
    }

    /// Makes a change for articles with these fields.
    pub fn apply(&mut self, change: LayoutChange, fields: &[FieldColumn]) {
        match change {
            LayoutChange::SetShown(column, shown) => {
                let others = self.shown().any(|(placed, _)| placed.column != column);
                if let Some(at) = self.position(&column)
                    && (shown || others)
                {
                    self.columns[at].shown = shown;
                }
            }
            LayoutChange::MoveBefore(column, before) => self.move_before(&column, before.as_ref()),
            LayoutChange::Move(column, direction) => self.move_one(&column, direction),
            LayoutChange::Resize(column, width) => {
                if let Some(at) = self.position(&column) {
                    self.columns[at].width = width.map(|width| width.clamp(WIDTHS.0, WIDTHS.1));
                }
            }
            LayoutChange::FreezeUpTo(column) => {
                let at = column.and_then(|column| self.position(&column));
                self.frozen = at.map_or(0, |at| at + 1);
            }
            LayoutChange::Reset => *self = Self::first(fields),
        }
    }

    fn move_before(&mut self, column: &Column, before: Option<&Column>) {
        let Some(from) = self.position(column) else {
            return;
        };
        if before == Some(column) {
            return;
        }
        let was_frozen = from < self.frozen;
        let placed = self.columns.remove(from);
        self.frozen -= usize::from(was_frozen);
        let to = before.and_then(|before| self.position(before));
        let to = to.unwrap_or(self.columns.len());
        // On the border a column stays on its side.
        self.frozen += usize::from(to < self.frozen || (to == self.frozen && was_frozen));
        self.columns.insert(to, placed);
    }

    /// As many stay frozen as before: over the border two columns change sides.
    fn move_one(&mut self, column: &Column, direction: Direction) {
        let Some(from) = self.position(column) else {
            return;
        };
        let is_shown = |at: &usize| self.columns[*at].shown;
        let neighbour = match direction {
            Direction::Next => (from + 1..self.columns.len()).find(is_shown),
            Direction::Previous => (0..from).rev().find(is_shown),
        };
        if let Some(to) = neighbour {
            let placed = self.columns.remove(from);
            self.columns.insert(to, placed);
        }
    }
}

/// Keys that a column can show, the most frequent first; those alike keep the order of the files. The
/// title has a column of its own.
fn chosen(fields: &[FieldColumn]) -> Vec<&str> {
    let mut fields: Vec<_> = fields.iter().filter(|field| field.key != "title").collect();
    fields.sort_by_key(|field| std::cmp::Reverse(field.documents));
    let keys = fields.into_iter().map(|field| field.key.as_str());
    keys.take(MOST_FIELDS).collect()
}

/// A table as it was left, and the keys that its articles had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Remembered {
    keys: Vec<String>,
    layout: TableLayout,
}

/// Tables as the user left them, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RememberedTables(Vec<Remembered>);

impl RememberedTables {
    /// The layout for articles with these fields: that of the same keys, else that of the keys that have
    /// most in common with them (more than half of all), else the first one.
    pub fn layout(&self, fields: &[FieldColumn]) -> TableLayout {
        let keys: HashSet<&str> = chosen(fields).into_iter().collect();
        let alike = |remembered: &Remembered| {
            let same = remembered
                .keys
                .iter()
                .filter(|key| keys.contains(key.as_str()));
            let same = same.count();
            let all = keys.len() + remembered.keys.len() - same;
            // Articles without any field are alike.
            (same * 1000).checked_div(all).unwrap_or(1000)
        };
        let rated = self
            .0
            .iter()
            .map(|remembered| (alike(remembered), remembered));
        // Of those that are as much alike, the latest.
        let best = rated.rev().max_by_key(|(alike, _)| *alike);
        match best {
            Some((alike, remembered)) if alike > 500 => remembered.layout.clone().completed(fields),
            _ => TableLayout::first(fields),
        }
    }

    /// Remembers a layout for articles with these fields.
    pub fn remember(&mut self, fields: &[FieldColumn], layout: &TableLayout) {
        let mut keys: Vec<String> = chosen(fields).into_iter().map(ToOwned::to_owned).collect();
        keys.sort_unstable();
        self.0.retain(|other| other.keys != keys);
        let layout = layout.clone();
        self.0.insert(0, Remembered { keys, layout });
        self.0.truncate(MOST_REMEMBERED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::table::{SortKey, SortRule};

    fn fields(keys: &[&str]) -> Vec<FieldColumn> {
        let field = |key: &&str| FieldColumn {
            key: (*key).to_owned(),
            documents: 3,
        };
        keys.iter().map(field).collect()
    }

    fn names(layout: &TableLayout) -> Vec<String> {
        let shown = layout.shown();
        shown
            .map(|(placed, frozen)| {
                let name = String::from(placed.column.clone()).replace("field:", "");
                if frozen { format!("[{name}]") } else { name }
            })
            .collect()
    }

    fn field(key: &str) -> Column {
        Column::Field(key.to_owned())
    }

    #[test]
    fn columns_move_hide_and_freeze() {
        let fields = fields(&["a", "b"]);
        let mut layout = TableLayout::first(&fields);
        let mut check = |change: LayoutChange, wanted: &str| {
            layout.apply(change, &fields);
            assert_eq!(names(&layout).join(" "), wanted);
        };
        check(
            LayoutChange::SetShown(Column::Characters, false),
            "[title] mentions a b file",
        );
        check(
            LayoutChange::MoveBefore(field("b"), Some(Column::Mentions)),
            "[title] b mentions a file",
        );
        check(
            LayoutChange::FreezeUpTo(Some(field("b"))),
            "[title] [b] mentions a file",
        );
        check(
            LayoutChange::Move(field("b"), Direction::Previous),
            "[b] [title] mentions a file",
        );
        check(
            LayoutChange::MoveBefore(field("b"), None),
            "[title] mentions a file b",
        );
        check(
            LayoutChange::Move(field("a"), Direction::Next),
            "[title] mentions file a b",
        );
        check(
            LayoutChange::MoveBefore(field("a"), Some(Column::Title)),
            "[a] [title] mentions file b",
        );
        check(LayoutChange::FreezeUpTo(None), "a title mentions file b");
        for column in [field("a"), field("b"), Column::Title, Column::Mentions] {
            layout.apply(LayoutChange::SetShown(column, false), &fields);
        }
        layout.apply(LayoutChange::SetShown(Column::File, false), &fields);
        assert_eq!(names(&layout), ["file"], "one column stays");
    }

    #[test]
    fn a_table_is_remembered_for_its_keys_and_for_keys_much_like_them() {
        let known = fields(&["name", "time", "url"]);
        let mut layout = TableLayout::first(&known);
        layout.apply(LayoutChange::Resize(field("time"), Some(90.0)), &known);
        layout.apply(LayoutChange::SetShown(Column::File, false), &known);
        layout.order = SortOrder::new([SortRule::first(SortKey::from(field("time")))]);
        let mut tables = RememberedTables::default();
        tables.remember(&known, &layout);
        assert_eq!(tables.layout(&fields(&["url", "name", "time"])), layout);
        let more = tables.layout(&fields(&["name", "time", "url", "tag"]));
        assert_eq!(
            names(&more).join(" "),
            "[title] mentions name time url tag characters"
        );
        assert_eq!(more.order, layout.order);
        let other = fields(&["author", "time"]);
        assert_eq!(tables.layout(&other), TableLayout::first(&other));
        let fewer = tables.layout(&fields(&["name", "url"]));
        assert_eq!(fewer.order, SortOrder::default(), "its column is not there");

        let written = serde_json::to_string(&tables).expect("it can be written");
        let read: RememberedTables = serde_json::from_str(&written).expect("and read");
        assert_eq!(read, tables);
    }

    #[test]
    fn settings_of_any_kind_give_a_table() {
        let fields = fields(&["name"]);
        let text = r#"{"columns":[{"column":"nothing","shown":true},{"column":"title","shown":false,
            "width":1e9},{"column":"title","shown":false}],"frozen":99}"#;
        let layout: TableLayout = serde_json::from_str(text).expect("a layout");
        let layout = layout.completed(&fields);
        assert!(layout.frozen <= layout.columns.len());
        assert!(layout.shown().next().is_some());
        assert_eq!(layout.columns[0].width, Some(WIDTHS.1));
        let titles = layout
            .columns
            .iter()
            .filter(|placed| placed.column == Column::Title);
        assert_eq!(titles.count(), 1);
    }
}
