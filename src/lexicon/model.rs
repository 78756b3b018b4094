//! The lexicon in memory.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// Position of a company in [`Lexicon::companies`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CompanyId(pub u16);

/// Position of a group in [`Lexicon::groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GroupId(pub u16);

/// Position of a theme in [`Lexicon::themes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ThemeId(pub u16);

/// Position of an alias in [`Lexicon::aliases`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AliasId(pub u32);

/// A display name in both languages of the interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// A company or institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// Stable identifier: lower-case ASCII letters, digits and hyphens.
    pub id: String,
    /// What it is called on screen.
    pub name: Name,
    /// The company it belongs to.
    pub part_of: Option<CompanyId>,
    /// The colour of its marks, where the lexicon gives one.
    pub colour: Option<Rgb>,
    /// Its trade, a lower-case English word such as `internet` or `bank`; empty where none is given.
    pub sector: String,
    /// First year of its existence.
    pub since: Option<i16>,
    /// Last year of its existence.
    pub until: Option<i16>,
}

/// Members of a group for a span of years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The members.
    pub companies: Vec<CompanyId>,
    /// First year, inclusive.
    pub from: Option<i16>,
    /// Last year, inclusive.
    pub to: Option<i16>,
}

/// A word for several companies, such as BAT.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Stable identifier, in one name space with companies and themes.
    pub id: String,
    /// What it is called on screen.
    pub name: Name,
    /// Members by period.
    pub members: Vec<Membership>,
}

impl Group {
    /// The members in `year`; where it is `None`, those of the last period that the lexicon lists.
    pub fn members_in(&self, year: Option<i16>) -> Vec<CompanyId> {
        let periods: Vec<&Membership> = match year {
            Some(year) => self
                .members
                .iter()
                .filter(|period| period.holds(year))
                .collect(),
            None => self.members.last().into_iter().collect(),
        };
        let mut members = Vec::new();
        for company in periods.into_iter().flat_map(|period| &period.companies) {
            if !members.contains(company) {
                members.push(*company);
            }
        }
        members
    }
}

impl Membership {
    /// True where `year` is within the span.
    fn holds(&self, year: i16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

/// A subject with its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Stable identifier.
    pub id: String,
    /// What it is called on screen.
    pub name: Name,
}

/// What an alias is to its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AliasKind {
    /// A name of a company.
    Name,
    /// A product, brand, service or event.
    Product,
    /// A person.
    Person,
    /// A word for a group.
    Group,
    /// A term of a theme.
    Term,
    /// An organisation that is no company of the lexicon.
    Organisation,
    /// A phrase that is no mention of anything.
    NonMention,
}

impl AliasKind {
    /// `name`, `product`, `person`, `group`, `term`, `organisation` or `non-mention`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Product => "product",
            Self::Person => "person",
            Self::Group => "group",
            Self::Term => "term",
            Self::Organisation => "organisation",
            Self::NonMention => "non-mention",
        }
    }
}

/// How far an alias may be trusted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// An everyday word: a mention only with support.
    Weak,
    /// A mention unless a rule speaks against it.
    Normal,
    /// Always a mention.
    Strong,
}

impl Strength {
    /// `weak`, `normal` or `strong`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Normal => "normal",
            Self::Strong => "strong",
        }
    }
}

/// To whom an alias belongs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// One company or several: the one it is listed under first, then those of `also`.
    Companies(Vec<CompanyId>),
    /// A group.
    Group(GroupId),
    /// The themes that list the term.
    Themes(Vec<ThemeId>),
    /// Nobody in the lexicon (other organisations, non-mentions).
    Nobody,
}

/// A string that can be found in text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The string as the lexicon has it.
    pub text: String,
    /// What it is to its owner.
    pub kind: AliasKind,
    /// To whom it belongs.
    pub owner: Owner,
    /// How far it may be trusted.
    pub strength: Strength,
    /// Rejected when directly followed by one of these.
    pub not_before: Vec<String>,
    /// Rejected when directly preceded by one of these.
    pub not_after: Vec<String>,
    /// Words that make a weak alias a mention when in the same or a neighbouring sentence.
    pub cues: Vec<String>,
    /// Words of which one must stand in the article.
    pub needs: Vec<String>,
    /// Letter case must match.
    pub exact_case: bool,
    /// Why a non-mention is none; empty elsewhere.
    pub reason: String,
}

/// Everything that can be found in text.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// In file order.
    pub companies: Vec<Company>,
    /// In file order.
    pub groups: Vec<Group>,
    /// In file order.
    pub themes: Vec<Theme>,
    /// All aliases; the position is the [`AliasId`]. Terms that several themes list stand once.
    pub aliases: Vec<Alias>,
    /// Companies by identifier.
    pub company_ids: IndexMap<String, CompanyId>,
}

impl Lexicon {
    /// The company at `id`.
    pub fn company(&self, id: CompanyId) -> &Company {
        &self.companies[id.0 as usize]
    }

    /// The group at `id`.
    pub fn group(&self, id: GroupId) -> &Group {
        &self.groups[id.0 as usize]
    }

    /// The theme at `id`.
    pub fn theme(&self, id: ThemeId) -> &Theme {
        &self.themes[id.0 as usize]
    }

    /// The alias at `id`.
    pub fn alias(&self, id: AliasId) -> &Alias {
        &self.aliases[id.0 as usize]
    }

    /// The company with this identifier.
    pub fn company_by_id(&self, id: &str) -> Option<CompanyId> {
        self.company_ids.get(id).copied()
    }
}
