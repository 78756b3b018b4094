//! A line at the head of a view that says which articles it speaks of, where these are not all.
//!
//! Draws nothing without a filter; a click on its cross shows every article again.

use super::fonts;
use super::scene::Scene;
use super::side_panel::truncated;
use super::tokens;
use super::widgets;
use crate::corpus::problem_name;
use crate::session::{Command, DateRange, Facet, FacetValue, FilterChange};
use egui::{Align2, FontFamily, FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::icons;

/// Height of the line, where there is one.
pub const HEIGHT: f32 = tokens::ROW;

/// Draws the line, as wide as there is room; true where there is a filter and so a line.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
    if !scene.session.is_filtered() {
        return false;
    }
    let tokens = scene.tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let (shown, all) = counts(scene);
    let conditions = conditions(scene);
    let described = scene.format(
        "scope-described",
        &[
            ("shown", (&shown).into()),
            ("all", (&all).into()),
            ("conditions", (&conditions.join(", ")).into()),
        ],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &described));

    let y = rect.center().y;
    let icon = FontId::new(tokens::TEXT + 2.0, fonts::icons());
    let left = rect.left() + 2.0 * tokens::STEP;
    let glyph = icons::ICON_FILTER_ALT.codepoint;
    let ink = tokens.accent;
    ui.painter()
        .text(pos2(left, y), Align2::LEFT_CENTER, glyph, icon, ink);
    let counted = scene.format(
        "scope-shown",
        &[("shown", (&shown).into()), ("all", (&all).into())],
    );
    let bold = FontId::new(tokens::SMALL, fonts::bold());
    let counted = ui.painter().text(
        pos2(left + 6.0 * tokens::STEP, y),
        Align2::LEFT_CENTER,
        counted,
        bold,
        tokens.text,
    );
    let close_room = 7.0 * tokens::STEP;
    let from = counted.right() + 3.0 * tokens::STEP;
    let room = rect.right() - close_room - from;
    let mut end = counted.right();
    if room > 8.0 * tokens::STEP {
        let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
        let text = conditions.join(" · ");
        let galley = truncated(ui, &text, font, tokens.text_quiet, room);
        end = from + galley.size().x;
        let at = pos2(from, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.text_quiet);
    }
    let cross = Rect::from_center_size(pos2(end + 4.0 * tokens::STEP, y), vec2(24.0, 24.0));
    let name = scene.text("scope-clear");
    let id = ui.scope_id().with("clear filter");
    if widgets::small_icon(ui, cross, id, icons::ICON_CLOSE, &name, false).clicked() {
        scene.send(Command::Filter(FilterChange::Clear));
    }
    true
}

/// How many articles are shown, and how many there are.
fn counts(scene: &Scene<'_>) -> (String, String) {
    let number = |count: usize| scene.locale.number(count as u64);
    let session = scene.session;
    (
        number(session.shown().len()),
        number(session.library().entries.len()),
    )
}

/// What is asked for, each condition in a few words.
pub fn conditions(scene: &Scene<'_>) -> Vec<String> {
    let filter = scene.session.filter();
    let query = filter.query.trim();
    let mut words = Vec::new();
    if !query.is_empty() {
        words.push(query.to_owned());
    }
    for (facet, values) in &filter.facets {
        let values: Vec<String> = values
            .iter()
            .map(|value| match value {
                FacetValue::Text(_) => value_name(scene, facet, value),
                FacetValue::Missing => {
                    let facet = facet_name(scene, facet);
                    scene.format("scope-missing", &[("facet", (&facet).into())])
                }
            })
            .collect();
        words.push(values.join(" / "));
    }
    words.extend(filter.dates.map(|dates| dates_name(scene, dates)));
    words
}

/// A span of days in a few words.
pub fn dates_name(scene: &Scene<'_>, dates: DateRange) -> String {
    let DateRange { from, to, undated } = dates;
    let id = if undated {
        "scope-dates-undated"
    } else {
        "scope-dates"
    };
    // Whole months are named as months.
    let is_whole = from == from.first_of_month() && to == to.last_of_month();
    let format = if is_whole { "%Y-%m" } else { "%Y-%m-%d" };
    let [from, to] = [from, to].map(|day| day.strftime(format).to_string());
    if from == to && !undated {
        return from;
    }
    scene.format(id, &[("from", (&from).into()), ("to", (&to).into())])
}

/// What a facet is called; a field by its key.
pub fn facet_name(scene: &Scene<'_>, facet: &Facet) -> String {
    let id = match facet {
        Facet::Field(key) => return key.clone(),
        Facet::Company => "facet-company",
        Facet::Group => "facet-group",
        Facet::Theme => "facet-theme",
        Facet::Year => "facet-year",
        Facet::Problem => "facet-problem",
        Facet::Encoding => "facet-encoding",
    };
    scene.text(id).into_owned()
}

/// What a value is called: companies, groups and themes by their names, problems by theirs.
pub fn value_name(scene: &Scene<'_>, facet: &Facet, value: &FacetValue) -> String {
    let Some(text) = value.text() else {
        return scene.text("facet-missing").into_owned();
    };
    let lexicon = scene.lexicon();
    let name = match facet {
        Facet::Company => {
            let company = lexicon.company_by_id(text);
            company.map(|company| &lexicon.company(company).name)
        }
        Facet::Group => {
            let group = lexicon.groups.iter().find(|group| group.id == text);
            group.map(|group| &group.name)
        }
        Facet::Theme => {
            let theme = lexicon.themes.iter().find(|theme| theme.id == text);
            theme.map(|theme| &theme.name)
        }
        Facet::Problem => return problem_name(scene.locale, text).into_owned(),
        Facet::Year | Facet::Field(_) | Facet::Encoding => None,
    };
    name.map_or(text, |name| scene.name(name)).to_owned()
}
