//! A document while a query is asked of it.
//!
//! `Laid, how to see the document -> its texts`. Most documents are told from their texts alone, which lie side
//! by side; the document itself is looked at only where it has to be, and then once. Decides no match.

use super::evaluate::{HitPlace, View};
use super::query::Wanted;
use super::texts::Laid;
use std::borrow::Cow;
use std::cell::OnceCell;

pub(super) struct Asked<'a, 'v> {
    /// Its texts, where they are laid out.
    laid: Option<Laid<'a>>,
    look: &'v dyn Fn() -> View<'a>,
    view: OnceCell<View<'a>>,
}

impl<'a, 'v> Asked<'a, 'v> {
    pub fn new(laid: Option<Laid<'a>>, look: &'v dyn Fn() -> View<'a>) -> Self {
        Self {
            laid,
            look,
            view: OnceCell::new(),
        }
    }

    /// All of it.
    pub fn view(&self) -> &View<'a> {
        self.view.get_or_init(self.look)
    }

    /// Its body.
    pub fn body(&self) -> &'a str {
        match self.laid {
            Some(laid) => laid.body,
            None => &self.view().document.body,
        }
    }

    /// False where `wanted` has no place in its title and its fields.
    pub fn may_have_in_head(&self, wanted: &Wanted) -> bool {
        self.laid.is_none_or(|laid| wanted.may_be_in(laid.head))
    }

    /// The text in which hits of `place` lie.
    pub fn text(&self, place: HitPlace) -> Cow<'a, str> {
        match place {
            HitPlace::Body => Cow::Borrowed(self.body()),
            _ => self.view().text(place),
        }
    }
}
