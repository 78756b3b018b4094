//! The field that says what is sought: a query as it is typed, or a name that the lexicon knows.

use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::lexicon::{AliasKind, Lexicon};
use crate::session::concordance::{ConcordanceChange, Seek};
use crate::session::{Command, Subject};
use crate::text::fold::fold_text;
use egui::{
    FontId, Key, Modifiers, Popup, PopupCloseBehavior, RichText, Role, Ui, WidgetInfo, vec2,
};
use egui_material_icons::icons;
use std::sync::Arc;

/// Names offered at most.
const OFFERED: usize = 9;

/// What is being typed.
#[derive(Default)]
pub struct Field {
    text: String,
    /// What the text stands for, so that another choice elsewhere is followed.
    of: Option<Seek>,
    is_open: bool,
    marked: usize,
    /// What is offered for a text: looked up once, not in every frame.
    offered: Option<(String, Arc<Vec<Offer>>)>,
}

/// One line below the field.
struct Offer {
    seek: Seek,
    name: String,
    kind: &'static str,
}

impl Field {
    /// Draws the field, `width` wide, and what it offers.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, width: f32) {
        let tokens = scene.tokens(ui);
        let sought = scene.session.concordance().seek();
        let id = ui.scope_id().with("concordance-field");
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        if self.of.as_ref() != sought && !has_focus {
            self.of = sought.cloned();
            self.text = sought.map_or_else(String::new, |seek| name_of(scene, seek));
            self.is_open = false;
        }
        let offers = match self.is_open {
            true => self.offers(scene),
            false => Arc::default(),
        };
        let (down, up) = match self.is_open {
            true => ui.input_mut(|input| {
                (
                    input.consume_key(Modifiers::NONE, Key::ArrowDown),
                    input.consume_key(Modifiers::NONE, Key::ArrowUp),
                )
            }),
            false => (false, false),
        };
        if down {
            self.marked = (self.marked + 1).min(offers.len().saturating_sub(1));
        }
        if up {
            self.marked = self.marked.saturating_sub(1);
        }
        let hint = scene.text("concordance-field").into_owned();
        let field = egui::TextEdit::singleline(&mut self.text)
            .id(id)
            .hint_text(RichText::new(&hint).size(tokens::SMALL))
            .font(FontId::proportional(tokens::TEXT))
            .align(egui::Align2::LEFT_CENTER)
            .min_size(vec2(0.0, tokens::ROW))
            .desired_width(width);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
        if response.changed() {
            self.is_open = !self.text.trim().is_empty();
            self.marked = 0;
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let mut chosen = entered.then_some(self.marked);
        if self.is_open && !offers.is_empty() {
            let popup = Popup::from_response(&response)
                .open_bool(&mut self.is_open)
                .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
                .width(width.max(280.0));
            popup.show(|ui| {
                for (index, offer) in offers.iter().enumerate() {
                    let icon = match offer.seek {
                        Seek::Query(_) => icons::ICON_SEARCH,
                        Seek::Alias(_) => icons::ICON_LABEL,
                        Seek::Set(_) => icons::ICON_BOOKMARK,
                        _ => icons::ICON_CIRCLE,
                    };
                    let icon = RichText::new(icon.codepoint)
                        .font(FontId::new(tokens::TEXT, fonts::icons()))
                        .color(tokens.text_quiet);
                    let kind = RichText::new(scene.text(offer.kind)).size(tokens::SMALL);
                    let row = egui::Button::selectable(index == self.marked, (icon, &*offer.name))
                        .shortcut_text(kind.color(tokens.text_quiet))
                        .min_size(vec2(ui.available_width(), tokens::ROW));
                    if ui.add(row).clicked() {
                        chosen = Some(index);
                    }
                }
            });
        }
        let Some(index) = chosen else { return };
        let asked = self.text.trim();
        let seek = match offers.get(index) {
            Some(offer) => offer.seek.clone(),
            None if asked.is_empty() || self.of.is_some() && !self.is_open => return,
            None => Seek::Query(asked.to_owned()),
        };
        self.is_open = false;
        self.of = None;
        response.surrender_focus();
        self.offered = None;
        scene.send(Command::Concordance(ConcordanceChange::Seek(seek)));
    }

