//! Reads an article for evidence: every sentence in which a company and a theme meet.
//!
//! `(Lexicon, title, body, mentions, terms) -> Vec<Evidence>`, a plain function. Knows no files and sums
//! nothing up.

use super::clauses::clauses;
use super::cue_words::{
    EACH_ITS_OWN, OTHERS, RHETORICAL, SCENE, counts_in, is_condition, makes_exception,
    speaks_of_both, speaks_of_nobody,
};
use super::names::{Cluster, Name, Role, clusters};
use super::piece::{Attribution, Evidence, Mark, Rule, Stance, Who};
use super::stance::Cues;
use super::units::{Paragraph, heading, paragraphs};
use crate::lexicon::{AliasKind, Lexicon, Owner, ThemeId};
use crate::mentions::{Candidate, Place, TermHit};
use crate::text::ByteSpan;
use crate::text::blocks::Form;

/// The evidence of one article, in order of sentence, then term, the title first. `candidates` and `terms`
/// are what the matcher gave for it, in its order; mentions alone are looked at. One sentence gives a
/// company and theme at most one piece for each stance. The title counts as a sentence, unless it is `None`
/// or the body begins with the very same words.
pub fn evidence(
    lexicon: &Lexicon,
    title: Option<&str>,
    body: &str,
    form: Form,
    candidates: &[Candidate],
    terms: &[TermHit],
) -> Vec<Evidence> {
    let mut found = Vec::new();
    let mut text = Text {
        lexicon,
        mentions: candidates.iter().filter(|each| each.is_mention()).collect(),
        terms: terms.iter().collect(),
    };
    if text.mentions.is_empty() || text.terms.is_empty() {
        return found;
    }
    let body_mentions = text
        .mentions
        .iter()
        .position(|each| each.place == Place::Body);
    let body_mentions = text
        .mentions
        .split_off(body_mentions.unwrap_or(text.mentions.len()));
    let body_terms = text.terms.iter().position(|each| each.place == Place::Body);
    let body_terms = text.terms.split_off(body_terms.unwrap_or(text.terms.len()));
    let has_title = !text.mentions.is_empty() && !text.terms.is_empty();
    let has_body = !body_mentions.is_empty() && !body_terms.is_empty();
    let paragraphs = if has_title || has_body {
        paragraphs(body, form)
    } else {
        Vec::new()
    };
    if let Some(title) = title.filter(|_| has_title) {
        let is_said_again = paragraphs
            .first()
            .is_some_and(|first| first.written().trim() == title.trim());
        if !is_said_again {
            text.read(Place::Title, &heading(title), &mut found);
        }
    }
    text.mentions = body_mentions;
    text.terms = body_terms;
    if has_body {
        text.read(Place::Body, &paragraphs, &mut found);
    }
    found
}

/// What was found in one text.
struct Text<'a> {
    lexicon: &'a Lexicon,
    mentions: Vec<&'a Candidate>,
    terms: Vec<&'a TermHit>,
}

impl Text<'_> {
    fn read(&self, place: Place, paragraphs: &[Paragraph], found: &mut Vec<Evidence>) {
        let (mentions, terms) = (&self.mentions, &self.terms);
        for paragraph in paragraphs {
            let source = paragraph.source();
            let first = mentions.partition_point(|mention| mention.span.start < source.start);
            let names = mentions[first..]
                .iter()
                .take_while(|mention| mention.span.start < source.end)
                .filter_map(|mention| name(self.lexicon, paragraph, mention))
                .collect();
            let first = terms.partition_point(|term| term.span.start < source.start);
            let terms = terms[first..]
                .iter()
                .take_while(|term| term.span.start < source.end)
                .filter_map(|term| subject_matter(self.lexicon, paragraph, term))
                .collect();
            Reader::new(place, paragraph, names, terms).read(found);
        }
    }
}

fn name(lexicon: &Lexicon, paragraph: &Paragraph, mention: &Candidate) -> Option<Name> {
    let alias = lexicon.alias(mention.alias);
    let owners = match &alias.owner {
        Owner::Companies(companies) => companies.iter().copied().map(Who::Company).collect(),
        Owner::Group(group) => vec![Who::Group(*group)],
        Owner::Themes(_) | Owner::Nobody => Vec::new(),
    };
    let span = paragraph.shown(mention.span)?;
    Some(Name {
        span,
        owners,
        is_product: alias.kind == AliasKind::Product,
    })
}

