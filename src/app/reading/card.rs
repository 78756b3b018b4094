//! Why a place is lit: the card over a mark, its menu, and its sentence.

use super::draw::owner_of;
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::lexicon::{Alias, Owner};
use crate::locale::Argument;
use crate::mentions::{Decision, Rule};
use crate::session::lines::HitRef;
use crate::session::portrait::CompanyChange;
use crate::session::{Command, Direction, Entry, Inquiry, Subject};
use egui::{Response, RichText, Sense, Ui, vec2};

/// Shows the card while the pointer rests on the mark.
pub fn show(response: &Response, scene: &Scene<'_>, entry: &Entry, hit: HitRef) {
    if !response.hovered() {
        return;
    }
    response
        .clone()
        .on_hover_ui(|ui| content(ui, scene, entry, hit));
}

/// What the card says.
fn content(ui: &mut Ui, scene: &Scene<'_>, entry: &Entry, hit: HitRef) {
    let Some((_, _, alias_id)) = hit.locate(entry) else {
        return;
    };
    let alias = scene.lexicon().alias(alias_id);
    let tokens = scene.tokens(ui);
    ui.set_max_width(340.0);
    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
        scene
            .colours
            .owner(&alias.owner)
            .paint_sample(ui.painter(), rect, tokens, true);
        let owner = owner_names(scene, &alias.owner);
        ui.label(
            RichText::new(owner)
                .family(fonts::bold())
                .color(tokens.text),
        );
    });
    let kind = scene.text(&format!("kind-{}", alias.kind.name()));
    ui.label(
        RichText::new(format!("“{}” · {kind}", alias.text))
            .size(tokens::SMALL)
            .color(tokens.text_quiet),
    );
    if let Some((decision, rule, reason)) = verdict(scene, entry, hit) {
        ui.add_space(2.0);
        let colour = match decision {
            Decision::Accepted => tokens.text,
            Decision::Rejected | Decision::Doubtful => tokens.warning,
        };
        let decision = scene.text(&format!("decision-{}", decision.name()));
        let rule = scene.text(&format!("rule-{}", rule.name()));
        ui.label(RichText::new(format!("{decision} · {rule}")).color(colour));
        ui.label(
            RichText::new(reason)
                .size(tokens::SMALL)
                .color(tokens.text_quiet),
        );
    }
    ui.add_space(2.0);
    let hint = scene.text("card-hint");
    ui.label(
        RichText::new(hint)
            .size(tokens::SMALL)
            .color(tokens.text_quiet),
    );
}

/// The decision about a candidate, its rule, and the reason as a sentence. Terms are no candidates.
pub fn verdict(scene: &Scene<'_>, entry: &Entry, hit: HitRef) -> Option<(Decision, Rule, String)> {
    let HitRef::Candidate(index) = hit else {
        return None;
    };
    let found = entry.matches.unpack();
    let candidate = found.candidates.get(index as usize)?;
    let sentence = reason_sentence(scene.locale, scene.lexicon(), candidate);
    Some((candidate.decision, candidate.rule, sentence))
}

pub use crate::mentions::reason_sentence;

/// The owner's names, separated by strokes.
pub fn owner_names(scene: &Scene<'_>, owner: &Owner) -> String {
    let names: Vec<String> = subjects(owner)
        .into_iter()
        .map(|subject| scene.subject_name(subject))
        .collect();
    if names.is_empty() {
        scene.text("nobody").into_owned()
    } else {
        names.join(" / ")
    }
}

/// The subjects an owner stands for.
pub fn subjects(owner: &Owner) -> Vec<Subject> {
    match owner {
        Owner::Companies(companies) => companies.iter().copied().map(Subject::Company).collect(),
        Owner::Group(group) => vec![Subject::Group(*group)],
        Owner::Themes(themes) => themes.iter().copied().map(Subject::Theme).collect(),
        Owner::Nobody => Vec::new(),
    }
}

/// One line for those who listen, and for tests: `阿里巴巴: 阿里云, product, Accepted`.
pub fn summary(scene: &Scene<'_>, entry: &Entry, hit: HitRef) -> String {
    let Some((place, span, alias)) = hit.locate(entry) else {
        return String::new();
    };
    let alias: &Alias = scene.lexicon().alias(alias);
    let text = entry.text(place).get(span.range()).unwrap_or_default();
    let kind = scene.text(&format!("kind-{}", alias.kind.name()));
    let owner = owner_names(scene, &alias.owner);
    match verdict(scene, entry, hit) {
        Some((decision, ..)) => {
            let decision = scene.text(&format!("decision-{}", decision.name()));
            format!("{text} · {owner} · {kind} · {decision}")
        }
        None => format!("{text} · {owner} · {kind}"),
    }
}

/// Makes the mark the place at which the reader is, and its owner the one whose mentions are listed.
pub fn choose(scene: &mut Scene<'_>, entry: &Entry, hit: HitRef) {
    let subject = owner_of(scene, entry, hit).and_then(|owner| subjects(owner).first().copied());
    if let Some(subject) = subject {
        scene.send(Command::Choose(Some(subject)));
    }
    if let Some(entry) = scene.session.selected() {
        scene.send(Command::GoTo { entry, place: hit });
    }
}

/// The menu of a mark.
pub fn menu(response: &Response, scene: &mut Scene<'_>, entry: &Entry, hit: HitRef) {
    response.context_menu(|ui| {
        let Some((place, span, alias)) = hit.locate(entry) else {
            return;
        };
        let owners = subjects(&scene.lexicon().alias(alias).owner);
        ui.set_min_width(200.0);
        for subject in owners {
            let name = scene.subject_name(subject);
            let name = Argument::Text(&name);
            if ui
                .button(scene.format("menu-list", &[("name", name)]))
                .clicked()
            {
                scene.send(Command::Choose(Some(subject)));
                ui.close();
            }
            if ui
                .button(scene.format("menu-only", &[("name", name)]))
                .clicked()
            {
                scene.send(Command::ShowOnly(subject));
                ui.close();
            }
            if ui
                .button(scene.format("menu-next", &[("name", name)]))
                .clicked()
            {
                scene.send(Command::Choose(Some(subject)));
                if let Some(entry) = scene.session.selected() {
                    scene.send(Command::GoTo { entry, place: hit });
                }
                scene.send(Command::Step(Direction::Next));
                ui.close();
            }
            if ui
                .button(scene.format("menu-next-article", &[("name", name)]))
                .clicked()
            {
                scene.send(Command::Choose(Some(subject)));
                scene.send(Command::StepArticle(Direction::Next));
                ui.close();
            }
            if let Subject::Company(company) = subject
                && ui
                    .button(scene.format("menu-company", &[("name", name)]))
                    .clicked()
            {
                scene.send(Command::Company(CompanyChange::Open(company)));
                ui.close();
            }
            ui.separator();
        }
        if ui.button(scene.text("menu-explain")).clicked() {
            if let Some(entry) = scene.session.selected() {
                scene.send(Command::Explain(Some(Inquiry { entry, place, span })));
            }
            ui.close();
        }
        if ui.button(scene.text("menu-copy-sentence")).clicked() {
            let text = entry.text(place);
            let sentence = crate::text::sentence::containing(text, span);
            let source = super::header::source_line(scene, entry);
            let quoted = text.get(sentence.range()).unwrap_or_default().trim();
            ui.ctx().copy_text(format!("{quoted}\n{source}"));
            ui.close();
        }
    });
}
