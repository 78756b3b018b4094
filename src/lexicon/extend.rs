//! A small lexicon on top of another one: it adds, changes and removes entries.
//!
//! Works on entries as written, before anything is checked; what the result means is checked as if it
//! stood in one file. Knows nothing of YAML.

use super::placed::Text;
use super::raw::{Listed, RawAlias, RawCompany, RawGroup, RawLexicon, RawRemovals, RawTheme};
use crate::text::fold::fold_text;
use std::collections::HashSet;

/// `base` with the changes of `own`, and what `own` wants removed that `base` does not have.
///
/// An entry whose identifier `base` has changes that entry: what it says replaces what was said, and
/// its aliases are added. An alias that its owner has already is replaced, with all its options. An
/// alias that `base` has as a non-mention or another organisation no longer is one.
pub(super) fn extend(mut base: RawLexicon, mut own: RawLexicon) -> (RawLexicon, Vec<Text>) {
    let removals = own.remove.take().unwrap_or_default();
    let unknown = remove(&mut base, removals);
    make_room(&mut base, &own);
    for company in own.companies.0 {
        match base
            .companies
            .0
            .iter_mut()
            .find(|known| known.id.text == company.id.text)
        {
            Some(known) => change_company(known, company),
            None => base.companies.0.push(company),
        }
    }
    for RawGroup {
        id,
        name,
        words,
        members,
    } in own.groups.0
    {
        match base
            .groups
            .0
            .iter_mut()
            .find(|known| known.id.text == id.text)
        {
            Some(known) => {
                replace(&mut known.name, name);
                known.words.0.extend(words.0);
                if !members.is_empty() {
                    known.members = members;
                }
            }
            None => base.groups.0.push(RawGroup {
                id,
                name,
                words,
                members,
            }),
        }
    }
    for RawTheme { id, name, terms } in own.themes.0 {
        match base
            .themes
            .0
            .iter_mut()
            .find(|known| known.id.text == id.text)
        {
            Some(known) => {
                replace(&mut known.name, name);
                known.terms.0.extend(terms.0);
            }
            None => base.themes.0.push(RawTheme { id, name, terms }),
        }
    }
    base.organisations.0.extend(own.organisations.0);
    base.non_mentions.0.extend(own.non_mentions.0);
    base.version = own.version;
    (base, unknown)
}

fn change_company(known: &mut RawCompany, change: RawCompany) {
    let RawCompany {
        id,
        name,
        sector,
        part_of,
        colour,
        since,
        until,
        names,
        products,
        people,
    } = change;
    known.id = id;
    replace(&mut known.name, name);
    replace(&mut known.sector, sector);
    replace(&mut known.part_of, part_of);
    replace(&mut known.colour, colour);
    replace(&mut known.since, since);
    replace(&mut known.until, until);
    known.names.0.extend(names.0);
    known.products.0.extend(products.0);
    known.people.0.extend(people.0);
}

fn replace<T>(known: &mut Option<T>, change: Option<T>) {
    if change.is_some() {
        *known = change;
    }
}

/// Removes what `removals` names, and every reference to it. Gives back what there is none of.
fn remove(base: &mut RawLexicon, removals: RawRemovals) -> Vec<Text> {
    let mut unknown = Vec::new();
    let RawRemovals {
        companies,
        groups,
        themes,
        aliases,
    } = removals;
    for id in companies.0 {
        if !drop_where(&mut base.companies, |company| company.id.text == id.text) {
            unknown.push(id);
            continue;
        }
        for company in &mut base.companies.0 {
            if company
                .part_of
                .as_ref()
                .is_some_and(|whole| whole.text == id.text)
            {
                company.part_of = None;
            }
            for alias in company.aliases_mut() {
                drop_where(&mut alias.options.also, |also| also.text == id.text);
            }
        }
        for membership in base
            .groups
            .0
            .iter_mut()
            .flat_map(|group| &mut group.members.0)
        {
            drop_where(&mut membership.companies, |member| member.text == id.text);
        }
    }
    for id in groups.0 {
        if !drop_where(&mut base.groups, |group| group.id.text == id.text) {
            unknown.push(id);
        }
    }
    for id in themes.0 {
        if !drop_where(&mut base.themes, |theme| theme.id.text == id.text) {
            unknown.push(id);
        }
    }
    for alias in aliases.0 {
        let folded = fold_text(alias.text.trim());
        let mut removed = false;
        for list in base.alias_lists_mut() {
            removed |= drop_where(list, |known| fold_text(known.text.text.trim()) == folded);
        }
        if !removed {
            unknown.push(alias);
        }
    }
    unknown
}