fn subject_matter(lexicon: &Lexicon, paragraph: &Paragraph, term: &TermHit) -> Option<Term> {
    let Owner::Themes(themes) = &lexicon.alias(term.alias).owner else {
        return None;
    };
    Some(Term {
        span: paragraph.shown(term.span)?,
        source: term.span,
        themes: themes.clone(),
    })
}

/// A term, in bytes of the paragraph's text and of the body.
struct Term {
    span: ByteSpan,
    source: ByteSpan,
    themes: Vec<ThemeId>,
}

/// Whom claims go to.
#[derive(Clone, Debug, Default)]
struct Holder {
    owners: Vec<Who>,
    /// What they are compared with.
    against: Vec<Who>,
}

impl Holder {
    /// The first or the second of two, where a sentence begins with 前者 or 后者.
    fn one_of_two(self, start: &str) -> Self {
        let position = match () {
            () if start.starts_with("前者") => 0,
            () if start.starts_with("后者") => 1,
            () => return self,
        };
        match self.owners[..] {
            [first, second] => Self {
                owners: vec![[first, second][position]],
                against: Vec::new(),
            },
            _ => self,
        }
    }
}

/// Reads one paragraph.
struct Reader<'p> {
    place: Place,
    paragraph: &'p Paragraph,
    names: Vec<Name>,
    terms: Vec<Term>,
    /// Who the sentence before was about.
    carried: Option<Holder>,
}

/// One clause with its names.
struct Clause {
    span: ByteSpan,
    clusters: Vec<Cluster>,
}

impl Clause {
    fn of(&self, role: Role) -> impl Iterator<Item = &Cluster> {
        self.clusters
            .iter()
            .filter(move |cluster| cluster.role == role)
    }

    /// Who the clause is about, and what with.
    fn holder(&self, subject: &Cluster) -> Holder {
        let mut against: Vec<Who> = self
            .of(Role::Comparand)
            .flat_map(|cluster| cluster.owners.iter().copied())
            .collect();
        against.retain(|other| !subject.owners.contains(other));
        Holder {
            owners: subject.owners.clone(),
            against,
        }
    }
}

impl<'p> Reader<'p> {
    fn new(place: Place, paragraph: &'p Paragraph, names: Vec<Name>, terms: Vec<Term>) -> Self {
        Self {
            place,
            paragraph,
            names,
            terms,
            carried: None,
        }
    }

    fn read(mut self, found: &mut Vec<Evidence>) {
        if self.names.is_empty() || self.terms.is_empty() {
            return;
        }
        for sentence in unbroken(self.paragraph.sentences.clone(), &self.names) {
            self.read_sentence(sentence, found);
        }
    }

