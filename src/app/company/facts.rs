//! Names, kinds, outlets, companions and themes, each with a bar and a number that lists its places.

use super::send;
use crate::analysis::portrait::Share;
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::portrait::{CompanyChange, Page, Places};
use crate::session::{Command, Subject};
use egui::{
    Align2, Color32, FontFamily, FontId, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// Rows of a block before the rest is folded.
const SHOWN: usize = 8;
/// Height of a row.
const ROW: f32 = 24.0;
/// Narrower than this the blocks stand in one column.
const TWO_COLUMNS: f32 = 560.0;

/// One row.
struct Fact {
    name: String,
    count: usize,
    places: Places,
    ink: Option<Color32>,
}

/// Draws all blocks, in one column or two.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, page: &Page) {
    let blocks = blocks(ui, scene, page);
    let whole = page.portrait.mentions.count();
    let width = ui.available_width();
    let columns = if width >= TWO_COLUMNS { 2 } else { 1 };
    let gap = 8.0 * tokens::STEP;
    let room = (width - gap * (columns - 1) as f32) / columns as f32;
    let top = ui.cursor().min;
    let mut bottoms = vec![top.y; columns];
    for (id, facts, of_all) in blocks {
        // The next block goes to the column that is shorter.
        let column = (0..columns)
            .min_by(|one, other| bottoms[*one].total_cmp(&bottoms[*other]))
            .unwrap_or(0);
        let left = top.x + (room + gap) * column as f32;
        let area = Rect::from_min_size(pos2(left, bottoms[column]), vec2(room, f32::INFINITY));
        let builder = UiBuilder::new().max_rect(area).id_salt(id);
        let mut inner = ui.new_child(builder);
        inner.set_width(room);
        block(&mut inner, scene, id, &facts, of_all.then_some(whole));
        bottoms[column] = inner.min_rect().bottom() + 4.0 * tokens::STEP;
    }
    let bottom = bottoms.into_iter().fold(top.y, f32::max);
    let all = Rect::from_min_max(top, pos2(top.x + width, bottom));
    ui.advance_cursor_after_rect(all);
}

/// The blocks: the message of the head, the rows, and whether they are parts of all mentions.
fn blocks(ui: &Ui, scene: &Scene<'_>, page: &Page) -> Vec<(&'static str, Vec<Fact>, bool)> {
    let portrait = &page.portrait;
    let lexicon = &page.library.lexicon;
    let tokens = scene.tokens(ui);
    let names = facts(&portrait.aliases, |alias| {
        let alias_name = lexicon.alias(*alias).text.clone();
        (alias_name, Places::Alias(*alias), None)
    });
    let kinds = facts(&portrait.kinds, |kind| {
        let name = scene.text(&format!("kind-{}", kind.name()));
        (name.into_owned(), Places::Kind(*kind), None)
    });
    let outlets = facts(&portrait.outlets, |outlet| {
        let none = || scene.text("company-no-outlet").into_owned();
        let name = outlet.clone().unwrap_or_else(none);
        (name, Places::Outlet(outlet.clone()), None)
    });
    let companions = facts(&portrait.companions, |company| {
        let name = scene.subject_name(Subject::Company(*company));
        let ink = scene.colours.company(*company).line(tokens);
        (name, Places::Companion(*company), Some(ink))
    });
    let themes = facts(&portrait.themes, |theme| {
        let name = scene.subject_name(Subject::Theme(*theme));
        (name, Places::Theme(*theme), None)
    });
    vec![
        ("company-names", names, true),
        ("company-companions", companions, false),
        ("company-kinds", kinds, true),
        ("company-themes", themes, false),
        ("company-outlets", outlets, true),
    ]
}

fn facts<T>(
    shares: &[Share<T>],
    say: impl Fn(&T) -> (String, Places, Option<Color32>),
) -> Vec<Fact> {
    let fact = |share: &Share<T>| {
        let (name, places, ink) = say(&share.what);
        Fact {
            name,
            count: share.count(),
            places,
            ink,
        }
    };
    shares.iter().map(fact).collect()
}

