//! Entries as written become the lexicon in memory, or errors that name both places.
//!
//! Collects every error before it gives up, so that a file is mended in one go. Knows nothing of YAML.

use super::built_in;
use super::extend::extend;
use super::file::LONGEST_ALIAS;
use super::placed::{FilePlace, Text};
use super::problem::{
    LexiconError, LexiconErrorKind as Kind, LexiconWarning, LexiconWarningKind as Odd,
};
use super::raw::{
    RawAlias, RawCompany, RawGroup, RawLexicon, RawMembership, RawName, RawRemovals, RawTheme,
};
use super::similar::most_similar;
use super::{
    Alias, AliasId, AliasKind, Company, CompanyId, Group, GroupId, Lexicon, Membership, Name,
    Owner, Rgb, Strength, Theme, ThemeId,
};
use crate::text::fold::fold_text;
use std::collections::HashMap;

/// The lexicon and its warnings, or every error by place.
pub(super) fn assemble(
    mut raw: RawLexicon,
) -> Result<(Lexicon, Vec<LexiconWarning>), Vec<LexiconError>> {
    let mut assembly = Assembly::default();
    if let Some(base) = raw.extends.take() {
        if base.text == BUILT_IN {
            let (extended, unknown) = extend(built_in::raw(), raw);
            raw = extended;
            for text in unknown {
                let kind = Odd::NothingToRemove { text: text.text };
                assembly.warn(text.at, kind);
            }
        } else {
            assembly.fail(base.at, Kind::UnknownBase { base: base.text });
        }
    } else if let Some(removed) = raw.remove.as_ref().and_then(RawRemovals::first) {
        assembly.fail(removed.at, Kind::RemoveFromNothing);
    }
    if raw.version.text != "1" {
        let version = raw.version.text.clone();
        assembly.fail(raw.version.at, Kind::Version { version });
    }
    assembly.identifiers(&raw);
    for (index, company) in raw.companies.iter().enumerate() {
        assembly.company(CompanyId(index as u16), company);
    }
    assembly.part_of_circles(&raw.companies);
    for (index, group) in raw.groups.iter().enumerate() {
        assembly.group(GroupId(index as u16), group);
    }
    for (index, theme) in raw.themes.iter().enumerate() {
        assembly.theme(ThemeId(index as u16), theme);
    }
    for organisation in raw.organisations.iter() {
        assembly.alias(organisation, AliasKind::Organisation, Owner::Nobody, "");
    }
    for non_mentions in raw.non_mentions.iter() {
        for phrase in non_mentions.phrases.iter() {
            assembly.alias(
                phrase,
                AliasKind::NonMention,
                Owner::Nobody,
                &non_mentions.reason.text,
            );
        }
    }
    assembly.finish()
}

/// What `extends` may say.
const BUILT_IN: &str = "built-in";

/// Companies, groups and themes are numbered in sixteen bits.
const MOST_ENTRIES: usize = u16::MAX as usize;

#[derive(Default)]
struct Assembly {
    lexicon: Lexicon,
    errors: Vec<LexiconError>,
    warnings: Vec<LexiconWarning>,
    /// Aliases other than terms, by folded text.
    found: HashMap<String, AliasId>,
    /// Terms by folded text.
    terms: HashMap<String, AliasId>,
    /// Where each alias stands.
    places: Vec<FilePlace>,
}

impl Assembly {
    fn fail(&mut self, at: FilePlace, kind: Kind) {
        self.errors.push(LexiconError { kind, at });
    }

    fn warn(&mut self, at: FilePlace, kind: Odd) {
        self.warnings.push(LexiconWarning { kind, at });
    }

    fn identifiers(&mut self, raw: &RawLexicon) {
        let companies = raw.companies.iter().map(|company| &company.id);
        let others = raw
            .groups
            .iter()
            .map(|group| &group.id)
            .chain(raw.themes.iter().map(|theme| &theme.id));
        let mut lines = HashMap::new();
        for id in companies.clone().chain(others) {
            let allowed =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            if id.text.is_empty() || !id.text.bytes().all(allowed) {
                self.fail(
                    id.at,
                    Kind::BadId {
                        id: id.text.clone(),
                    },
                );
            }
            if let Some(other_line) = lines.insert(id.text.as_str(), id.at.line) {
                self.fail(
                    id.at,
                    Kind::DuplicateId {
                        id: id.text.clone(),
                        other_line,
                    },
                );
            }
        }
        for (index, id) in companies.enumerate() {
            self.lexicon
                .company_ids
                .insert(id.text.clone(), CompanyId(index as u16));
        }
        for count in [raw.companies.len(), raw.groups.len(), raw.themes.len()] {
            if count > MOST_ENTRIES {
                self.fail(
                    FilePlace::default(),
                    Kind::TooMany {
                        limit: MOST_ENTRIES as u32,
                    },
                );
            }
        }
    }

