//! The popover in which a reader chooses how articles are set.

use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::tokens::{self, Tokens};
use crate::app::widgets;
use crate::session::command::Zoom;
use crate::session::reading_look::{COLUMNS, Face, LEADINGS, PARAGRAPH_GAPS, Paragraphs};
use crate::session::settings::READING_SIZES;
use crate::session::{Command, ReadingLook, ThemeChoice};
use crate::text::line_break::Punctuation;
use egui::{
    Align2, CornerRadius, FontFamily, FontId, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use egui_material_icons::{MaterialIcon, icons};

const WIDTH: f32 = 304.0;
/// A step of line height, in hundredths of the type size.
const LEADING_STEP: u8 = 10;
/// A step of the space between paragraphs, in hundredths of the type size.
const GAP_STEP: u8 = 25;

/// Draws what the popover holds.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing = vec2(2.0 * tokens::STEP, 2.0 * tokens::STEP);
    let look = scene.session.settings().reading_look;
    let mut wanted = look;
    faces(ui, scene, &mut wanted);
    grounds(ui, scene);
    widgets::hairline(ui);
    size(ui, scene);
    column(ui, scene, &mut wanted);
    leading(ui, scene, &mut wanted);
    widgets::hairline(ui);
    choice(
        ui,
        &scene.text("look-paragraphs"),
        &mut wanted.paragraphs,
        &[
            (Paragraphs::Spaced, &scene.text("look-spaced")),
            (Paragraphs::Indented, &scene.text("look-indented")),
        ],
    );
    paragraph_gap(ui, scene, &mut wanted);
    choice(
        ui,
        &scene.text("look-edges"),
        &mut wanted.justified,
        &[
            (false, &scene.text("look-ragged")),
            (true, &scene.text("look-justified")),
        ],
    );
    choice(
        ui,
        &scene.text("look-punctuation"),
        &mut wanted.punctuation,
        &[
            (Punctuation::Full, &scene.text("look-full")),
            (Punctuation::Compressed, &scene.text("look-compressed")),
            (Punctuation::Hung, &scene.text("look-hung")),
        ],
    );
    choice(
        ui,
        &scene.text("look-gaps"),
        &mut wanted.gaps,
        &[
            (true, &scene.text("look-gaps-on")),
            (false, &scene.text("look-gaps-off")),
        ],
    );
    let first = ReadingLook::default();
    let size_is_first = scene.session.settings().reading_size == READING_SIZES.1;
    widgets::hairline(ui);
    let reset = egui::Button::new(RichText::new(scene.text("look-reset")).size(tokens::SMALL))
        .fill(scene.tokens(ui).raised)
        .stroke(Stroke::NONE);
    if ui
        .add_enabled(look != first || !size_is_first, reset)
        .clicked()
    {
        wanted = first;
        scene.send(Command::ReadingSize(Zoom::Reset));
    }
    if wanted != look {
        scene.send(Command::SetReadingLook(wanted));
    }
}

/// Two large samples, each in its own face.
fn faces(ui: &mut Ui, scene: &Scene<'_>, wanted: &mut ReadingLook) {
    let tokens = scene.tokens(ui);
    let faces = [
        (Face::Sans, "look-sans", FontFamily::Proportional),
        (Face::Serif, "look-serif", fonts::serif()),
    ];
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 2.0 * tokens::STEP) / 2.0;
        for (face, id, family) in faces {
            let (rect, response) = ui.allocate_exact_size(vec2(width, 62.0), Sense::click());
            let name = scene.text(id);
            let is_on = wanted.face == face;
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &*name));
            card(ui, tokens, rect, is_on, response.hovered());
            let sample = pos2(rect.center().x, rect.top() + 24.0);
            let font = FontId::new(24.0, family);
            ui.painter()
                .text(sample, Align2::CENTER_CENTER, "永文 Ag", font, tokens.text);
            let below = pos2(rect.center().x, rect.bottom() - 13.0);
            let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
            ui.painter()
                .text(below, Align2::CENTER_CENTER, &name, font, tokens.text_quiet);
            widgets::focus_ring(ui, &response, rect);
            if response.clicked() {
                wanted.face = face;
            }
        }
    });
}