/// Removes from `base` what the aliases of `own` replace.
fn make_room(base: &mut RawLexicon, own: &RawLexicon) {
    let folded = |alias: &RawAlias| fold_text(alias.text.text.trim());
    let mut all = HashSet::new();
    for company in own.companies.iter() {
        for alias in [&company.names, &company.products, &company.people]
            .into_iter()
            .flat_map(|l| l.iter())
        {
            let text = folded(alias);
            let owners = alias.options.also.iter().chain([&company.id]);
            for owner in owners {
                let known = base
                    .companies
                    .0
                    .iter_mut()
                    .find(|known| known.id.text == owner.text);
                for list in known.into_iter().flat_map(RawCompany::alias_lists_mut) {
                    drop_where(list, |known| folded(known) == text);
                }
            }
            all.insert(text);
        }
    }
    for group in own.groups.iter() {
        let texts: HashSet<String> = group.words.iter().map(folded).collect();
        if let Some(known) = base
            .groups
            .0
            .iter_mut()
            .find(|known| known.id.text == group.id.text)
        {
            drop_where(&mut known.words, |word| texts.contains(&folded(word)));
        }
        all.extend(texts);
    }
    for theme in own.themes.iter() {
        let texts: HashSet<String> = theme.terms.iter().map(folded).collect();
        if let Some(known) = base
            .themes
            .0
            .iter_mut()
            .find(|known| known.id.text == theme.id.text)
        {
            drop_where(&mut known.terms, |term| texts.contains(&folded(term)));
        }
    }
    drop_where(&mut base.organisations, |organisation| {
        all.contains(&folded(organisation))
    });
    for non_mentions in &mut base.non_mentions.0 {
        drop_where(&mut non_mentions.phrases, |phrase| {
            all.contains(&folded(phrase))
        });
    }
}

/// Drops what `is_unwanted` from `list`; true where there was any.
fn drop_where<T>(list: &mut Listed<T>, is_unwanted: impl Fn(&T) -> bool) -> bool {
    let before = list.len();
    list.0.retain(|entry| !is_unwanted(entry));
    list.len() < before
}

impl RawCompany {
    fn alias_lists_mut(&mut self) -> [&mut Listed<RawAlias>; 3] {
        [&mut self.names, &mut self.products, &mut self.people]
    }

    fn aliases_mut(&mut self) -> impl Iterator<Item = &mut RawAlias> {
        self.alias_lists_mut()
            .into_iter()
            .flat_map(|list| &mut list.0)
    }
}

impl RawLexicon {
    /// Every list of aliases, terms, organisations and phrases.
    fn alias_lists_mut(&mut self) -> impl Iterator<Item = &mut Listed<RawAlias>> {
        let companies = self
            .companies
            .0
            .iter_mut()
            .flat_map(RawCompany::alias_lists_mut);
        companies
            .chain(self.groups.0.iter_mut().map(|group| &mut group.words))
            .chain(self.themes.0.iter_mut().map(|theme| &mut theme.terms))
            .chain([&mut self.organisations])
            .chain(
                self.non_mentions
                    .0
                    .iter_mut()
                    .map(|entry| &mut entry.phrases),
            )
    }
}
