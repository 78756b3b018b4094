//! An explanation said in sentences: what the inspector shows, in the window and on the command line.
//!
//! `explanation x lexicon x language -> account`. Plain data; knows nothing of how it is shown.

use super::explanation::{Explanation, Fate, Remedy, Standing};
use super::sentence::{owner_names, rule_sentence};
use super::{Decision, remedy_yaml};
use crate::lexicon::{AliasId, AliasKind, Lexicon, Strength};
use crate::locale::{Argument, Locale};
use crate::text::ByteSpan;

/// What is true of a place as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A mention of a company or group stands there.
    Mention,
    /// No mention; a term of a theme stands there.
    Term,
    /// An alias stands there that could be a mention; it is not counted.
    Doubtful,
    /// Aliases stand there, and none is a mention.
    NoMention,
    /// No alias stands there.
    Nothing,
}

impl Verdict {
    /// `mention`, `term`, `doubtful`, `no-mention` or `nothing`; its sentence is `verdict-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mention => "mention",
            Self::Term => "term",
            Self::Doubtful => "doubtful",
            Self::NoMention => "no-mention",
            Self::Nothing => "nothing",
        }
    }
}

/// One alias that stands at the place, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// The alias.
    pub alias: AliasId,
    /// As the lexicon writes it.
    pub name: String,
    /// What it is to its owner.
    pub kind: AliasKind,
    /// How far it is trusted.
    pub strength: Strength,
    /// Where it stands.
    pub span: ByteSpan,
    /// As it is written there.
    pub text: String,
    /// Whose it is; empty where nobody's.
    pub owner: String,
    /// What became of it: the name of a [`Fate`], or of the decision where one was made.
    pub outcome: &'static str,
    /// The rule that decided, where one did.
    pub rule: Option<&'static str>,
    /// Why, in a sentence.
    pub sentence: String,
}

impl AccountLine {
    /// Whose it is, what it is, how far it is trusted and which rule decided, in a few words.
    pub fn facts(&self, locale: Locale) -> String {
        let mut facts = vec![locale.text(&format!("kind-{}", self.kind.name()))];
        if !self.owner.is_empty() {
            facts.insert(0, self.owner.clone().into());
        }
        let names_somebody = !matches!(
            self.kind,
            AliasKind::Term | AliasKind::Organisation | AliasKind::NonMention
        );
        if names_somebody {
            facts.push(locale.text(&format!("strength-{}", self.strength.name())));
            // “Strong” and “strong alias” would say the same twice.
            let rule = self.rule.filter(|rule| *rule != "strong");
            let rule = rule.map(|rule| locale.text(&format!("rule-{rule}")));
            facts.extend(rule);
        }
        facts.join(" · ")
    }
}

/// One thing to do that would make the place a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The name of the remedy.
    pub name: &'static str,
    /// What to do, in a sentence.
    pub sentence: String,
}

/// Everything there is to say about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The text that was asked about.
    pub text: String,
    /// What is true of it as a whole.
    pub verdict: Verdict,
    /// The same in a sentence.
    pub headline: String,
    /// Every alias that stands there, by start, the longer before the shorter.
    pub lines: Vec<AccountLine>,
    /// What would make it a mention, all of it together; empty where it is one.
    pub advice: Vec<Advice>,
    /// Lines for a lexicon file that do it, where lines can.
    pub yaml: Option<String>,
}

impl Account {
    /// Says `explanation`, which is about `text`, in the words of `locale`. Where the lexicon has a
    /// file of the user's, `has_file`, advice leaves out the lines at the head of a new file.
    pub fn new(
        locale: Locale,
        lexicon: &Lexicon,
        text: &str,
        explanation: &Explanation,
        has_file: bool,
    ) -> Self {
        let standing = &explanation.standing;
        let asked = text.get(explanation.span.range()).unwrap_or_default();
        let verdict = verdict(lexicon, standing);
        let decisive = standing
            .iter()
            .find(|standing| decides(lexicon, standing, verdict));
        let owner = decisive.map_or_else(String::new, |standing| {
            owner_names(locale, lexicon, &lexicon.alias(standing.alias).owner)
        });
        // A reader who points at one character asks about the name around it.
        let around = decisive.or_else(|| standing.iter().find(|other| is_decided_at_all(other)));
        let around = around.map(|standing| standing.span);
        let span = explanation.span;
        let named = around.filter(|around| around.start <= span.start && span.end <= around.end);
        let shown = shortened(text.get(named.unwrap_or(span).range()).unwrap_or_default());
        let arguments = [("text", Argument::Text(&shown)), ("owner", (&owner).into())];
        let headline = locale.format(&format!("verdict-{}", verdict.name()), &arguments);
        let lines = standing
            .iter()
            .map(|standing| line(locale, lexicon, text, standing))
            .collect();
        let advice = explanation
            .remedies
            .iter()
            .map(|remedy| advice(locale, lexicon, remedy))
            .collect();
        Self {
            text: asked.to_owned(),
            verdict,
            headline,
            lines,
            advice,
            yaml: remedy_yaml::lines(locale, lexicon, &explanation.remedies, has_file),
        }
    }
}

