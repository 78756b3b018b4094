//! Short forms that an article introduces itself: 蚂蚁金服（以下简称“蚂蚁”）.
//!
//! The short form must be an alias of the same company as the full form before it: then it counts as
//! one of normal strength in the whole article, whatever the lexicon thinks of it elsewhere. A short
//! form that the lexicon does not have is not made up: what belongs to nobody's list is no mention.

use super::candidate::{Place, Reason};
use super::matcher::{Article, Matcher};
use super::scan::{Site, Sites};
use crate::lexicon::{AliasId, Lexicon, Owner};
use crate::text::ByteSpan;
use std::sync::Arc;

/// An alias that an article introduces.
pub(super) struct Licence {
    pub alias: AliasId,
    /// From the full form to the short one, as it stands in the article.
    pub reason: Arc<Reason>,
}

/// Bytes between a full form and what introduces its short form: room for 股份有限公司 and a stock code.
const FURTHEST: usize = 120;

/// Characters that a short form may have.
const LONGEST_FORM: usize = 20;

const QUOTES: [(char, char); 6] = [
    ('“', '”'),
    ('「', '」'),
    ('『', '』'),
    ('"', '"'),
    ('‘', '’'),
    ('《', '》'),
];

/// Every licence in `article`. Full forms are those of `sites` that `can_license` allows.
pub(super) fn licences(
    matcher: &Matcher,
    article: &Article<'_>,
    sites: &Sites,
    can_license: impl Fn(&Site) -> bool,
) -> Vec<Licence> {
    let mut licences: Vec<Licence> = Vec::new();
    for &(place, introducer) in &sites.introducers {
        let text = article.text(place);
        let Some(full) = full_form(&sites.names, text, place, introducer) else {
            continue;
        };
        if !can_license(full) {
            continue;
        }
        let (forms, end) = short_forms(text, introducer);
        for form in forms {
            let Some(alias) = matcher.vocabulary.name(form) else {
                continue;
            };
            if share_company(&matcher.lexicon, alias, full.alias)
                && !licences.iter().any(|licence| licence.alias == alias)
            {
                let phrase = text[full.span.start as usize..end].to_owned();
                let reason = Reason::of_word(phrase);
                licences.push(Licence { alias, reason });
            }
        }
    }
    licences
}

/// The last name before `introducer`, in the same sentence and near.
fn full_form<'s>(
    names: &'s [Site],
    text: &str,
    place: Place,
    introducer: ByteSpan,
) -> Option<&'s Site> {
    let before = |site: &Site| (site.place, site.span.start) < (place, introducer.start);
    // Sites of one walk ascend by start, save those within guards, which lost.
    let end = names.partition_point(before);
    let full = names[..end].iter().rev().find(|site| site.lost.is_none())?;
    let between = text.get(full.span.end as usize..introducer.start as usize)?;
    let near = full.place == place && between.len() <= FURTHEST;
    let quotation = opens_quotation(&text[introducer.range()]);
    // Before a bracket with nothing but a quotation only the rest of the name may stand.
    let apart = |c: char| {
        if quotation {
            !c.is_alphanumeric()
        } else {
            "。！？；\n".contains(c)
        }
    };
    (near && !between.contains(apart)).then_some(full)
}

fn opens_quotation(introducer: &str) -> bool {
    introducer.starts_with(['（', '('])
}

fn share_company(lexicon: &Lexicon, one: AliasId, other: AliasId) -> bool {
    match (&lexicon.alias(one).owner, &lexicon.alias(other).owner) {
        (Owner::Companies(ones), Owner::Companies(others)) => {
            ones.iter().any(|company| others.contains(company))
        }
        _ => false,
    }
}

/// The short forms behind `introducer`, and where the last of them ends.
fn short_forms(text: &str, introducer: ByteSpan) -> (Vec<&str>, usize) {
    let quotation = opens_quotation(&text[introducer.range()]);
    let opening = text[introducer.range()]
        .chars()
        .next_back()
        .map_or(0, char::len_utf8);
    let start = if quotation {
        introducer.end as usize - opening
    } else {
        introducer.end as usize
    };
    let mut rest = text[start..].trim_start_matches(['为', '作', '是', '：', ':', ' ', '为']);
    let mut forms = Vec::new();
    let mut end = start;
    loop {
        let quoted = rest.chars().next().and_then(|open| {
            let (_, close) = QUOTES.into_iter().find(|&(known, _)| known == open)?;
            let inner = &rest[open.len_utf8()..];
            let length = inner.find(close)?;
            Some((&inner[..length], &inner[length + close.len_utf8()..]))
        });
        let Some((form, after)) = quoted else { break };
        if form.is_empty() || form.chars().count() > LONGEST_FORM {
            break;
        }
        forms.push(form);
        end = text.len() - after.len();
        // “蚂蚁”或“蚂蚁金服”, “蚂蚁”、“蚂蚁金服”
        rest = after.trim_start_matches(['或', '、', '和', '及', '/', ' ']);
    }
    if quotation && !text[end..].starts_with(['）', ')']) {
        return (Vec::new(), end);
    }
    if forms.is_empty() && !quotation {
        let stop = |character: char| !character.is_alphanumeric();
        let form = &rest[..rest.find(stop).unwrap_or(rest.len())];
        if !form.is_empty() && form.chars().count() <= LONGEST_FORM {
            forms.push(form);
            end = text.len() - rest.len() + form.len();
        }
    }
    (forms, end)
}