    fn read_sentence(&mut self, sentence: ByteSpan, found: &mut Vec<Evidence>) {
        let text = self.paragraph.text();
        let clauses: Vec<Clause> = unbroken(clauses(text, sentence), &self.names)
            .into_iter()
            .map(|span| Clause {
                span,
                clusters: clusters(text, span, within(&self.names, span)),
            })
            .collect();
        let is_named = clauses.iter().any(|clause| !clause.clusters.is_empty());
        let has_subject = clauses
            .iter()
            .any(|clause| clause.of(Role::Subject).next().is_some());
        let start = &text[sentence.range()];
        if !is_named && OTHERS.iter().any(|other| start.starts_with(other)) {
            self.carried = None;
        }
        let mut current: Option<(Holder, Rule)> = self
            .carried
            .clone()
            .filter(|_| !has_subject)
            .map(|holder| (holder.one_of_two(start), Rule::Carried));
        let mut against: Vec<Who> = Vec::new();
        let has_terms = clauses
            .iter()
            .any(|clause| self.terms_of(clause).next().is_some());
        // Without a term nothing is claimed; whose the next sentence is may still change.
        let stances = match has_terms {
            true => self.stances(&clauses),
            false => Vec::new(),
        };
        let first = found.len();
        // Who was counted in by a clause before: 除了甲，乙也….
        let mut beside: Vec<Who> = Vec::new();
        for (position, clause) in clauses.iter().enumerate() {
            let clause_text = self.clause_text(clause);
            current = current.map(|(holder, rule)| match rule {
                Rule::ClauseBefore => (holder.one_of_two(clause_text), rule),
                _ => (holder, rule),
            });
            let changes_subject = match (clause.of(Role::Subject).next(), &current) {
                (Some(subject), Some((holder, Rule::ClauseBefore))) => {
                    subject.owners != holder.owners
                }
                _ => false,
            };
            if changes_subject {
                against.clear();
            }
            against.extend(
                clause
                    .of(Role::Comparand)
                    .flat_map(|cluster| cluster.owners.iter().copied()),
            );
            for term in self.terms_of(clause) {
                let given = self.give(&clauses, position, term, current.as_ref());
                let Some((mut holder, mut rule)) = given else {
                    continue;
                };
                if rule == Rule::Subject && !beside.is_empty() && speaks_of_both(clause_text) {
                    beside.retain(|other| !holder.owners.contains(other));
                    holder.owners.extend(&beside);
                    rule = Rule::Coordinated;
                }
                // A clause that sets the scene has no verb of its own.
                let speaks = match rule {
                    Rule::ClauseAfter => position_of_subject(&clauses, position),
                    _ => position,
                };
                let plain = matches!(
                    rule,
                    Rule::Subject | Rule::NameAfter | Rule::ClauseBefore | Rule::ClauseAfter
                );
                let is_compared =
                    plain && against.iter().any(|other| !holder.owners.contains(other));
                let rule = if is_compared { Rule::Compared } else { rule };
                let claim = Claim {
                    place: self.place,
                    sentence: self.paragraph.source_of(sentence),
                    term,
                    stance: stances[speaks],
                };
                claim.add(&holder, rule, &against, found, first);
            }
            if counts_in(clause_text) && self.terms_of(clause).next().is_none() {
                let text = self.paragraph.text();
                let first = clause.of(Role::Subject).next().filter(|cluster| {
                    let before = &text[clause.span.start as usize..cluster.span.start as usize];
                    before.chars().count() <= 4
                });
                beside.extend(first.iter().flat_map(|cluster| &cluster.owners));
            }
            if let Some(subject) = clause.of(Role::Subject).next() {
                let mut holder = clause.holder(subject);
                // 与阿里相比，百度…: the comparand came first.
                holder.against.extend(&against);
                holder
                    .against
                    .retain(|other| !subject.owners.contains(other));
                current = Some((holder, Rule::ClauseBefore));
            }
        }
        if let Some((holder, _)) = current {
            self.carried = Some(Holder {
                owners: holder.owners,
                against: Vec::new(),
            });
        } else if is_named {
            let object = clauses.iter().flat_map(|clause| &clause.clusters).next();
            self.carried = object.map(|cluster| Holder {
                owners: cluster.owners.clone(),
                against: Vec::new(),
            });
        }
    }