/// The grounds, each with text as it looks on it.
fn grounds(ui: &mut Ui, scene: &mut Scene<'_>) {
    let own = scene.tokens(ui);
    let in_force = scene.session.settings().theme;
    let grounds = [
        (ThemeChoice::Light, "action-light", Some(&tokens::LIGHT)),
        (ThemeChoice::Paper, "action-paper", Some(&tokens::PAPER)),
        (ThemeChoice::Dark, "action-dark", Some(&tokens::DARK)),
        (ThemeChoice::System, "action-system-theme", None),
    ];
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 6.0 * tokens::STEP) / 4.0;
        for (theme, id, ground) in grounds {
            let (rect, response) = ui.allocate_exact_size(vec2(width, 36.0), Sense::click());
            let name = scene.text(id);
            let is_on = in_force == theme;
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &*name));
            let font = FontId::new(tokens::TEXT, FontFamily::Proportional);
            match ground {
                Some(ground) => sample(ui, ground, rect, "文", font),
                None => halves(ui, rect, font),
            }
            let stroke = match () {
                () if is_on => Stroke::new(2.0, own.accent),
                () if response.hovered() => Stroke::new(tokens::HAIRLINE, own.text_faint),
                () => Stroke::new(tokens::HAIRLINE, own.hairline),
            };
            ui.painter()
                .rect_stroke(rect, tokens::ROUND, stroke, StrokeKind::Inside);
            widgets::focus_ring(ui, &response, rect);
            let response = response.on_hover_text(&*name);
            if response.clicked() {
                scene.send(Command::SetTheme(theme));
            }
        }
    });
}

fn sample(ui: &Ui, ground: &Tokens, rect: Rect, text: &str, font: FontId) {
    ui.painter()
        .rect_filled(rect, tokens::ROUND, ground.surface);
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        font,
        ground.text,
    );
}

/// Light and dark side by side, for what the system decides.
fn halves(ui: &Ui, rect: Rect, font: FontId) {
    let round = CornerRadius::same(tokens::ROUND);
    let (left, right) = rect.split_left_right_at_fraction(0.5);
    for (half, ground, round) in [
        (
            left,
            &tokens::LIGHT,
            CornerRadius {
                ne: 0,
                se: 0,
                ..round
            },
        ),
        (
            right,
            &tokens::DARK,
            CornerRadius {
                nw: 0,
                sw: 0,
                ..round
            },
        ),
    ] {
        ui.painter().rect_filled(half, round, ground.surface);
        ui.painter().text(
            half.center(),
            Align2::CENTER_CENTER,
            "文",
            font.clone(),
            ground.text,
        );
    }
}

fn size(ui: &mut Ui, scene: &mut Scene<'_>) {
    let size = scene.session.settings().reading_size;
    let (smallest, _, largest) = READING_SIZES;
    let step = stepper(
        ui,
        &scene.text("look-size"),
        &format!("{size:.0}"),
        (size > smallest, size < largest),
        (icons::ICON_TEXT_DECREASE, &scene.text("action-smaller")),
        (icons::ICON_TEXT_INCREASE, &scene.text("action-larger")),
    );
    match step {
        Some(Zoom::In) => scene.send(Command::ReadingSize(Zoom::In)),
        Some(Zoom::Out) => scene.send(Command::ReadingSize(Zoom::Out)),
        _ => {}
    }
}

fn column(ui: &mut Ui, scene: &Scene<'_>, wanted: &mut ReadingLook) {
    let (narrowest, _, widest) = COLUMNS;
    let value = scene.format(
        "look-characters",
        &[("count", u64::from(wanted.column).into())],
    );
    let step = stepper(
        ui,
        &scene.text("look-column"),
        &value,
        (wanted.column > narrowest, wanted.column < widest),
        (icons::ICON_REMOVE, &scene.text("look-narrower")),
        (icons::ICON_ADD, &scene.text("look-wider")),
    );
    match step {
        Some(Zoom::In) => wanted.column += 1,
        Some(Zoom::Out) => wanted.column -= 1,
        _ => {}
    }
}

