//! The network of companies as the user asked for it: who meets whom among the articles that are shown.
//!
//! `facts x positions x question -> web -> places`, on worker threads. What was read off an article is kept
//! as long as it is the same, so that another filter or measure only sums up anew.

use super::latest::{Job, Wake};
use super::library::Library;
use super::lines::{HitRef, LineRef};
use super::meetings::LibraryFacts;
use crate::analysis::association::Measure;
use crate::analysis::layout::{self, Spring};
use crate::analysis::meetings::{Meetings, Pair, Within, meetings_in};
use crate::lexicon::CompanyId;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How many companies can be shown at most.
pub const SIZES: [usize; 4] = [10, 20, 30, 50];
/// How often two must meet to be shown.
pub const LEAST: [u64; 5] = [1, 2, 3, 5, 10];
/// Edges drawn for each company, so that a network stays one.
const EDGES_PER_NODE: usize = 3;

/// As what meetings are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Drawing {
    /// Nodes and edges.
    #[default]
    Network,
    /// Rows and columns.
    Matrix,
}

/// What a web is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WebQuestion {
    /// In what companies must be named to meet.
    pub within: Within,
    /// How strongly they belong together.
    pub measure: Measure,
    /// Only pairs that meet in at least so many units.
    pub least: u64,
    /// Only so many companies, those named most.
    pub most: usize,
}

/// A company in a web.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// Who.
    pub company: CompanyId,
    /// In how many units it is named.
    pub units: u64,
    /// Where it stands, from 0 to 1 on both axes.
    pub place: [f64; 2],
}

/// Two companies of a web that meet often enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// Positions of the two nodes.
    pub nodes: [usize; 2],
    /// The counts.
    pub pair: Pair,
    /// The value of the measure.
    pub value: f64,
}

/// Who meets whom, ready to be drawn.
#[derive(Debug)]
pub struct Web {
    /// The snapshot that was counted.
    pub library: Arc<Library>,
    /// The articles that were counted, by position.
    pub positions: Arc<Vec<u32>>,
    /// What was asked.
    pub question: WebQuestion,
    /// All counts.
    pub meetings: Meetings,
    /// The companies that are shown, most named first.
    pub nodes: Vec<Node>,
    /// Their pairs, the highest value first.
    pub edges: Vec<Edge>,
    /// How many of the edges are drawn in a network: the strongest, and none that meet less often than by
    /// chance.
    pub drawn: usize,
    /// Every pair of the articles that meets often enough, those too that are not shown.
    pub pairs: Vec<Pair>,
}

impl Web {
    fn new(facts: &LibraryFacts, positions: Arc<Vec<u32>>, question: WebQuestion) -> Self {
        let meetings = facts.meetings(&positions, question.within);
        let pairs = meetings.pairs(question.measure, question.least);
        let mut nodes = nodes(&meetings, &pairs, question.most);
        let index: HashMap<CompanyId, usize> =
            nodes.iter().map(|node| node.company).zip(0..).collect();
        let edges: Vec<Edge> = pairs
            .iter()
            .filter_map(|pair| {
                Some(Edge {
                    nodes: [*index.get(&pair.couple.0)?, *index.get(&pair.couple.1)?],
                    pair: *pair,
                    value: pair.counts.value(question.measure),
                })
            })
            .collect();
        let positive = edges.iter().take_while(|edge| edge.value > 0.0).count();
        let drawn = positive.min(EDGES_PER_NODE * nodes.len());
        let strongest = edges.first().map_or(1.0, |edge| edge.value);
        let springs: Vec<Spring> = edges[..drawn]
            .iter()
            .map(|edge| Spring {
                one: edge.nodes[0],
                other: edge.nodes[1],
                weight: 0.25 + 0.75 * edge.value / strongest,
            })
            .collect();
        let places = layout::places(nodes.len(), &springs);
        for (node, place) in nodes.iter_mut().zip(places) {
            node.place = place;
        }
        Self {
            library: Arc::clone(&facts.library),
            positions,
            question,
            meetings,
            nodes,
            edges,
            drawn,
            pairs,
        }
    }

    /// The pair of two nodes; none where they do not meet often enough.
    pub fn edge(&self, one: usize, other: usize) -> Option<&Edge> {
        let wanted = [one.min(other), one.max(other)];
        let nodes = |edge: &&Edge| {
            let [one, other] = edge.nodes;
            [one.min(other), one.max(other)] == wanted
        };
        self.edges.iter().find(nodes)
    }
}

