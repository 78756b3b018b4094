//! What one word of a query asks for: a text, a field, a time, a subject or a number.
//!
//! Looks names up in the lexicon; what means nothing becomes a text to look for, with a note.

use super::expression::Expression;
use super::lex::Form;
use super::needle::Needle;
use super::note::{Note, NoteKind};
use super::parse::Known;
use super::period::Period;
use super::pinyin::PinyinNeedle;
use super::query::{Aliases, Comparison, Leaf, LeafKind, Matching, MentionOf, Scope, Wanted};
use crate::lexicon::{Alias, AliasKind, CompanyId, Lexicon, Owner};
use crate::text::ByteSpan;
use crate::text::fold::fold_text;

/// Words that count mentions.
const COUNTED: [&str; 2] = ["mentions", "提及"];

/// Makes the conditions of a query that have no others in them.
pub(super) struct Meaning<'a> {
    pub text: &'a str,
    pub known: &'a Known<'a>,
    pub matching: Matching,
    pub notes: &'a mut Vec<Note>,
    /// Conditions so far.
    pub made: u16,
}

impl Meaning<'_> {
    /// The condition that a word at `span` stands for.
    pub fn of(&mut self, span: ByteSpan, key: Option<&str>, form: &Form) -> Leaf {
        let meant = match key {
            Some(key) => self.of_key(span, key, form),
            None => self.of_form(span, form),
        };
        meant.unwrap_or_else(|kind| {
            self.notes.extend(kind.map(|note| note.at(span)));
            let text = &self.text[span.range()];
            self.plain(text)
        })
    }

    /// A text, wherever it stands.
    pub fn plain(&mut self, text: &str) -> Leaf {
        let wanted = self.wanted_text(text);
        self.leaf(quoted(text), LeafKind::Text(Scope::Everywhere, wanted))
    }

    /// Mentions of `company` by one kind of alias.
    pub fn mention_by(&mut self, company: CompanyId, kind: AliasKind) -> Leaf {
        let aliases = self.aliases(|alias| alias.kind == kind && owns(alias, company));
        let id = &self.known.lexicon.company(company).id;
        let shown = format!("(company:{} via:{})", quoted(id), kind.name());
        let of = MentionOf::Company(company);
        self.leaf(shown, LeafKind::Mention(of, aliases))
    }

    /// A text, and where it is asked for and can be, what is read so.
    fn wanted_text(&self, text: &str) -> Wanted {
        let needle = Needle::new(text, self.is_exact());
        let asked = self.matching == Matching::Pinyin;
        match asked.then(|| PinyinNeedle::new(text)).flatten() {
            Some(pinyin) => Wanted::Pinyin(Box::new((needle, pinyin))),
            None => Wanted::Text(Box::new(needle)),
        }
    }

    fn is_exact(&self) -> bool {
        self.matching == Matching::Exact
    }

    fn leaf(&mut self, shown: String, kind: LeafKind) -> Leaf {
        let number = self.made;
        self.made += 1;
        Leaf {
            number,
            shown,
            kind,
        }
    }

    fn aliases(&self, counts: impl Fn(&Alias) -> bool) -> Aliases {
        self.known.lexicon.aliases.iter().map(counts).collect()
    }

    fn of_form(&mut self, span: ByteSpan, form: &Form) -> Result<Leaf, Option<Slip>> {
        if let Form::Plain(word) = form {
            for name in COUNTED {
                let compared = Comparison::SIGNS.iter().find_map(|(sign, comparison)| {
                    let number = word.strip_prefix(name)?.strip_prefix(sign)?;
                    Some((*sign, *comparison, number))
                });
                if let Some((sign, comparison, number)) = compared {
                    return self.count(sign, comparison, number);
                }
            }
        }
        let (shown, wanted) = self.wanted(span, form)?;
        Ok(self.leaf(shown, LeafKind::Text(Scope::Everywhere, wanted)))
    }

    fn of_key(&mut self, span: ByteSpan, key: &str, form: &Form) -> Result<Leaf, Option<Slip>> {
        let (Form::Plain(value) | Form::Phrase(value) | Form::Expression(value)) = form;
        let scope = match key {
            "title" | "标题" => Some(Scope::Title),
            "body" | "正文" => Some(Scope::Body),
            _ => None,
        };
        let meant = fold_text(key);
        let is_field = || self.known.keys.iter().any(|key| fold_text(key) == meant);
        let is_word = matches!(
            key,
            "time"
                | "date"
                | "时间"
                | "日期"
                | "company"
                | "公司"
                | "group"
                | "群组"
                | "theme"
                | "主题"
                | "via"
                | "mentions"
                | "提及"
        );
        if scope.is_none() && !is_word && !is_field() {
            return Err(Some(Slip::Whole(NoteKind::Field)));
        }
        if value.is_empty() {
            return Err(Some(Slip::Whole(NoteKind::Value)));
        }
        if let Some(scope) = scope.or_else(|| (!is_word).then_some(Scope::Field(meant))) {
            let (shown, wanted) = self.wanted(span, form)?;
            return Ok(self.leaf(format!("{key}:{shown}"), LeafKind::Text(scope, wanted)));
        }
        let slip = |kind| Some(Slip::Value(key.len() + 1, kind));
        let shown = format!("{key}:{}", quoted(value));
        let lexicon = self.known.lexicon;
        let kind = match key {
            "company" | "公司" => {
                let company = company(lexicon, value).ok_or(slip(NoteKind::Company))?;
                let aliases = self.aliases(|alias| owns(alias, company));
                LeafKind::Mention(MentionOf::Company(company), aliases)
            }
            "group" | "群组" => {
                let is_meant = |position: &usize| {
                    let group = &lexicon.groups[*position];
                    is_one_of(value, [&group.id, &group.name.zh, &group.name.en])
                };
                let found = (0..lexicon.groups.len()).find(is_meant);
                let found = found.ok_or(slip(NoteKind::Group))?;
                let aliases = self.aliases(
                    |alias| matches!(alias.owner, Owner::Group(group) if usize::from(group.0) == found),
                );
                LeafKind::Mention(MentionOf::Group, aliases)
            }
            "theme" | "主题" => {
                let is_meant = |position: &usize| {
                    let theme = &lexicon.themes[*position];
                    is_one_of(value, [&theme.id, &theme.name.zh, &theme.name.en])
                };
                let found = (0..lexicon.themes.len()).find(is_meant);
                let found = found.ok_or(slip(NoteKind::Theme))?;
                LeafKind::Term(self.aliases(|alias| match &alias.owner {
                    Owner::Themes(themes) => themes.iter().any(|id| usize::from(id.0) == found),
                    _ => false,
                }))
            }
            "via" => {
                let kinds = [AliasKind::Name, AliasKind::Product, AliasKind::Person];
                let kind = kinds.into_iter().find(|kind| kind.name() == value);
                let kind = kind.ok_or(slip(NoteKind::Via))?;
                let of_company = |alias: &Alias| matches!(alias.owner, Owner::Companies(_));
                let aliases = self.aliases(|alias| alias.kind == kind && of_company(alias));
                LeafKind::Mention(MentionOf::Kind(kind), aliases)
            }
            "mentions" | "提及" => return self.count("=", Comparison::Equal, value),
            _ => LeafKind::Time(Period::parse(value).ok_or(slip(NoteKind::Time))?),
        };
        Ok(self.leaf(shown, kind))
    }

    fn count(
        &mut self,
        sign: &str,
        comparison: Comparison,
        number: &str,
    ) -> Result<Leaf, Option<Slip>> {
        let number = number.parse();
        let number = number.map_err(|_| Some(Slip::Whole(NoteKind::Number)))?;
        let aliases = self.aliases(|alias| matches!(alias.owner, Owner::Companies(_)));
        let shown = format!("mentions{sign}{number}");
        Ok(self.leaf(shown, LeafKind::Count(comparison, number, aliases)))
    }

    fn wanted(&mut self, span: ByteSpan, form: &Form) -> Result<(String, Wanted), Option<Slip>> {
        let exact = self.is_exact();
        match form {
            Form::Plain(text) | Form::Phrase(text) => Ok((quoted(text), self.wanted_text(text))),
            Form::Expression(pattern) => match Expression::new(pattern, exact) {
                Ok(expression) => {
                    let shown = format!("/{}/", pattern.replace('/', "\\/"));
                    Ok((shown, Wanted::Expression(Box::new(expression))))
                }
                Err(error) => {
                    let span = self.place_in_expression(span, error.position);
                    let kind = NoteKind::Expression(error.fault);
                    self.notes.push(Note { span, kind });
                    Err(None)
                }
            },
        }
    }

    /// Character `position` (from 1) of the expression in the word at `span`; the word for 0.
    fn place_in_expression(&self, span: ByteSpan, position: usize) -> ByteSpan {
        let word = &self.text[span.range()];
        let inside = word.find('/').map_or(0, |stroke| stroke + 1);
        let Some(before) = position.checked_sub(1) else {
            return span;
        };
        let mut places = word[inside..].char_indices().skip(before);
        let at = places.next().map_or(word.len() - 1, |(at, _)| inside + at);
        let end = places.next().map_or(word.len(), |(end, _)| inside + end);
        let start = span.start as usize;
        ByteSpan::new(start + at, start + end)
    }
}