    fn known_company(&mut self, id: &Text) -> Option<CompanyId> {
        let known = self.lexicon.company_by_id(&id.text);
        if known.is_none() {
            let similar = most_similar(&id.text, self.lexicon.company_ids.keys());
            self.fail(
                id.at,
                Kind::UnknownCompany {
                    id: id.text.clone(),
                    similar,
                },
            );
        }
        known
    }

    fn name(&mut self, id: &Text, raw: Option<&RawName>) -> Name {
        let Some(raw) = raw else {
            let key = "name".to_owned();
            self.fail(id.at, Kind::MissingKey { key });
            return Name {
                zh: String::new(),
                en: String::new(),
            };
        };
        for text in [&raw.zh, &raw.en] {
            if text.text.trim().is_empty() {
                self.fail(text.at, Kind::EmptyAlias);
            }
        }
        Name {
            zh: raw.zh.text.trim().to_owned(),
            en: raw.en.text.trim().to_owned(),
        }
    }

    fn period(&mut self, at: FilePlace, from: Option<i16>, to: Option<i16>) {
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            self.fail(at, Kind::BadPeriod { from, to });
        }
    }

    fn company(&mut self, id: CompanyId, raw: &RawCompany) {
        let name = self.name(&raw.id, raw.name.as_ref());
        let part_of = raw
            .part_of
            .as_ref()
            .and_then(|whole| self.known_company(whole));
        self.period(raw.id.at, raw.since, raw.until);
        let colour = raw.colour.as_ref().and_then(|text| {
            let colour = hexadecimal(&text.text);
            if colour.is_none() {
                self.fail(
                    text.at,
                    Kind::BadColour {
                        value: text.text.clone(),
                    },
                );
            }
            colour
        });
        self.lexicon.companies.push(Company {
            id: raw.id.text.clone(),
            name,
            part_of,
            colour,
            sector: raw
                .sector
                .as_ref()
                .map(|sector| sector.text.clone())
                .unwrap_or_default(),
            since: raw.since,
            until: raw.until,
        });
        for (list, kind) in [
            (&raw.names, AliasKind::Name),
            (&raw.products, AliasKind::Product),
            (&raw.people, AliasKind::Person),
        ] {
            for alias in list.iter() {
                let mut owners = vec![id];
                for also in alias.options.also.iter() {
                    if let Some(other) = self.known_company(also)
                        && !owners.contains(&other)
                    {
                        owners.push(other);
                    }
                }
                self.alias(alias, kind, Owner::Companies(owners), "");
            }
        }
    }

    /// Follows `part_of` upwards from each company; a way longer than there are companies is a circle.
    fn part_of_circles(&mut self, raw: &[RawCompany]) {
        for (index, company) in raw.iter().enumerate() {
            let mut whole = self.lexicon.companies[index].part_of;
            let mut steps = 0;
            while let Some(id) = whole
                && id.0 as usize != index
                && steps < raw.len()
            {
                // A company further down may be unknown to the list when the file has errors.
                whole = self
                    .lexicon
                    .companies
                    .get(id.0 as usize)
                    .and_then(|next| next.part_of);
                steps += 1;
            }
            if whole.is_some_and(|id| id.0 as usize == index) {
                let at = company
                    .part_of
                    .as_ref()
                    .map_or(company.id.at, |whole| whole.at);
                self.fail(
                    at,
                    Kind::PartOfCircle {
                        id: company.id.text.clone(),
                    },
                );
            }
        }
    }

    fn group(&mut self, id: GroupId, raw: &RawGroup) {
        let name = self.name(&raw.id, raw.name.as_ref());
        let members = raw.members.iter().map(|raw| self.membership(raw)).collect();
        self.lexicon.groups.push(Group {
            id: raw.id.text.clone(),
            name,
            members,
        });
        for word in raw.words.iter() {
            self.no_other_owners(word);
            self.alias(word, AliasKind::Group, Owner::Group(id), "");
        }
    }

    fn membership(&mut self, raw: &RawMembership) -> Membership {
        let at = raw
            .companies
            .first()
            .map(|company| company.at)
            .unwrap_or_default();
        self.period(at, raw.from, raw.to);
        let companies = raw
            .companies
            .iter()
            .filter_map(|id| self.known_company(id))
            .collect();
        Membership {
            companies,
            from: raw.from,
            to: raw.to,
        }
    }

    fn theme(&mut self, id: ThemeId, raw: &RawTheme) {
        let name = self.name(&raw.id, raw.name.as_ref());
        self.lexicon.themes.push(Theme {
            id: raw.id.text.clone(),
            name,
        });
        for term in raw.terms.iter() {
            self.no_other_owners(term);
            self.term(term, id);
        }
    }

    fn no_other_owners(&mut self, raw: &RawAlias) {
        if let Some(also) = raw.options.also.first() {
            let alias = raw.text.text.clone();
            self.fail(
                also.at,
                Kind::MisplacedOption {
                    option: "also",
                    alias,
                },
            );
        }
    }

    /// A term; where another theme has it already, both own it.
    fn term(&mut self, raw: &RawAlias, theme: ThemeId) {
        let Some(alias) = self.read(raw, AliasKind::Term, Owner::Themes(vec![theme]), "") else {
            return;
        };
        let folded = fold_text(&alias.text);
        let Some(&first) = self.terms.get(&folded) else {
            let id = self.push(alias, raw.text.at);
            self.terms.insert(folded, id);
            return;
        };
        let other_line = self.places[first.0 as usize].line;
        let Owner::Themes(owners) = &mut self.lexicon.aliases[first.0 as usize].owner else {
            unreachable!("terms belong to themes");
        };
        if owners.contains(&theme) {
            self.warn(
                raw.text.at,
                Odd::RepeatedAlias {
                    alias: alias.text,
                    other_line,
                },
            );
        } else {
            owners.push(theme);
        }
    }

    /// An alias of anything but a theme.
    fn alias(&mut self, raw: &RawAlias, kind: AliasKind, owner: Owner, reason: &str) {
        let at = raw.text.at;
        let Some(alias) = self.read(raw, kind, owner, reason) else {
            return;
        };
        let folded = fold_text(&alias.text);
        let Some(&first) = self.found.get(&folded) else {
            if alias.text.chars().count() == 1 {
                self.warn(
                    at,
                    Odd::OneCharacter {
                        alias: alias.text.clone(),
                    },
                );
            }
            let id = self.push(alias, at);
            self.found.insert(folded, id);
            return;
        };
        let other = self.lexicon.alias(first);
        let other_line = self.places[first.0 as usize].line;
        let same = match (&other.owner, &alias.owner) {
            (Owner::Companies(known), Owner::Companies(claimed)) => {
                claimed.iter().all(|company| known.contains(company))
            }
            (known, claimed) => known == claimed,
        };
        let nobody = |alias: &Alias| alias.owner == Owner::Nobody;
        if same {
            self.warn(
                at,
                Odd::RepeatedAlias {
                    alias: alias.text,
                    other_line,
                },
            );
        } else if nobody(other) != nobody(&alias) {
            let owner = self.owner_id(if nobody(other) {
                &alias.owner
            } else {
                &other.owner
            });
            self.fail(
                at,
                Kind::AliasAndNot {
                    alias: alias.text,
                    owner,
                    other_line,
                },
            );
        } else {
            let (owner, claimant) = (self.owner_id(&other.owner), self.owner_id(&alias.owner));
            self.fail(
                at,
                Kind::TwoOwners {
                    alias: alias.text,
                    owner,
                    other_line,
                    claimant,
                },
            );
        }
    }

    fn owner_id(&self, owner: &Owner) -> String {
        match owner {
            Owner::Companies(companies) => self.lexicon.company_ids[companies[0].0 as usize..]
                .first()
                .map(|(id, _)| id.clone())
                .unwrap_or_default(),
            Owner::Group(group) => self.lexicon.group(*group).id.clone(),
            Owner::Themes(themes) => self.lexicon.theme(themes[0]).id.clone(),
            Owner::Nobody => String::new(),
        }
    }

    fn push(&mut self, alias: Alias, at: FilePlace) -> AliasId {
        let id = AliasId(self.lexicon.aliases.len() as u32);
        self.lexicon.aliases.push(alias);
        self.places.push(at);
        id
    }

    /// The alias with its options, or `None` after an error.
    fn read(
        &mut self,
        raw: &RawAlias,
        kind: AliasKind,
        owner: Owner,
        reason: &str,
    ) -> Option<Alias> {
        let text = raw.text.text.trim();
        if text.is_empty() {
            self.fail(raw.text.at, Kind::EmptyAlias);
            return None;
        }
        if text.chars().count() > LONGEST_ALIAS {
            let alias = text.chars().take(12).collect();
            self.fail(raw.text.at, Kind::LongAlias { alias });
            return None;
        }
        let options = &raw.options;
        let strength = match options
            .strength
            .as_ref()
            .map(|strength| strength.text.as_str())
        {
            None => default_strength(text, kind),
            Some("weak") => Strength::Weak,
            Some("normal") => Strength::Normal,
            Some("strong") => Strength::Strong,
            Some(value) => {
                let at = options
                    .strength
                    .as_ref()
                    .map(|text| text.at)
                    .unwrap_or_default();
                self.fail(
                    at,
                    Kind::BadStrength {
                        value: value.to_owned(),
                    },
                );
                Strength::Normal
            }
        };
        if let Some(case) = options
            .case
            .as_ref()
            .filter(|c| c.text != "exact" && c.text != "any")
        {
            self.fail(
                case.at,
                Kind::BadCase {
                    value: case.text.clone(),
                },
            );
        }
        let exact_case = options
            .case
            .as_ref()
            .is_some_and(|case| case.text == "exact");
        let mut words = |list: &[Text]| {
            let mut words = Vec::with_capacity(list.len());
            for word in list {
                if word.text.is_empty() {
                    self.fail(word.at, Kind::EmptyAlias);
                } else if word.text.chars().count() > LONGEST_ALIAS {
                    let alias = word.text.chars().take(12).collect();
                    self.fail(word.at, Kind::LongAlias { alias });
                } else {
                    words.push(word.text.clone());
                }
            }
            words
        };
        Some(Alias {
            text: text.to_owned(),
            kind,
            owner,
            strength,
            not_before: words(&options.not_before),
            not_after: words(&options.not_after),
            cues: words(&options.cues),
            needs: words(&options.needs),
            exact_case,
            reason: reason.to_owned(),
        })
    }

    fn finish(mut self) -> Result<(Lexicon, Vec<LexiconWarning>), Vec<LexiconError>> {
        if self.errors.is_empty() {
            self.never_supported();
            self.warnings.sort_by_key(|warning| warning.at);
            Ok((self.lexicon, self.warnings))
        } else {
            self.errors.sort_by_key(|error| error.at);
            Err(self.errors)
        }
    }

    /// Warns of weak aliases that nothing can ever support.
    fn never_supported(&mut self) {
        let mut supported = vec![false; self.lexicon.companies.len()];
        for alias in &self.lexicon.aliases {
            if let (Owner::Companies(owners), Strength::Strong) = (&alias.owner, alias.strength) {
                owners
                    .iter()
                    .for_each(|owner| supported[owner.0 as usize] = true);
            }
        }
        for (alias, at) in self.lexicon.aliases.iter().zip(&self.places) {
            let hopeless = match &alias.owner {
                Owner::Companies(owners) => !owners.iter().any(|owner| supported[owner.0 as usize]),
                Owner::Group(_) => true,
                Owner::Themes(_) | Owner::Nobody => false,
            };
            if alias.strength == Strength::Weak && alias.cues.is_empty() && hopeless {
                let kind = Odd::NeverSupported {
                    alias: alias.text.clone(),
                };
                self.warnings.push(LexiconWarning { kind, at: *at });
            }
        }
    }
}

/// Long names and products are trusted; short ones, and people, must not be contradicted.
fn default_strength(text: &str, kind: AliasKind) -> Strength {
    let han = text
        .chars()
        .filter(|character| ('\u{2E80}'..).contains(character))
        .count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    match kind {
        AliasKind::Name | AliasKind::Product if han >= 3 || latin >= 4 => Strength::Strong,
        _ => Strength::Normal,
    }
}

/// `#ff6a00`, with or without the `#`.
fn hexadecimal(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    Some(Rgb((number >> 16) as u8, (number >> 8) as u8, number as u8))
}