/// The companies named most, those who meet none of the others left out.
fn nodes(meetings: &Meetings, pairs: &[Pair], most: usize) -> Vec<Node> {
    let all_who_meet = |among: &HashSet<CompanyId>| -> HashSet<CompanyId> {
        let pairs = pairs.iter().map(|pair| pair.couple);
        let within = pairs.filter(|(one, other)| among.contains(one) && among.contains(other));
        within.flat_map(|(one, other)| [one, other]).collect()
    };
    let everybody = meetings.companies.iter().map(|(company, _)| *company);
    let meet_anybody = all_who_meet(&everybody.collect());
    let mut named = meetings.companies.clone();
    named.retain(|(company, _)| meet_anybody.contains(company));
    named.truncate(most);
    let meet_each_other = all_who_meet(&named.iter().map(|(company, _)| *company).collect());
    named
        .into_iter()
        .filter(|(company, _)| meet_each_other.contains(company))
        .map(|(company, units)| Node {
            company,
            units,
            place: [0.5; 2],
        })
        .collect()
}

/// Whose units are listed: those that name a company, or those in which two meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// Who.
    pub one: CompanyId,
    /// With whom.
    pub other: Option<CompanyId>,
}

/// What the user changes about the network.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkChange {
    /// Draw it so.
    Draw(Drawing),
    /// Count those who meet in this.
    Within(Within),
    /// Measure by this.
    Measure(Measure),
    /// Only pairs that meet so often.
    Least(u64),
    /// Only so many companies.
    Most(usize),
    /// List these units; none: no longer.
    Focus(Option<Focus>),
}

/// The units that were asked for, each by its first mention.
#[derive(Debug)]
pub struct Listed {
    web: Arc<Web>,
    focus: Focus,
    /// In the order of the library.
    pub lines: Arc<Vec<LineRef>>,
}

/// The network, counted on worker threads and kept until a newer is there.
pub struct Networks {
    drawing: Drawing,
    question: WebQuestion,
    focus: Option<Focus>,
    facts: Option<Arc<LibraryFacts>>,
    facts_job: Option<Job<Option<Arc<LibraryFacts>>>>,
    web: Option<Arc<Web>>,
    web_job: Option<Job<Arc<Web>>>,
    listed: Option<Listed>,
    list_job: Option<Job<Listed>>,
}

impl Default for Networks {
    fn default() -> Self {
        Self {
            drawing: Drawing::default(),
            question: WebQuestion {
                within: Within::default(),
                measure: Measure::default(),
                least: 2,
                most: 20,
            },
            focus: None,
            facts: None,
            facts_job: None,
            web: None,
            web_job: None,
            listed: None,
            list_job: None,
        }
    }
}

impl Networks {
    /// Makes a change.
    pub fn apply(&mut self, change: NetworkChange) {
        match change {
            NetworkChange::Draw(drawing) => self.drawing = drawing,
            NetworkChange::Within(within) => self.question.within = within,
            NetworkChange::Measure(measure) => self.question.measure = measure,
            NetworkChange::Least(least) => self.question.least = least.max(1),
            NetworkChange::Most(most) => self.question.most = most.max(2),
            NetworkChange::Focus(focus) => self.focus = focus,
        }
    }

    /// Takes what is finished, and has counted what is no longer that of these articles as it is asked
    /// for. Never waits.
    pub fn poll(&mut self, library: &Arc<Library>, positions: &Arc<Vec<u32>>, wake: &Wake) {
        if let Some(facts) = self.facts_job.as_ref().and_then(Job::take) {
            self.facts = facts.or(self.facts.take());
            self.facts_job = None;
        }
        if let Some(web) = self.web_job.as_ref().and_then(Job::take) {
            let same = |old: &Arc<Web>| Arc::ptr_eq(&old.library.lexicon, &web.library.lexicon);
            if !self.web.as_ref().is_some_and(same) {
                // Companies have other numbers in another lexicon.
                self.focus = None;
                self.listed = None;
            }
            self.web = Some(web);
            self.web_job = None;
        }
        if let Some(listed) = self.list_job.as_ref().and_then(Job::take) {
            self.listed = Some(listed);
            self.list_job = None;
        }
        let facts = self.facts.as_ref();
        let facts = facts.filter(|facts| Arc::ptr_eq(&facts.library, library));
        match facts {
            None => self.read(library, wake),
            Some(facts) => {
                let facts = Arc::clone(facts);
                self.sum_up(&facts, positions, wake);
            }
        }
        self.list(wake);
    }