fn leading(ui: &mut Ui, scene: &Scene<'_>, wanted: &mut ReadingLook) {
    let (tightest, _, loosest) = LEADINGS;
    let step = stepper(
        ui,
        &scene.text("look-leading"),
        &format!("{:.1}", f32::from(wanted.leading) / 100.0),
        (wanted.leading > tightest, wanted.leading < loosest),
        (icons::ICON_REMOVE, &scene.text("look-tighter")),
        (icons::ICON_ADD, &scene.text("look-looser")),
    );
    wanted.leading = match step {
        Some(Zoom::In) => (wanted.leading + LEADING_STEP).min(loosest),
        Some(Zoom::Out) => (wanted.leading - LEADING_STEP).max(tightest),
        _ => wanted.leading,
    };
}

/// The space between paragraphs; those that are indented stand without it.
fn paragraph_gap(ui: &mut Ui, scene: &Scene<'_>, wanted: &mut ReadingLook) {
    let (smallest, _, largest) = PARAGRAPH_GAPS;
    let is_used = wanted.paragraphs == Paragraphs::Spaced;
    let value = format!("{:.2}", f32::from(wanted.paragraph_gap) / 100.0);
    let step = stepper(
        ui,
        &scene.text("look-paragraph-gap"),
        &scene.format("look-lengths", &[("count", value.as_str().into())]),
        (
            is_used && wanted.paragraph_gap > smallest,
            is_used && wanted.paragraph_gap < largest,
        ),
        (icons::ICON_REMOVE, &scene.text("look-closer")),
        (icons::ICON_ADD, &scene.text("look-further")),
    );
    wanted.paragraph_gap = match step {
        Some(Zoom::In) => (wanted.paragraph_gap + GAP_STEP).min(largest),
        Some(Zoom::Out) => wanted.paragraph_gap.saturating_sub(GAP_STEP).max(smallest),
        _ => wanted.paragraph_gap,
    };
}

/// A name, a value, and two buttons that change it.
fn stepper(
    ui: &mut Ui,
    name: &str,
    value: &str,
    (can_shrink, can_grow): (bool, bool),
    (less, less_name): (MaterialIcon, &str),
    (more, more_name): (MaterialIcon, &str),
) -> Option<Zoom> {
    let tokens = tokens::of_ui(ui);
    let mut step = None;
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).color(tokens.text_quiet));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = tokens::STEP;
            ui.add_enabled_ui(can_grow, |ui| {
                if widgets::icon_button(ui, more, more_name, false).clicked() {
                    step = Some(Zoom::In);
                }
            });
            let (rect, _) = ui.allocate_exact_size(vec2(56.0, tokens::ROW), Sense::hover());
            let font = FontId::new(tokens::TEXT, FontFamily::Proportional);
            ui.painter().text(
                rect.center(),
                Align2::CENTER_CENTER,
                value,
                font,
                tokens.text,
            );
            ui.add_enabled_ui(can_shrink, |ui| {
                if widgets::icon_button(ui, less, less_name, false).clicked() {
                    step = Some(Zoom::Out);
                }
            });
        });
    });
    step
}

/// A name and a few words of which one is on.
fn choice<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: &mut T, all: &[(T, &str)]) {
    let tokens = tokens::of_ui(ui);
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).color(tokens.text_quiet));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (own, text) in all.iter().rev() {
                let is_on = value == own;
                let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
                let ink = if is_on {
                    tokens.text
                } else {
                    tokens.text_quiet
                };
                let galley = ui.painter().layout_no_wrap((*text).to_owned(), font, ink);
                let size = vec2(galley.size().x + 5.0 * tokens::STEP, tokens::ROW - 2.0);
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                response.widget_info(|| {
                    let described = format!("{name} {text}");
                    WidgetInfo::selected(Role::RadioButton, true, is_on, described)
                });
                card(
                    ui,
                    tokens,
                    rect.shrink2(vec2(1.0, 0.0)),
                    is_on,
                    response.hovered(),
                );
                let at = rect.center() - galley.size() / 2.0;
                ui.painter().galley(at, galley, ink);
                widgets::focus_ring(ui, &response, rect);
                if response.clicked() {
                    *value = *own;
                }
            }
        });
    });
}

/// The ground of one choice.
fn card(ui: &Ui, tokens: &Tokens, rect: Rect, is_on: bool, is_hovered: bool) {
    let fill = match () {
        () if is_on => Some(tokens.pressed),
        () if is_hovered => Some(tokens.hover),
        () => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, tokens::ROUND, fill);
    }
}