/// On one line, and not all of a long selection.
fn shortened(text: &str) -> String {
    const MOST: usize = 24;
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

fn is_decided(standing: &Standing, wanted: Decision) -> bool {
    matches!(&standing.fate, Fate::Decided { decision, .. } if *decision == wanted)
}

fn is_decided_at_all(standing: &Standing) -> bool {
    matches!(standing.fate, Fate::Decided { .. })
}

/// True where `standing` is what makes the verdict so.
fn decides(lexicon: &Lexicon, standing: &Standing, verdict: Verdict) -> bool {
    let is_term = lexicon.alias(standing.alias).kind == AliasKind::Term;
    match verdict {
        Verdict::Mention => !is_term && is_decided(standing, Decision::Accepted),
        Verdict::Term => is_term && is_decided(standing, Decision::Accepted),
        Verdict::Doubtful => !is_term && is_decided(standing, Decision::Doubtful),
        Verdict::NoMention | Verdict::Nothing => false,
    }
}

fn verdict(lexicon: &Lexicon, standing: &[Standing]) -> Verdict {
    if standing.is_empty() {
        return Verdict::Nothing;
    }
    [Verdict::Mention, Verdict::Doubtful, Verdict::Term]
        .into_iter()
        .find(|verdict| {
            standing
                .iter()
                .any(|standing| decides(lexicon, standing, *verdict))
        })
        .unwrap_or(Verdict::NoMention)
}

fn line(locale: Locale, lexicon: &Lexicon, text: &str, standing: &Standing) -> AccountLine {
    let alias = lexicon.alias(standing.alias);
    let owner = owner_names(locale, lexicon, &alias.owner);
    let said = |id: &str, other: &str| {
        let arguments = [
            ("alias", Argument::Text(&alias.text)),
            ("other", other.into()),
            ("company", (&owner).into()),
            ("note", (&alias.reason).into()),
        ];
        locale.format(id, &arguments).trim_end().to_owned()
    };
    let (outcome, rule, sentence) = match &standing.fate {
        Fate::Decided {
            decision: Decision::Accepted,
            rule,
            ..
        } if alias.kind == AliasKind::Term => ("term", Some(rule.name()), said("fate-term", "")),
        Fate::Decided {
            decision,
            rule,
            reason,
        } => {
            let sentence = rule_sentence(locale, lexicon, standing.alias, *rule, reason.as_deref());
            (decision.name(), Some(rule.name()), sentence)
        }
        Fate::Within { alias: other, .. } => {
            let sentence = said("fate-within", &lexicon.alias(*other).text);
            ("within", None, sentence)
        }
        Fate::Excluded(kind) => {
            let sentence = locale.text(&format!("excluded-{}", kind.name()));
            ("excluded", None, sentence.into_owned())
        }
        fate @ (Fate::Guards | Fate::PartOfWord) => {
            let sentence = said(&format!("fate-{}", fate.name()), "");
            (fate.name(), None, sentence)
        }
    };
    AccountLine {
        alias: standing.alias,
        name: alias.text.clone(),
        kind: alias.kind,
        strength: alias.strength,
        span: standing.span,
        text: text
            .get(standing.span.range())
            .unwrap_or_default()
            .to_owned(),
        owner,
        outcome,
        rule,
        sentence,
    }
}

fn advice(locale: Locale, lexicon: &Lexicon, remedy: &Remedy) -> Advice {
    let alias = remedy.alias();
    let alias = alias.map_or("", |alias| lexicon.alias(alias).text.as_str());
    let word = shortened(remedy.word());
    let arguments = [("alias", Argument::Text(alias)), ("word", (&word).into())];
    Advice {
        name: remedy.name(),
        sentence: locale.format(&format!("remedy-{}", remedy.name()), &arguments),
    }
}
