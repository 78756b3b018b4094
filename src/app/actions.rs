//! The commands a user can name: one table feeds menus, shortcuts, the command palette and the page of
//! keys.

use crate::locale::Language;
use crate::session::command::Zoom;
use crate::session::compare::CompareChange;
use crate::session::export::ExportChange;
use crate::session::portrait::CompanyChange;
use crate::session::saving::{ChartChange, ChartForm};
use crate::session::{
    Command, Direction, FilterChange, SearchChange, Session, SessionFileChange, ThemeChoice, View,
};
use egui::{Key, KeyboardShortcut, Modifiers};

/// A named command.
pub struct Action {
    /// Its name in the locale files.
    pub name: &'static str,
    /// The keys that ask for it.
    pub shortcut: Option<KeyboardShortcut>,
    /// The command, given what is open now (some turn something round).
    pub command: fn(&Session) -> Command,
}

const CTRL: Modifiers = Modifiers::COMMAND;

const fn keys(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

/// All of them, in the order in which lists show them.
pub static ACTIONS: &[Action] = &[
    // The one with Shift comes first: a key counts without it too.
    Action {
        name: "action-open-session",
        shortcut: keys(CTRL.plus(Modifiers::SHIFT), Key::O),
        command: |_| Command::SessionFile(SessionFileChange::AskForOne),
    },
    Action {
        name: "action-open-folder",
        shortcut: keys(CTRL, Key::O),
        command: |_| Command::AskForFolder,
    },
    Action {
        name: "action-open-path",
        shortcut: keys(CTRL, Key::L),
        command: |_| Command::ShowPathField(true),
    },
    Action {
        name: "action-open-samples",
        shortcut: None,
        command: |_| Command::Open(crate::session::Source::Samples),
    },
    Action {
        name: "action-save-session-as",
        shortcut: keys(CTRL.plus(Modifiers::SHIFT), Key::S),
        command: |_| Command::SessionFile(SessionFileChange::SaveAs),
    },
    Action {
        name: "action-save-session",
        shortcut: keys(CTRL, Key::S),
        command: |_| Command::SessionFile(SessionFileChange::Save),
    },
    Action {
        name: "action-export",
        shortcut: keys(CTRL.plus(Modifiers::SHIFT), Key::E),
        command: |_| Command::Export(ExportChange::Show(true)),
    },
    Action {
        name: "action-reload",
        shortcut: keys(CTRL, Key::R),
        command: |_| Command::Reload,
    },
    Action {
        name: "action-articles",
        shortcut: keys(CTRL, Key::Num1),
        command: |_| Command::Show(View::Articles),
    },
    Action {
        name: "action-compare",
        shortcut: keys(CTRL, Key::Num2),
        command: |_| Command::Show(View::Compare),
    },
    Action {
        name: "action-concordance",
        shortcut: keys(CTRL, Key::Num3),
        command: |_| Command::Show(View::Concordance),
    },
    Action {
        name: "action-timeline",
        shortcut: keys(CTRL, Key::Num4),
        command: |_| Command::Show(View::Timeline),
    },
    Action {
        name: "action-network",
        shortcut: keys(CTRL, Key::Num5),
        command: |_| Command::Show(View::Network),
    },
    Action {
        name: "action-problems",
        shortcut: keys(CTRL, Key::Num6),
        command: |_| Command::Show(View::Problems),
    },
    Action {
        name: "action-company",
        shortcut: keys(CTRL, Key::Num7),
        command: |_| Command::Company(CompanyChange::OpenChosen),
    },
    Action {
        name: "action-save-svg",
        shortcut: None,
        command: |_| Command::SaveChart(ChartChange::Ask(ChartForm::Svg)),
    },
    Action {
        name: "action-save-png",
        shortcut: None,
        command: |_| Command::SaveChart(ChartChange::Ask(ChartForm::Png)),
    },
    Action {
        name: "action-save-csv",
        shortcut: None,
        command: |_| Command::SaveChart(ChartChange::Ask(ChartForm::Csv)),
    },
    Action {
        name: "action-next-mention",
        shortcut: keys(Modifiers::NONE, Key::N),
        command: |_| Command::Step(Direction::Next),
    },
    Action {
        name: "action-previous-mention",
        shortcut: keys(Modifiers::NONE, Key::P),
        command: |_| Command::Step(Direction::Previous),
    },
    Action {
        name: "action-next-article-mention",
        shortcut: keys(Modifiers::NONE, Key::CloseBracket),
        command: |_| Command::StepArticle(Direction::Next),
    },
    Action {
        name: "action-previous-article-mention",
        shortcut: keys(Modifiers::NONE, Key::OpenBracket),
        command: |_| Command::StepArticle(Direction::Previous),
    },
    Action {
        name: "action-find",
        shortcut: keys(CTRL, Key::F),
        command: |_| Command::ShowFind(true),
    },
    Action {
        name: "action-search",
        shortcut: keys(CTRL, Key::K),
        command: |_| Command::Search(SearchChange::Show),
    },
    Action {
        name: "action-next-hit",
        shortcut: None,
        command: |_| Command::Search(SearchChange::Step(Direction::Next)),
    },
    Action {
        name: "action-previous-hit",
        shortcut: None,
        command: |_| Command::Search(SearchChange::Step(Direction::Previous)),
    },
    Action {
        name: "action-filters",
        shortcut: keys(CTRL.plus(Modifiers::SHIFT), Key::B),
        command: |session| {
            let settings = session.settings();
            let is_seen = settings.filters_shown && settings.panel_shown;
            Command::Filter(FilterChange::ShowPanel(!is_seen))
        },
    },
    Action {
        name: "action-clear-filter",
        shortcut: None,
        command: |_| Command::Filter(FilterChange::Clear),
    },
    Action {
        name: "action-source",
        shortcut: keys(CTRL, Key::U),
        command: |session| Command::SetSourceShown(!session.source_shown()),
    },
    Action {
        name: "action-next-article",
        shortcut: keys(Modifiers::NONE, Key::J),
        command: |_| Command::SelectNeighbour(Direction::Next),
    },
    Action {
        name: "action-previous-article",
        shortcut: keys(Modifiers::NONE, Key::K),
        command: |_| Command::SelectNeighbour(Direction::Previous),
    },
    Action {
        name: "action-panel",
        shortcut: keys(CTRL, Key::B),
        command: |session| Command::SetPanelShown(!session.settings().panel_shown),
    },
    Action {
        name: "action-lines",
        shortcut: keys(CTRL, Key::M),
        command: |session| Command::SetLinesShown(!session.settings().lines_shown),
    },
    Action {
        name: "action-show-all",
        shortcut: None,
        command: |_| Command::ShowAll,
    },
    Action {
        name: "action-choose-none",
        shortcut: None,
        command: |_| Command::Choose(None),
    },
    Action {
        name: "action-themes",
        shortcut: keys(CTRL, Key::T),
        command: |session| Command::SetThemesShown(!session.visibility().shows_themes()),
    },
    Action {
        name: "action-roll-up",
        shortcut: keys(CTRL, Key::G),
        command: |session| Command::SetRolledUp(!session.settings().rolled_up),
    },
    Action {
        name: "action-explain",
        shortcut: keys(CTRL, Key::I),
        command: |_| Command::ExplainSelection,
    },
    Action {
        name: "action-rejected",
        shortcut: keys(CTRL, Key::E),
        command: |session| Command::SetRejectedShown(!session.settings().rejected_shown),
    },
    // The one with Shift comes first: a key counts without it too.
    Action {
        name: "action-redo-decision",
        shortcut: keys(CTRL.plus(Modifiers::SHIFT), Key::Z),
        command: |_| Command::Compare(CompareChange::Redo),
    },
    Action {
        name: "action-undo-decision",
        shortcut: keys(CTRL, Key::Z),
        command: |_| Command::Compare(CompareChange::Undo),
    },
    Action {
        name: "action-larger",
        shortcut: keys(CTRL, Key::Plus),
        command: |_| Command::ReadingSize(Zoom::In),
    },
    Action {
        name: "action-smaller",
        shortcut: keys(CTRL, Key::Minus),
        command: |_| Command::ReadingSize(Zoom::Out),
    },
    Action {
        name: "action-first-size",
        shortcut: keys(CTRL, Key::Num0),
        command: |_| Command::ReadingSize(Zoom::Reset),
    },
    Action {
        name: "action-light",
        shortcut: None,
        command: |_| Command::SetTheme(ThemeChoice::Light),
    },
    Action {
        name: "action-paper",
        shortcut: None,
        command: |_| Command::SetTheme(ThemeChoice::Paper),
    },
    Action {
        name: "action-dark",
        shortcut: None,
        command: |_| Command::SetTheme(ThemeChoice::Dark),
    },
    Action {
        name: "action-system-theme",
        shortcut: None,
        command: |_| Command::SetTheme(ThemeChoice::System),
    },
    Action {
        name: "action-chinese",
        shortcut: None,
        command: |_| Command::SetLanguage(Language::SimplifiedChinese),
    },
    Action {
        name: "action-english",
        shortcut: None,
        command: |_| Command::SetLanguage(Language::English),
    },
    Action {
        name: "action-settings",
        shortcut: keys(CTRL, Key::Comma),
        command: |_| Command::ShowSettings(true),
    },
    Action {
        name: "action-palette",
        shortcut: keys(CTRL, Key::P),
        command: |_| Command::ShowPalette(true),
    },
    Action {
        name: "action-keys",
        shortcut: keys(Modifiers::SHIFT, Key::Questionmark),
        command: |_| Command::ShowKeys(true),
    },
    Action {
        name: "action-quit",
        shortcut: keys(CTRL, Key::Q),
        command: |_| Command::Quit,
    },
];

/// Keys of the open article that are no commands: their name in the locale files, and the keys.
pub static READING_KEYS: &[(&str, &str)] = &[
    ("keys-screen", "Space · Shift+Space · PgDn · PgUp"),
    ("keys-ends", "Home · End"),
    ("keys-scroll", "↑ · ↓"),
    ("keys-size", "Ctrl + ↕"),
    ("keys-select", "Shift + ← → ↑ ↓ Home End"),
    ("keys-select-all", "Ctrl+A"),
    ("keys-copy", "Ctrl+C"),
    ("keys-copy-with-source", "Ctrl+Shift+C"),
    ("keys-find-next", "F3 · Shift+F3"),
];

/// Keys of the lines of the concordance, in the same way.
pub static LINE_KEYS: &[(&str, &str)] = &[
    ("keys-lines-walk", "↑ · ↓"),
    ("keys-lines-extend", "Shift + ↑ ↓"),
    ("keys-lines-toggle", "Space"),
    ("keys-lines-all", "Ctrl+A"),
    ("keys-lines-class", "1 – 9 · 0"),
    ("keys-lines-read", "Enter"),
];

/// Keys of the search of the whole library, in the same way.
pub static SEARCH_KEYS: &[(&str, &str)] = &[
    ("keys-search-open", "Ctrl+K · Ctrl+Shift+F"),
    ("keys-search-walk", "↑ · ↓"),
    ("keys-search-go", "Enter"),
    ("keys-search-step", "F3 · Shift+F3"),
    ("keys-search-back", "Esc"),
];

/// Keys of the table while it has the focus, in the same way.
pub static TABLE_KEYS: &[(&str, &str)] = &[
    ("keys-table-move", "↑ · ↓"),
    ("keys-table-sideways", "← · →"),
    ("keys-table-page", "PgUp · PgDn · Home · End"),
    ("keys-table-extend", "Shift + ↑ ↓ PgUp PgDn Home End"),
    ("keys-table-all", "Ctrl+A"),
    ("keys-table-type", "a–z · '"),
];

/// The commands whose keys were pressed. Keys without Ctrl are letters to a field that is being
/// typed in.
pub fn pressed(context: &egui::Context, session: &Session) -> Vec<Command> {
    let typing = context.text_edit_focused() || super::articles::is_typing(context);
    let mut commands = Vec::new();
    // A key without Shift counts with it too, so N with Shift is asked for first.
    if !typing && context.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::N)) {
        commands.push(Command::Step(Direction::Previous));
    }
    // Ctrl+F counts with Shift too, so that with Shift is asked for first.
    let search = CTRL.plus(Modifiers::SHIFT);
    if context.input_mut(|input| input.consume_key(search, Key::F)) {
        commands.push(Command::Search(SearchChange::Show));
    }
    for action in ACTIONS {
        let Some(shortcut) = action.shortcut else {
            continue;
        };
        // A field undoes what was typed in it.
        let is_of_field = !shortcut.modifiers.command || shortcut.logical_key == Key::Z;
        if typing && is_of_field {
            continue;
        }
        if context.input_mut(|input| input.consume_shortcut(&shortcut)) {
            commands.push((action.command)(session));
        }
    }
    // Keyboards give = for the plus key and / for ?, with or without Shift.
    if context.input_mut(|input| input.consume_key(CTRL, Key::Equals)) {
        commands.push(Command::ReadingSize(Zoom::In));
    }
    let asks = |input: &mut egui::InputState| {
        input.consume_key(Modifiers::NONE, Key::Questionmark)
            || input.consume_key(Modifiers::SHIFT, Key::Slash)
            || input.consume_key(Modifiers::NONE, Key::F1)
    };
    if !typing && context.input_mut(asks) {
        commands.push(Command::ShowKeys(true));
    }
    if context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F5)) {
        commands.push(Command::Reload);
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_of_the_article_has_a_name_in_both_languages() {
        let of_views = [READING_KEYS, SEARCH_KEYS, TABLE_KEYS, LINE_KEYS];
        for (name, _) in of_views.into_iter().flatten() {
            for language in Language::ALL {
                assert_ne!(Locale::new(language).text(name), *name, "{language:?}");
            }
        }
    }

    #[test]
    fn every_action_has_a_name_in_both_languages_and_keys_of_its_own() {
        let mut taken = BTreeSet::new();
        for action in ACTIONS {
            for language in Language::ALL {
                let text = Locale::new(language).text(action.name);
                assert_ne!(text, action.name, "{language:?}");
            }
            if let Some(shortcut) = action.shortcut {
                assert!(
                    taken.insert(format!("{shortcut:?}")),
                    "{} shares its keys",
                    action.name
                );
            }
        }
    }
}
