//! What was found in one article, in a row of bytes: a quarter of the room of candidates one by one.
//!
//! `matches <-> bytes`; knows no document. The bytes live in a block of memory that many articles share, or in
//! the mapped cache, and are taken apart where somebody looks at the article or counts something in it.
//!
//! ```text
//! matches   = number of candidates, number of terms, length of hits, candidate*, term*, reasons
//! candidate = traits, start, length, alias, [position of its reason]
//! term      = place, start, length, alias
//! ```
//!
//! All are numbers of `corpus::varint`, a start counted from the one before it in the same text; traits are
//! a byte of place, decision, rule and whether there is a reason. Each reason stands there once, as postcard
//! writes it.

use crate::corpus::shared_text::SharedBlock;
use crate::corpus::varint;
use crate::lexicon::AliasId;
use crate::mentions::{Candidate, Decision, Matches, Place, Reason, Rule, TermHit};
use crate::text::ByteSpan;
use bytes::Bytes;
use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

thread_local! {
    /// Room for writing, and the block that is being filled.
    static ROOM: RefCell<(Vec<u8>, SharedBlock)> = RefCell::default();
}

/// Candidates and terms of one article.
#[derive(Clone, PartialEq, Eq)]
pub struct PackedMatches(Bytes);

const PLACES: [Place; 2] = [Place::Title, Place::Body];
const DECISIONS: [Decision; 3] = [Decision::Accepted, Decision::Rejected, Decision::Doubtful];

/// So many reasons are looked at for the same one: it follows itself more often than not, and a book has
/// thousands.
const NEAR: usize = 16;

/// Where the traits stand in their byte.
const DECISION: u8 = 1;
const RULE: u8 = 3;
const REASON: u8 = 1 << 7;

impl PackedMatches {
    /// These matches.
    pub fn new(matches: &Matches) -> Self {
        ROOM.with_borrow_mut(|(room, block)| {
            room.clear();
            write(matches, room);
            Self(block.keep(room))
        })
    }

    /// What [`Self::as_bytes`] gave. Of bytes that are anything else as much is read as makes sense.
    pub fn from_bytes(bytes: Bytes) -> Self {
        Self(bytes)
    }

    /// All of them as bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// True where both are the same piece of memory, and so the same matches.
    pub fn is_same(&self, other: &Self) -> bool {
        std::ptr::eq(&*self.0, &*other.0)
    }

    /// All of them.
    pub fn unpack(&self) -> Matches {
        self.read(true)
    }

    /// All of them, without the reasons of candidates: for counting, which asks for none.
    pub fn unpack_plain(&self) -> Matches {
        self.read(false)
    }

    fn read(&self, with_reasons: bool) -> Matches {
        let mut rest = &*self.0;
        let mut matches = Matches::default();
        // A candidate takes four bytes at least, so that broken numbers ask for no more room than that.
        let most = self.0.len() / 4;
        let mut head = || {
            let numbers = [varint::read(&mut rest)?, varint::read(&mut rest)?];
            let length = varint::read(&mut rest)?;
            Some((numbers, varint::take(&mut rest, length)?))
        };
        let Some(([candidates, terms], mut hits)) = head() else {
            return matches;
        };
        let reasons: Vec<Arc<Reason>> = match with_reasons {
            true => postcard::from_bytes(rest).unwrap_or_default(),
            false => Vec::new(),
        };
        matches
            .candidates
            .reserve_exact(most.min(candidates as usize));
        let mut last = Last::default();
        for _ in 0..candidates {
            let Some(candidate) = read_candidate(&mut hits, &mut last, &reasons) else {
                return matches;
            };
            matches.candidates.push(candidate);
        }
        matches.terms.reserve_exact(most.min(terms as usize));
        let mut last = Last::default();
        for _ in 0..terms {
            let Some(term) = read_term(&mut hits, &mut last) else {
                return matches;
            };
            matches.terms.push(term);
        }
        matches
    }
}

impl fmt::Debug for PackedMatches {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unpack().fmt(formatter)
    }
}

/// Where the hit before stands.
#[derive(Default)]
struct Last {
    place: Option<Place>,
    start: u32,
}

impl Last {
    /// What is counted from in `place`.
    fn start(&mut self, place: Place) -> u32 {
        if self.place.replace(place) == Some(place) {
            self.start
        } else {
            0
        }
    }

    fn write(&mut self, place: Place, span: ByteSpan, alias: AliasId, into: &mut Vec<u8>) {
        varint::write(span.start.wrapping_sub(self.start(place)), into);
        varint::write(span.end.wrapping_sub(span.start), into);
        varint::write(alias.0, into);
        self.start = span.start;
    }

    fn read(&mut self, place: Place, from: &mut &[u8]) -> Option<(ByteSpan, AliasId)> {
        let start = self.start(place).wrapping_add(varint::read(from)?);
        let end = start.checked_add(varint::read(from)?)?;
        let alias = AliasId(varint::read(from)?);
        self.start = start;
        Some((ByteSpan { start, end }, alias))
    }
}