    fn read(&mut self, library: &Arc<Library>, wake: &Wake) {
        if self.facts_job.is_some() {
            return;
        }
        let (library, before) = (Arc::clone(library), self.facts.clone());
        let job = Job::spawn("wenjian-facts", wake, move |publisher, cancel| {
            let is_cancelled = || cancel.is_cancelled();
            let facts = LibraryFacts::new(library, before.as_deref(), is_cancelled);
            publisher.publish(facts.map(Arc::new));
        });
        self.facts_job = Some(job);
    }

    fn sum_up(&mut self, facts: &Arc<LibraryFacts>, positions: &Arc<Vec<u32>>, wake: &Wake) {
        if self.web_job.is_some() || self.is_current(&facts.library, positions) {
            return;
        }
        let (facts, positions) = (Arc::clone(facts), Arc::clone(positions));
        let question = self.question;
        self.web_job = Some(Job::spawn("wenjian-network", wake, move |publisher, _| {
            publisher.publish(Arc::new(Web::new(&facts, positions, question)));
        }));
    }

    fn list(&mut self, wake: &Wake) {
        let (Some(focus), Some(web), Some(facts)) = (self.focus, &self.web, &self.facts) else {
            return;
        };
        if self.list_job.is_some() || self.is_listed(focus) {
            return;
        }
        let (web, facts) = (Arc::clone(web), Arc::clone(facts));
        let job = Job::spawn("wenjian-meetings", wake, move |publisher, _| {
            let lines = Arc::new(lines(&web, &facts, focus));
            publisher.publish(Listed { web, focus, lines });
        });
        self.list_job = Some(job);
    }

    fn is_listed(&self, focus: Focus) -> bool {
        let is_of = |listed: &Listed| {
            let same_web = self.web.as_ref().map(Arc::as_ptr) == Some(Arc::as_ptr(&listed.web));
            same_web && listed.focus == focus
        };
        self.listed.as_ref().is_some_and(is_of)
    }

    /// True where the network is that of these articles as it is asked for now.
    pub fn is_current(&self, library: &Arc<Library>, positions: &Arc<Vec<u32>>) -> bool {
        self.web.as_ref().is_some_and(|web| {
            Arc::ptr_eq(&web.library, library)
                && Arc::ptr_eq(&web.positions, positions)
                && web.question == self.question
        })
    }

    /// True while a worker has something to hand over that will be seen.
    pub fn is_busy(&self, library: &Arc<Library>, positions: &Arc<Vec<u32>>) -> bool {
        !self.is_current(library, positions)
            || self.focus.is_some_and(|focus| !self.is_listed(focus))
    }

    /// The newest network; none before the first is counted.
    pub fn web(&self) -> Option<&Arc<Web>> {
        self.web.as_ref()
    }

    /// As what it is drawn.
    pub fn drawing(&self) -> Drawing {
        self.drawing
    }

    /// What is asked.
    pub fn question(&self) -> WebQuestion {
        self.question
    }

    /// Whose units are listed.
    pub fn focus(&self) -> Option<Focus> {
        self.focus
    }

    /// The units of [`Self::focus`]; none while they are being gathered.
    pub fn lines(&self) -> Option<&Arc<Vec<LineRef>>> {
        let focus = self.focus?;
        let listed = self.listed.as_ref();
        let listed = listed.filter(|_| self.is_listed(focus))?;
        Some(&listed.lines)
    }
}

/// The units of `focus` among the articles of `web`.
fn lines(web: &Web, facts: &LibraryFacts, focus: Focus) -> Vec<LineRef> {
    let within = web.question.within;
    let wanted: Vec<CompanyId> = std::iter::once(focus.one).chain(focus.other).collect();
    let in_article = |position: &u32| {
        let facts = facts.of(*position);
        match focus.other {
            Some(other) => facts.together(within, (focus.one.min(other), focus.one.max(other))),
            None => facts.named(within, focus.one),
        }
    };
    let library = &web.library;
    let of_article = |position: &u32| {
        let entry = &library.entries[*position as usize];
        let (document, found) = (&entry.document, entry.matches.unpack_plain());
        let candidates = &found.candidates;
        let found = meetings_in(&library.lexicon, document, candidates, within, &wanted);
        let first = |mentions: &[u32]| {
            let hit = HitRef::Candidate(*mentions.first()?);
            Some(LineRef {
                entry: *position,
                hit,
            })
        };
        let lines = found.iter().filter_map(|meeting| first(&meeting.mentions));
        lines.collect::<Vec<_>>()
    };
    web.positions
        .par_iter()
        .filter(|position| library.is_counted(**position) && in_article(position) > 0)
        .map(of_article)
        .flatten_iter()
        .collect()
}
