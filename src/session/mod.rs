//! One open library as the user sees it: reading jobs, snapshots, selection, visibility, settings.
//!
//! Turns commands into state and hands immutable snapshots to whoever draws them. Knows nothing of
//! widgets; the window thread calls it and never waits for it.

pub mod cache;
mod carry_over;
pub mod choices;
pub mod command;
pub mod compare;
pub mod complete;
pub mod concordance;
pub mod context;
pub mod duplicates;
pub mod export;
pub mod filter;
pub mod inspection;
pub mod latest;
pub mod lazy_matcher;
pub mod lexicon_choice;
mod lexicon_live;
pub mod lexicon_watch;
pub mod library;
pub mod lines;
pub mod meetings;
mod moves;
pub mod network;
pub mod packed;
mod parcels;
#[cfg(feature = "gui")]
pub mod pictures;
pub mod portrait;
mod previous;
pub mod problems;
pub mod reader;
pub mod reading_look;
pub mod rematch;
pub mod reveal;
pub mod samples;
pub mod saving;
pub mod searching;
pub mod session_file;
pub mod settings;
mod shown;
pub mod snippet;
pub mod source;
pub mod state;
mod steps;
pub mod table;
pub mod tally;
pub mod timeline;
pub mod visibility;
mod watch;

pub use cache::CacheStore;
pub use choices::{ReadingChange, ReadingChoices};
pub use command::{Command, Direction, Scope, Subject, View};
pub use filter::{DateRange, Facet, FacetValue, Filter, FilterChange};
pub use inspection::{Inquiry, Inspection};
pub use lazy_matcher::LazyMatcher;
pub use lexicon_choice::{LexiconChoice, LexiconInForce, LexiconOrigin};
pub use library::{Entry, Library, Progress, Stage};
pub use packed::PackedMatches;
pub use reading_look::ReadingLook;
pub use searching::{HitAt, SearchChange};
pub use session_file::SessionFile;
pub use settings::{SavedSearch, Settings, SettingsStore, ThemeChoice};
pub use source::Source;
pub use state::{Session, SessionFileChange};
pub use table::TableChange;