/// What was expected, and which part of the word is not it.
pub(super) enum Slip {
    /// All of it.
    Whole(NoteKind),
    /// What follows so many bytes.
    Value(usize, NoteKind),
}

impl Slip {
    fn at(self, word: ByteSpan) -> Note {
        match self {
            Self::Whole(kind) => Note { span: word, kind },
            Self::Value(after, kind) => {
                let span = ByteSpan::new(word.start as usize + after, word.end as usize);
                Note { span, kind }
            }
        }
    }
}

fn owns(alias: &Alias, company: CompanyId) -> bool {
    matches!(&alias.owner, Owner::Companies(owners) if owners.contains(&company))
}

/// The company with this identifier, else with this name, else with this alias among its names.
fn company(lexicon: &Lexicon, value: &str) -> Option<CompanyId> {
    if let Some(company) = lexicon.company_by_id(value) {
        return Some(company);
    }
    let mut ids = lexicon.company_ids.values().copied();
    let by_name = ids.find(|id| {
        let company = lexicon.company(*id);
        is_one_of(value, [&company.id, &company.name.zh, &company.name.en])
    });
    by_name.or_else(|| {
        let mut names = lexicon
            .aliases
            .iter()
            .filter(|alias| alias.kind == AliasKind::Name);
        let alias = names.find(|alias| is_one_of(value, [&alias.text]))?;
        match &alias.owner {
            Owner::Companies(owners) => owners.first().copied(),
            _ => None,
        }
    })
}

fn is_one_of<const N: usize>(value: &str, names: [&String; N]) -> bool {
    let value = fold_text(value);
    names.iter().any(|name| fold_text(name) == value)
}

/// A text between quotation marks, as it can be typed.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
