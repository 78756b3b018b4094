//! A piece of evidence, and the rule that gave it to its company.
//!
//! Plain values. Knows nothing of how they were found; made by the reader, summed up by the matrix.

use crate::lexicon::{CompanyId, GroupId, Lexicon, ThemeId};
use crate::mentions::Place;
use crate::text::ByteSpan;

/// Whom a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// A company.
    Company(CompanyId),
    /// A word for several, such as BAT, that the sentence itself uses.
    Group(GroupId),
}

impl Who {
    /// The company, where it is one.
    pub fn company(self) -> Option<CompanyId> {
        match self {
            Self::Company(company) => Some(company),
            Self::Group(_) => None,
        }
    }

    /// The company that it is part of in the end; itself where it is part of none.
    pub fn house(self, lexicon: &Lexicon) -> Self {
        match self {
            Self::Company(company) => Self::Company(lexicon.outermost(company)),
            Self::Group(_) => self,
        }
    }
}

/// How a sentence speaks of the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribution {
    /// The sentence names the company, and the claim is about it.
    Direct,
    /// The sentence names nobody, and goes on with the company of the sentence before.
    Carried,
    /// The company is what another one is compared with. Listed, but not counted.
    Comparand,
}

impl Attribution {
    /// `direct`, `carried` or `comparand`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Carried => "carried",
            Self::Comparand => "comparand",
        }
    }
}

/// What the claim says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It is so.
    Asserted,
    /// It is not so, or not yet.
    Negated,
    /// It shall be so.
    Planned,
    /// Others say so, or it may be so.
    Reported,
}

impl Stance {
    /// `asserted`, `negated`, `planned` or `reported`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Negated => "negated",
            Self::Planned => "planned",
            Self::Reported => "reported",
        }
    }
}

/// The rule that gave a claim to a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The term is part of the name of a product: 微信支付.
    InsideName,
    /// The nearest subject before the term, in its clause.
    Subject,
    /// One of several names that share the claim: 百度、阿里和腾讯.
    Coordinated,
    /// The one that is compared: 百度 in 百度与阿里相比.
    Compared,
    /// The name follows the term in its clause: 人工智能是百度的强项.
    NameAfter,
    /// A clause without a subject goes on with the one before.
    ClauseBefore,
    /// A clause that only sets the scene belongs to the subject that follows: 在社交上，腾讯领先.
    ClauseAfter,
    /// The only name near is an object, and nobody else is there to take the claim.
    OnlyName,
    /// A sentence without a name goes on with the company of the sentence before in its paragraph.
    Carried,
    /// What the other is compared with: 阿里 in 百度与阿里相比.
    Comparand,
    /// A reader put it there.
    Decided,
}

impl Rule {
    /// Every rule, in the order of this enum.
    pub const ALL: [Self; 11] = [
        Self::InsideName,
        Self::Subject,
        Self::Coordinated,
        Self::Compared,
        Self::NameAfter,
        Self::ClauseBefore,
        Self::ClauseAfter,
        Self::OnlyName,
        Self::Carried,
        Self::Comparand,
        Self::Decided,
    ];

    /// The rule's stable name, such as `clause-before`; its sentence is in the locale files under
    /// `evidence-rule-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::InsideName => "inside-name",
            Self::Subject => "subject",
            Self::Coordinated => "coordinated",
            Self::Compared => "compared",
            Self::NameAfter => "name-after",
            Self::ClauseBefore => "clause-before",
            Self::ClauseAfter => "clause-after",
            Self::OnlyName => "only-name",
            Self::Carried => "carried",
            Self::Comparand => "comparand",
            Self::Decided => "decided",
        }
    }
}

/// What a reader decided about a piece of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// It matters.
    Starred,
    /// It does not belong to its company and theme. Listed, but not counted.
    Out,
}

/// A sentence in which a company and a theme meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// Who.
    pub who: Who,
    /// What.
    pub theme: ThemeId,
    /// Where the sentence stands.
    pub place: Place,
    /// The sentence: bytes of the title or the body, without white space around it.
    pub sentence: ByteSpan,
    /// The first term that shows the theme: bytes of the same text. Empty where a reader put the sentence
    /// there.
    pub term: ByteSpan,
    /// How the sentence speaks of the company.
    pub attribution: Attribution,
    /// What the claim says of itself.
    pub stance: Stance,
    /// The rule that gave it to the company.
    pub rule: Rule,
    /// What a reader decided about it.
    pub mark: Mark,
}

impl Evidence {
    /// True where it counts for its company: a comparand, and what a reader took out, is only listed.
    pub fn counts(&self) -> bool {
        self.attribution != Attribution::Comparand && self.mark != Mark::Out
    }
}