    fn offers(&mut self, scene: &Scene<'_>) -> Arc<Vec<Offer>> {
        match &self.offered {
            Some((text, offers)) if *text == self.text => Arc::clone(offers),
            _ => {
                let offers = Arc::new(offers(scene, &self.text));
                self.offered = Some((self.text.clone(), Arc::clone(&offers)));
                offers
            }
        }
    }
}

/// What the field shows for what is sought.
pub fn name_of(scene: &Scene<'_>, seek: &Seek) -> String {
    match seek {
        Seek::Company(name)
        | Seek::Group(name)
        | Seek::Theme(name)
        | Seek::Alias(name)
        | Seek::Query(name)
        | Seek::Set(name) => seek
            .subject(scene.lexicon())
            .map_or_else(|| name.clone(), |subject| scene.subject_name(subject)),
    }
}

/// The text itself as a query, then sets, companies, groups, themes and aliases whose name holds it; those
/// that begin with it first.
fn offers(scene: &Scene<'_>, text: &str) -> Vec<Offer> {
    let asked = text.trim();
    let wanted = fold_text(asked);
    let mut found = vec![Offer {
        seek: Seek::Query(asked.to_owned()),
        name: asked.to_owned(),
        kind: "concordance-of-query",
    }];
    if wanted.is_empty() {
        return Vec::new();
    }
    let sets = scene.session.concordance().sets().iter();
    let sets = sets.filter(|set| fold_text(&set.name).contains(&wanted));
    found.extend(sets.map(|set| Offer {
        seek: Seek::Set(set.name.clone()),
        name: set.name.clone(),
        kind: "concordance-of-set",
    }));
    let lexicon = scene.lexicon();
    let mut named: Vec<(bool, std::cmp::Reverse<u32>, Offer)> = Vec::new();
    let tally = scene.session.tally();
    for (subject, kind) in subjects(lexicon) {
        let count = tally.count(subject).mentions;
        let name = scene.subject_name(subject);
        let folded = fold_text(&name);
        if count > 0 && folded.contains(&wanted) {
            let offer = Offer {
                seek: Seek::of(lexicon, subject),
                name,
                kind,
            };
            let is_inside = !folded.starts_with(&wanted);
            named.push((is_inside, std::cmp::Reverse(count), offer));
        }
    }
    named.sort_by_key(|(is_inside, count, _)| (*is_inside, *count));
    found.extend(
        named
            .into_iter()
            .take(OFFERED - 3)
            .map(|(_, _, offer)| offer),
    );
    let is_alias =
        |kind: AliasKind| !matches!(kind, AliasKind::Organisation | AliasKind::NonMention);
    let mut aliases: Vec<&str> = lexicon
        .aliases
        .iter()
        .filter(|alias| is_alias(alias.kind) && fold_text(&alias.text).starts_with(&wanted))
        .map(|alias| alias.text.as_str())
        .collect();
    aliases.sort_by_key(|text| (text.chars().count(), *text));
    aliases.dedup();
    let room = OFFERED.saturating_sub(found.len());
    found.extend(aliases.into_iter().take(room).map(|text| Offer {
        seek: Seek::Alias(text.to_owned()),
        name: text.to_owned(),
        kind: "concordance-of-alias",
    }));
    found
}

/// Everything of the lexicon that has a name, with what it is.
fn subjects(lexicon: &Lexicon) -> impl Iterator<Item = (Subject, &'static str)> {
    use crate::lexicon::{CompanyId, GroupId, ThemeId};
    let companies = (0..lexicon.companies.len() as u16).map(|number| {
        (
            Subject::Company(CompanyId(number)),
            "concordance-of-company",
        )
    });
    let groups = (0..lexicon.groups.len() as u16)
        .map(|number| (Subject::Group(GroupId(number)), "concordance-of-group"));
    let themes = (0..lexicon.themes.len() as u16)
        .map(|number| (Subject::Theme(ThemeId(number)), "concordance-of-theme"));
    companies.chain(groups).chain(themes)
}
