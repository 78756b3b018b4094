//! The lexicon file as it is written: one struct per mapping of the YAML, nothing checked yet.
//!
//! The descriptions here are those of `docs/lexicon.schema.json`. Knows nothing of what the entries mean
//! to each other: [`super::assemble`] does.

use super::placed::Text;
use serde::{Deserialize, Deserializer};

/// A lexicon: who and what can be found in text, and on which terms.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Lexicon"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawLexicon {
    /// Version of the format: 1.
    #[serde(rename = "wenjian-lexicon")]
    #[cfg_attr(test, schemars(schema_with = "super::schema::version"))]
    pub version: Text,
    /// `built-in`, for a lexicon that adds to the one that comes with the program.
    pub extends: Option<Text>,
    /// What is taken away from the lexicon that this one extends.
    pub remove: Option<RawRemovals>,
    /// Companies and institutions.
    #[serde(default)]
    pub companies: Listed<RawCompany>,
    /// Words for several companies, such as BAT.
    #[serde(default)]
    pub groups: Listed<RawGroup>,
    /// Subjects and their terms.
    #[serde(default)]
    pub themes: Listed<RawTheme>,
    /// Organisations that are no companies of this lexicon, but whose names contain an alias.
    #[serde(default)]
    pub organisations: Listed<RawAlias>,
    /// Phrases that contain an alias and do not mean it.
    #[serde(default)]
    pub non_mentions: Listed<RawNonMentions>,
}

/// What a lexicon that extends another one takes away from it.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Removals"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawRemovals {
    /// Companies, by `id`, with all their aliases.
    #[serde(default)]
    pub companies: Listed<Text>,
    /// Groups, by `id`.
    #[serde(default)]
    pub groups: Listed<Text>,
    /// Themes, by `id`.
    #[serde(default)]
    pub themes: Listed<Text>,
    /// Texts: names, products, people, group words, terms, organisations, non-mentions.
    #[serde(default)]
    pub aliases: Listed<Text>,
}

impl RawRemovals {
    /// One of them.
    pub fn first(&self) -> Option<&Text> {
        [&self.companies, &self.groups, &self.themes, &self.aliases]
            .into_iter()
            .find_map(|list| list.first())
    }
}

/// A company or institution.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Company"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawCompany {
    /// Its identifier: lower-case letters a to z, digits and hyphens.
    pub id: Text,
    /// What it is called on screen. Only a company that an extended lexicon has may leave it out.
    pub name: Option<RawName>,
    /// Its trade, a lower-case English word such as `internet` or `bank`.
    pub sector: Option<Text>,
    /// The `id` of the company it belongs to.
    pub part_of: Option<Text>,
    /// The colour of its marks: six hexadecimal digits in quotes, such as "#ff6a00".
    pub colour: Option<Text>,
    /// First year of its existence.
    pub since: Option<i16>,
    /// Last year of its existence.
    pub until: Option<i16>,
    /// Its names: full ones, short ones, English ones, nicknames.
    #[serde(default)]
    pub names: Listed<RawAlias>,
    /// Its products, brands, services and events.
    #[serde(default)]
    pub products: Listed<RawAlias>,
    /// Its founders and executives.
    #[serde(default)]
    pub people: Listed<RawAlias>,
}

/// A name in both languages of the program.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Name"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawName {
    /// In Chinese.
    pub zh: Text,
    /// In English.
    pub en: Text,
}

/// A word for several companies.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Group"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroup {
    /// Its identifier: lower-case letters a to z, digits and hyphens.
    pub id: Text,
    /// What it is called on screen. Only a group that an extended lexicon has may leave it out.
    pub name: Option<RawName>,
    /// The words.
    #[serde(default)]
    pub words: Listed<RawAlias>,
    /// Its members, by period.
    #[serde(default)]
    pub members: Listed<RawMembership>,
}

/// Members of a group for a span of years.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Membership"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawMembership {
    /// The members, by `id`.
    #[serde(default)]
    pub companies: Listed<Text>,
    /// First year.
    pub from: Option<i16>,
    /// Last year.
    pub to: Option<i16>,
}

/// A subject.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Theme"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawTheme {
    /// Its identifier: lower-case letters a to z, digits and hyphens.
    pub id: Text,
    /// What it is called on screen. Only a theme that an extended lexicon has may leave it out.
    pub name: Option<RawName>,
    /// Its terms. A term may stand in several themes.
    #[serde(default)]
    pub terms: Listed<RawAlias>,
}

/// Phrases that contain an alias and do not mean it, for one reason.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "NonMentions"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawNonMentions {
    /// Why, in words for a reader who asks.
    pub reason: Text,
    /// The phrases.
    #[serde(default)]
    pub phrases: Listed<RawAlias>,
}

/// An alias: a plain string, or a mapping with options.
#[derive(Debug, Default)]
pub(super) struct RawAlias {
    pub text: Text,
    pub options: RawOptions,
}

/// What an alias says besides its text.
#[derive(Debug, Default)]
pub(super) struct RawOptions {
    pub strength: Option<Text>,
    pub not_before: Listed<Text>,
    pub not_after: Listed<Text>,
    pub cues: Listed<Text>,
    pub needs: Listed<Text>,
    pub also: Listed<Text>,
    pub case: Option<Text>,
}

/// A text to look for, with options.
#[derive(Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "AliasWithOptions")
)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAliasMapping {
    /// The text, in Simplified Chinese, half-width letters and usual letter case.
    text: Text,
    /// How far it may be trusted: `strong`, `normal` or `weak`.
    #[serde(default)]
    #[cfg_attr(test, schemars(schema_with = "super::schema::strength"))]
    strength: Option<Text>,
    /// It is no mention when directly followed by one of these.
    #[serde(default)]
    not_before: Listed<Text>,
    /// It is no mention when directly preceded by one of these.
    #[serde(default)]
    not_after: Listed<Text>,
    /// Words that make a weak alias a mention when in the same or a neighbouring sentence.
    #[serde(default)]
    cues: Listed<Text>,
    /// Words of which at least one must stand somewhere in the article.
    #[serde(default)]
    needs: Listed<Text>,
    /// Other companies it belongs to as well, by `id`.
    #[serde(default)]
    also: Listed<Text>,
    /// `exact`: letter case must match.
    #[serde(default)]
    #[cfg_attr(test, schemars(schema_with = "super::schema::case"))]
    case: Option<Text>,
}

impl From<RawAliasMapping> for RawAlias {
    fn from(mapping: RawAliasMapping) -> Self {
        let RawAliasMapping {
            text,
            strength,
            not_before,
            not_after,
            cues,
            needs,
            also,
            case,
        } = mapping;
        let options = RawOptions {
            strength,
            not_before,
            not_after,
            cues,
            needs,
            also,
            case,
        };
        Self { text, options }
    }
}

/// A list; a key with nothing after its colon is an empty one.
#[derive(Debug)]
pub(super) struct Listed<T>(pub Vec<T>);

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for Listed<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(
            Option::<Vec<T>>::deserialize(deserializer)?.unwrap_or_default(),
        ))
    }
}