fn write(matches: &Matches, into: &mut Vec<u8>) {
    let Matches { candidates, terms } = matches;
    let mut hits = Vec::with_capacity(8 * (candidates.len() + terms.len()));
    let mut reasons: Vec<&Reason> = Vec::new();
    let mut last = Last::default();
    for candidate in candidates {
        let has_reason = if candidate.reason.is_some() {
            REASON
        } else {
            0
        };
        let traits = number_of(candidate.place, &PLACES)
            | number_of(candidate.decision, &DECISIONS) << DECISION
            | number_of(candidate.rule, &Rule::ALL) << RULE;
        hits.push(traits | has_reason);
        last.write(candidate.place, candidate.span, candidate.alias, &mut hits);
        if let Some(reason) = candidate.reason.as_deref() {
            let near = reasons.len().saturating_sub(NEAR);
            let known = reasons[near..].iter().rposition(|known| *known == reason);
            let position = known.map(|known| near + known).unwrap_or_else(|| {
                reasons.push(reason);
                reasons.len() - 1
            });
            varint::write(position as u32, &mut hits);
        }
    }
    let mut last = Last::default();
    for term in terms {
        hits.push(number_of(term.place, &PLACES));
        last.write(term.place, term.span, term.alias, &mut hits);
    }
    for number in [candidates.len(), terms.len(), hits.len()] {
        // An article has fewer than 2^32 bytes, and a hit has some of them.
        varint::write(number as u32, into);
    }
    into.extend_from_slice(&hits);
    if !reasons.is_empty() {
        postcard::to_io(&reasons, into).expect("a vector takes whatever is written into it");
    }
}

fn read_candidate(from: &mut &[u8], last: &mut Last, reasons: &[Arc<Reason>]) -> Option<Candidate> {
    let traits = read_byte(from)?;
    let place = PLACES[usize::from(traits & 1)];
    let decision = *DECISIONS.get(usize::from(traits >> DECISION & 3))?;
    let rule = *Rule::ALL.get(usize::from(traits >> RULE & 15))?;
    let (span, alias) = last.read(place, from)?;
    let reason = match traits & REASON {
        0 => None,
        _ => reasons.get(varint::read(from)? as usize).cloned(),
    };
    Some(Candidate {
        place,
        span,
        alias,
        decision,
        rule,
        reason,
    })
}

fn read_term(from: &mut &[u8], last: &mut Last) -> Option<TermHit> {
    let place = *PLACES.get(usize::from(read_byte(from)?))?;
    let (span, alias) = last.read(place, from)?;
    Some(TermHit { place, span, alias })
}

fn read_byte(from: &mut &[u8]) -> Option<u8> {
    let (byte, rest) = from.split_first()?;
    *from = rest;
    Some(*byte)
}

/// Where a value stands among all of its kind.
fn number_of<T: PartialEq>(value: T, all: &[T]) -> u8 {
    let position = all.iter().position(|other| *other == value);
    position.expect("all values are listed") as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hit() -> impl Strategy<Value = (Place, ByteSpan, AliasId)> {
        let place = prop::sample::select(&PLACES);
        let start = prop_oneof![0..300_u32, 0..=u32::MAX - 400];
        (place, start, 0..400_u32, any::<u32>()).prop_map(|(place, start, length, alias)| {
            let end = start + length;
            (place, ByteSpan { start, end }, AliasId(alias))
        })
    }

    fn candidate() -> impl Strategy<Value = Candidate> {
        let reason = prop::option::of(("[文鉴]{0,3}", "[a-b]{0,2}"));
        let decision = prop::sample::select(&DECISIONS);
        let rule = prop::sample::select(&Rule::ALL);
        (hit(), decision, rule, reason).prop_map(
            |((place, span, alias), decision, rule, reason)| {
                let reason = reason.map(|(word, note)| Arc::new(Reason { word, note }));
                Candidate {
                    place,
                    span,
                    alias,
                    decision,
                    rule,
                    reason,
                }
            },
        )
    }

    proptest! {
        #[test]
        fn matches_come_back_as_they_were(
            candidates in prop::collection::vec(candidate(), 0..20),
            terms in prop::collection::vec(hit(), 0..20),
        ) {
            let term = |(place, span, alias)| TermHit { place, span, alias };
            let terms = terms.into_iter().map(term).collect();
            let mut matches = Matches { candidates, terms };
            let packed = PackedMatches::new(&matches);
            prop_assert_eq!(&packed.unpack(), &matches);
            for candidate in &mut matches.candidates {
                candidate.reason = None;
            }
            prop_assert_eq!(packed.unpack_plain(), matches);
        }

        #[test]
        fn any_bytes_can_be_looked_at(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let packed = PackedMatches::from_bytes(bytes.into());
            let matches = packed.unpack();
            prop_assert!(matches.candidates.len() <= packed.as_bytes().len());
        }
    }
}
