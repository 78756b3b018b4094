//! Makes egui look like the tokens: nothing of its own grey remains.

use super::fonts;
use super::tokens::{self, Tokens};
use crate::session::ThemeChoice;
use egui::style::{ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Theme,
    ThemePreference, vec2,
};

/// Sets fonts and themes. Called once, before the first frame.
pub fn install(context: &egui::Context) {
    context.set_fonts(fonts::definitions());
    for theme in [Theme::Light, Theme::Dark] {
        context.style_mut_of(theme, |style| {
            style.visuals = visuals(tokens_of(theme));
            style.text_styles = [
                (
                    TextStyle::Small,
                    FontId::new(tokens::SMALL, FontFamily::Proportional),
                ),
                (
                    TextStyle::Body,
                    FontId::new(tokens::TEXT, FontFamily::Proportional),
                ),
                (
                    TextStyle::Button,
                    FontId::new(tokens::TEXT, FontFamily::Proportional),
                ),
                (
                    TextStyle::Monospace,
                    FontId::new(tokens::TEXT, FontFamily::Monospace),
                ),
                (
                    TextStyle::Heading,
                    FontId::new(tokens::TITLE, fonts::bold()),
                ),
            ]
            .into();
            style.animation_time = 0.1;
            style.interaction.tooltip_delay = 0.25;
            style.interaction.selectable_labels = false;
            let spacing = &mut style.spacing;
            spacing.item_spacing = vec2(2.0 * tokens::STEP, tokens::STEP);
            spacing.button_padding = vec2(2.0 * tokens::STEP, tokens::STEP);
            spacing.interact_size = vec2(tokens::ROW, tokens::ROW);
            spacing.menu_margin = Margin::same(6);
            spacing.window_margin = Margin::same(16);
            spacing.icon_width = 16.0;
            spacing.icon_width_inner = 8.0;
            spacing.tooltip_width = 360.0;
            spacing.scroll = ScrollStyle {
                bar_width: 8.0,
                floating_width: 4.0,
                handle_min_length: 32.0,
                bar_outer_margin: 2.0,
                dormant_handle_opacity: 0.35,
                ..ScrollStyle::floating()
            };
        });
    }
}

/// Puts everything on another ground.
pub fn set_theme(context: &egui::Context, theme: ThemeChoice) {
    let light = match theme {
        ThemeChoice::Paper => &tokens::PAPER,
        _ => &tokens::LIGHT,
    };
    context.style_mut_of(Theme::Light, |style| style.visuals = visuals(light));
    context.set_theme(match theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light | ThemeChoice::Paper => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    });
}

fn tokens_of(theme: Theme) -> &'static Tokens {
    match theme {
        Theme::Light => &tokens::LIGHT,
        Theme::Dark => &tokens::DARK,
    }
}

fn visuals(tokens: &Tokens) -> egui::Visuals {
    let base = if *tokens == tokens::DARK {
        egui::Visuals::dark()
    } else {
        egui::Visuals::light()
    };
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: tokens.shadow,
    };
    let round = CornerRadius::same(tokens::ROUND);
    egui::Visuals {
        widgets: widgets(tokens),
        selection: Selection {
            bg_fill: tokens.selection,
            stroke: Stroke::new(tokens::HAIRLINE, tokens.text),
        },
        weak_text_color: Some(tokens.text_quiet),
        hyperlink_color: tokens.accent,
        faint_bg_color: tokens.hover,
        extreme_bg_color: tokens.raised,
        text_edit_bg_color: Some(tokens.raised),
        code_bg_color: tokens.code,
        warn_fg_color: tokens.warning,
        error_fg_color: tokens.error,
        window_corner_radius: round,
        window_shadow: shadow,
        window_fill: tokens.raised,
        window_stroke: Stroke::new(tokens::HAIRLINE, tokens.hairline),
        menu_corner_radius: round,
        panel_fill: tokens.surface,
        popup_shadow: shadow,
        text_cursor: egui::style::TextCursorStyle {
            stroke: Stroke::new(1.5, tokens.accent),
            ..base.text_cursor.clone()
        },
        indent_has_left_vline: false,
        ..base
    }
}

fn widgets(tokens: &Tokens) -> Widgets {
    let state = |fill: Color32, stroke: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(tokens::HAIRLINE, stroke),
        corner_radius: CornerRadius::same(tokens::ROUND),
        fg_stroke: Stroke::new(tokens::HAIRLINE, text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: state(tokens.surface, tokens.hairline, tokens.text),
        inactive: state(tokens.surface, tokens.hairline, tokens.text),
        hovered: state(tokens.hover, tokens.text_faint, tokens.text),
        active: state(tokens.pressed, tokens.text_faint, tokens.text),
        open: state(tokens.hover, tokens.text_faint, tokens.text),
    }
}