    fn terms_of(&self, clause: &Clause) -> std::slice::Iter<'_, Term> {
        // They come in the order of the text.
        let first = self
            .terms
            .partition_point(|term| term.span.start < clause.span.start);
        let after = self
            .terms
            .partition_point(|term| term.span.start < clause.span.end);
        self.terms[first..after].iter()
    }

    /// What each clause says of itself. A clause that names no theme and only a source (据称，) speaks for
    /// all that follow.
    fn stances(&self, clauses: &[Clause]) -> Vec<Stance> {
        let (mut is_said, mut is_conditional) = (false, false);
        let mut excepts = false;
        let stance = |clause: &Clause| {
            let text = self.clause_text(clause);
            let names = within(&self.names, clause.span)
                .iter()
                .map(|name| name.span);
            let hidden = names.chain(self.terms_of(clause).map(|term| term.span));
            let cues = Cues::new(self.paragraph.text(), clause.span, hidden);
            let stance = cues.stance(is_said, is_conditional);
            is_said |= self.terms_of(clause).next().is_none() && cues.is_hearsay();
            is_conditional |= is_condition(text);
            let is_exception = excepts && speaks_of_nobody(text);
            excepts = makes_exception(text) && !clause.clusters.is_empty();
            match stance {
                Stance::Negated if is_exception || self.means_its_contrary(clause) => {
                    Stance::Asserted
                }
                _ => stance,
            }
        };
        clauses.iter().map(stance).collect()
    }

    fn clause_text(&self, clause: &Clause) -> &str {
        &self.paragraph.text()[clause.span.range()]
    }

    fn means_its_contrary(&self, clause: &Clause) -> bool {
        let text = self.clause_text(clause);
        let asks = text.trim_end().ends_with(['？', '?']);
        asks && RHETORICAL.iter().any(|word| text.starts_with(word))
    }

    /// Whose of `owners` the term is, where the clause gives each its own, and as many terms as there are
    /// owners.
    fn each_its_own(&self, clause: &Clause, owners: &[Who], term: &Term) -> Option<Who> {
        let text = self.clause_text(clause);
        let from = EACH_ITS_OWN
            .iter()
            .filter_map(|word| text.find(word))
            .min()?;
        let from = clause.span.start + from as u32;
        let terms: Vec<&Term> = self
            .terms_of(clause)
            .filter(|term| term.span.start >= from)
            .collect();
        if owners.len() < 2 || terms.len() != owners.len() {
            return None;
        }
        let position = terms.iter().position(|other| other.span == term.span)?;
        Some(owners[position])
    }

    /// Who takes the claim of `term` in the clause at `position`, and by which rule.
    fn give(
        &self,
        clauses: &[Clause],
        position: usize,
        term: &Term,
        current: Option<&(Holder, Rule)>,
    ) -> Option<(Holder, Rule)> {
        let clause = &clauses[position];
        let of = |owners: &[Who]| Holder {
            owners: owners.to_vec(),
            against: Vec::new(),
        };
        let at = term.span;
        let owner = |cluster: &&Cluster| {
            cluster.role == Role::Comparand
                && cluster.span.start <= at.start
                && at.start < cluster.owns_until.max(cluster.span.end)
        };
        if let Some(cluster) = clause.clusters.iter().find(owner) {
            return Some((of(&cluster.owners), Rule::Comparand));
        }
        let holds = |name: &&Name| name.span.start <= at.start && at.end <= name.span.end;
        if let Some(name) = self.names.iter().find(holds) {
            // 友邦保险 is what it is called, and no claim.
            return name
                .is_product
                .then(|| (of(&name.owners), Rule::InsideName));
        }
        let subjects: Vec<&Cluster> = clause.of(Role::Subject).collect();
        let before = subjects
            .iter()
            .rev()
            .find(|cluster| cluster.span.start <= at.start);
        let sharing = match (before, current) {
            (Some(cluster), _) => cluster.owners.as_slice(),
            (None, Some((holder, _))) if subjects.is_empty() => holder.owners.as_slice(),
            _ => &[],
        };
        if let Some(owner) = self.each_its_own(clause, sharing, term) {
            return Some((of(&[owner]), Rule::Coordinated));
        }
        if let Some(agent) = subjects
            .iter()
            .find(|cluster| cluster.is_agent && at.end <= cluster.span.start)
        {
            return Some(self.of_subject(clause, agent, Rule::NameAfter));
        }
        if let Some(cluster) = before {
            return Some(self.of_subject(clause, cluster, Rule::Subject));
        }
        if let Some(cluster) = subjects.first() {
            return Some(self.of_subject(clause, cluster, Rule::NameAfter));
        }
        let has_comparand = clause.of(Role::Comparand).next().is_some();
        if current.is_none() || self.sets_scene(clauses, position) || has_comparand {
            let later = &clauses[position_of_subject(clauses, position)];
            if let Some(cluster) = later.of(Role::Subject).next() {
                return Some((later.holder(cluster), Rule::ClauseAfter));
            }
        }
        if let Some((holder, rule)) = current {
            let rule = match rule {
                Rule::ClauseBefore if !holder.against.is_empty() => Rule::Compared,
                _ => *rule,
            };
            return Some((holder.clone(), rule));
        }
        let objects = clauses.iter().flat_map(|clause| clause.of(Role::Object));
        let nearest = objects.min_by_key(|cluster| cluster.span.start.abs_diff(at.start))?;
        Some((of(&nearest.owners), Rule::OnlyName))
    }

    fn of_subject(&self, clause: &Clause, cluster: &Cluster, rule: Rule) -> (Holder, Rule) {
        let holder = clause.holder(cluster);
        let rule = if !holder.against.is_empty() {
            Rule::Compared
        } else if cluster.names > 1 {
            Rule::Coordinated
        } else {
            rule
        };
        (holder, rule)
    }

    /// True where the clause only says in what matter, and the next one begins with a new subject.
    fn sets_scene(&self, clauses: &[Clause], position: usize) -> bool {
        let text = self.paragraph.text();
        let start = text[clauses[position].span.range()].trim_start();
        let next = clauses.get(position + 1);
        let begins_with_subject = next.is_some_and(|next| {
            next.of(Role::Subject).next().is_some_and(|cluster| {
                let before = &text[next.span.start as usize..cluster.span.start as usize];
                before.chars().count() <= 3
            })
        });
        begins_with_subject && SCENE.iter().any(|word| start.starts_with(word))
    }
}