/// One block; with `whole` each row also says its share of that.
fn block(ui: &mut Ui, scene: &mut Scene<'_>, id: &str, facts: &[Fact], whole: Option<usize>) {
    let tokens = scene.tokens(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    widgets::section_head(ui, &scene.text(id));
    ui.add_space(tokens::STEP);
    widgets::hairline(ui);
    if facts.is_empty() {
        ui.add_space(tokens::STEP);
        ui.label(widgets::quiet(scene.text("company-none"), tokens));
        return;
    }
    let unfolded = ui.scope_id().with("unfolded");
    let is_whole = ui.data(|data| data.get_temp::<bool>(unfolded).unwrap_or(false));
    let shown = if is_whole {
        facts.len()
    } else {
        SHOWN.min(facts.len())
    };
    let most = facts.iter().map(|fact| fact.count).max().unwrap_or(1);
    for fact in &facts[..shown] {
        row(ui, scene, fact, most, whole);
    }
    if facts.len() > SHOWN {
        let text = match is_whole {
            true => scene.text("company-less").into_owned(),
            false => scene.format("company-more", &[("count", (facts.len() - shown).into())]),
        };
        ui.add_space(tokens::STEP);
        if super::link(ui, &text, tokens.text_quiet, tokens).clicked() {
            ui.data_mut(|data| data.insert_temp(unfolded, !is_whole));
        }
    }
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, fact: &Fact, most: usize, whole: Option<usize>) {
    let tokens = scene.tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let listed = scene.session.portraits().listed();
    let is_listed = listed.is_some_and(|(places, _)| *places == fact.places);
    let count = scene.locale.number(fact.count as u64);
    let share = whole.map(|whole| format!("{:.0} %", fact.count as f64 * 100.0 / whole as f64));
    let said = match &share {
        Some(share) => format!("{}: {count}, {share}", fact.name),
        None => format!("{}: {count}", fact.name),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_listed, &said));
    if is_listed || response.hovered() {
        let ground = if is_listed {
            tokens.pressed
        } else {
            tokens.hover
        };
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    widgets::focus_ring(ui, &response, rect);
    let font = FontId::new(tokens::SMALL + 1.0, FontFamily::Proportional);
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let numbers = 84.0;
    let bar_width = (rect.width() * 0.28).min(140.0);
    let name_room = rect.width() - numbers - bar_width - 4.0 * tokens::STEP;
    let name = truncated(ui, &fact.name, font, tokens.text, name_room);
    let middle = rect.center().y;
    let at = pos2(rect.left() + tokens::STEP, middle - name.size().y / 2.0);
    ui.painter().galley(at, name, tokens.text);
    let bar_left = rect.right() - numbers - bar_width;
    let part = bar_width * fact.count as f32 / most.max(1) as f32;
    let bar = Rect::from_min_size(pos2(bar_left, middle - 3.0), vec2(part.max(1.5), 6.0));
    let ink = fact.ink.unwrap_or(tokens.text_faint);
    ui.painter().rect_filled(bar, 1.0, ink);
    let at = pos2(rect.right() - 44.0, middle);
    let count_ink = if response.hovered() {
        tokens.accent
    } else {
        tokens.text
    };
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, count, small.clone(), count_ink);
    if let Some(share) = share {
        let at = pos2(rect.right() - tokens::STEP, middle);
        let quiet = tokens.text_quiet;
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, share, small, quiet);
    }
    if response.clicked() {
        send(scene, fact.places.clone());
    }
    if let Places::Companion(company) = fact.places {
        response.context_menu(|ui| {
            if ui.button(scene.text("company-open")).clicked() {
                scene.send(Command::Company(CompanyChange::Open(company)));
                ui.close();
            }
        });
    }
}

/// What the list of places is called.
pub fn places_name(scene: &Scene<'_>, page: &Page, places: &Places) -> String {
    let lexicon = &page.library.lexicon;
    match places {
        Places::Mentions => {
            let count = page.portrait.mentions.count();
            scene.format("company-mentions", &[("count", count.into())])
        }
        Places::Undated => {
            let count = page.portrait.undated.count();
            scene.format("company-undated", &[("count", count.into())])
        }
        Places::Alias(alias) => lexicon.alias(*alias).text.clone(),
        Places::Kind(kind) => scene.text(&format!("kind-{}", kind.name())).into_owned(),
        Places::Outlet(Some(outlet)) => outlet.clone(),
        Places::Outlet(None) => scene.text("company-no-outlet").into_owned(),
        Places::Companion(company) => scene.subject_name(Subject::Company(*company)),
        Places::Theme(theme) => scene.subject_name(Subject::Theme(*theme)),
    }
}

/// The face of heads, for those who draw beside the blocks.
pub fn head_font() -> FontId {
    FontId::new(tokens::SMALL, fonts::bold())
}