/// The first clause after `position` with a subject; `position` itself where none has one.
fn position_of_subject(clauses: &[Clause], position: usize) -> usize {
    let later = (position + 1..clauses.len())
        .find(|later| clauses[*later].of(Role::Subject).next().is_some());
    later.unwrap_or(position)
}

/// A claim on its way to companies.
struct Claim<'t> {
    place: Place,
    sentence: ByteSpan,
    term: &'t Term,
    stance: Stance,
}

impl Claim<'_> {
    /// Adds its evidence to what the sentence gave so far, which begins at `first` in `found`.
    fn add(
        &self,
        holder: &Holder,
        rule: Rule,
        against: &[Who],
        found: &mut Vec<Evidence>,
        first: usize,
    ) {
        let own = match rule {
            Rule::Comparand => Attribution::Comparand,
            Rule::Carried => Attribution::Carried,
            _ => Attribution::Direct,
        };
        let takes_part = !matches!(rule, Rule::InsideName | Rule::Comparand);
        let named = against.iter().filter(|_| takes_part);
        let others = holder.against.iter().chain(named);
        let holders = holder.owners.iter().map(|owner| (*owner, own, rule));
        let comparands = others.map(|owner| (*owner, Attribution::Comparand, Rule::Comparand));
        for (who, attribution, rule) in holders.chain(comparands) {
            for &theme in &self.term.themes {
                let new = Evidence {
                    who,
                    theme,
                    place: self.place,
                    sentence: self.sentence,
                    term: self.term.source,
                    attribution,
                    stance: self.stance,
                    rule,
                    mark: Mark::None,
                };
                merge(found, first, new);
            }
        }
    }
}

/// Adds `new` unless the sentence says as much already. A company that does it is not listed as a
/// comparand for the same theme too.
fn merge(found: &mut Vec<Evidence>, first: usize, new: Evidence) {
    let same = |other: &Evidence| other.who == new.who && other.theme == new.theme;
    let is_there = |other: &&mut Evidence| {
        same(other) && (other.stance == new.stance || !new.counts() || !other.counts())
    };
    match found[first..].iter_mut().find(is_there) {
        Some(other) if new.attribution < other.attribution => *other = new,
        Some(_) => {}
        None => found.push(new),
    }
}

/// The sentences or clauses `spans`, joined where a name lies across their border: the stops of U.S. Bancorp
/// and Yahoo! end nothing.
fn unbroken(spans: Vec<ByteSpan>, names: &[Name]) -> Vec<ByteSpan> {
    let mut found: Vec<ByteSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        let is_broken = |before: &&mut ByteSpan| {
            let own = within(names, **before);
            own.iter().any(|name| name.span.end > span.start)
        };
        match found.last_mut().filter(is_broken) {
            Some(before) => before.end = span.end,
            None => found.push(span),
        }
    }
    found
}

/// The names that begin in `span`.
fn within(names: &[Name], span: ByteSpan) -> &[Name] {
    let first = names.partition_point(|name| name.span.start < span.start);
    let after = names.partition_point(|name| name.span.start < span.end);
    &names[first..after]
}
