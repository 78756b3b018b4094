//! Every sentence the program says, in Simplified Chinese and in English.
//!
//! The sentences are Fluent messages in `assets/locale/<language>/*.ftl`, embedded in the program. Knows
//! nothing of what it talks about: callers name a message and hand over its arguments.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::LazyLock;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// 简体中文.
    #[serde(rename = "zh-Hans")]
    SimplifiedChinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Both, in the order in which a menu lists them.
    pub const ALL: [Self; 2] = [Self::SimplifiedChinese, Self::English];

    /// The language for a locale name such as `zh_CN.UTF-8` or `en-GB`: Chinese for every `zh`,
    /// English for the rest.
    pub fn from_locale_name(name: &str) -> Self {
        if name.to_ascii_lowercase().starts_with("zh") {
            Self::SimplifiedChinese
        } else {
            Self::English
        }
    }

    /// The language the system is set to.
    pub fn of_system() -> Self {
        sys_locale::get_locale().map_or(Self::English, |name| Self::from_locale_name(&name))
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "简体中文",
            Self::English => "English",
        }
    }
}

/// The files of each language: the same names in both.
const CHINESE: &[&str] = &[
    include_str!("../../assets/locale/zh-Hans/app.ftl"),
    include_str!("../../assets/locale/zh-Hans/cli.ftl"),
    include_str!("../../assets/locale/zh-Hans/compare.ftl"),
    include_str!("../../assets/locale/zh-Hans/concordance.ftl"),
    include_str!("../../assets/locale/zh-Hans/evidence.ftl"),
    include_str!("../../assets/locale/zh-Hans/export.ftl"),
    include_str!("../../assets/locale/zh-Hans/filter.ftl"),
    include_str!("../../assets/locale/zh-Hans/lexicon.ftl"),
    include_str!("../../assets/locale/zh-Hans/mentions.ftl"),
    include_str!("../../assets/locale/zh-Hans/problems.ftl"),
    include_str!("../../assets/locale/zh-Hans/reading.ftl"),
    include_str!("../../assets/locale/zh-Hans/search.ftl"),
    include_str!("../../assets/locale/zh-Hans/session.ftl"),
    include_str!("../../assets/locale/zh-Hans/start.ftl"),
    include_str!("../../assets/locale/zh-Hans/table.ftl"),
    include_str!("../../assets/locale/zh-Hans/timeline.ftl"),
];
const ENGLISH: &[&str] = &[
    include_str!("../../assets/locale/en/app.ftl"),
    include_str!("../../assets/locale/en/cli.ftl"),
    include_str!("../../assets/locale/en/compare.ftl"),
    include_str!("../../assets/locale/en/concordance.ftl"),
    include_str!("../../assets/locale/en/evidence.ftl"),
    include_str!("../../assets/locale/en/export.ftl"),
    include_str!("../../assets/locale/en/filter.ftl"),
    include_str!("../../assets/locale/en/lexicon.ftl"),
    include_str!("../../assets/locale/en/mentions.ftl"),
    include_str!("../../assets/locale/en/problems.ftl"),
    include_str!("../../assets/locale/en/reading.ftl"),
    include_str!("../../assets/locale/en/search.ftl"),
    include_str!("../../assets/locale/en/session.ftl"),
    include_str!("../../assets/locale/en/start.ftl"),
    include_str!("../../assets/locale/en/table.ftl"),
    include_str!("../../assets/locale/en/timeline.ftl"),
];

static CHINESE_BUNDLE: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle("zh-Hans", CHINESE));
static ENGLISH_BUNDLE: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle("en", ENGLISH));

fn bundle(language: &str, files: &[&str]) -> FluentBundle<FluentResource> {
    let language = language
        .parse()
        .expect("both names are valid language identifiers");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks that isolate right-to-left arguments would be drawn as boxes by a window and
    // printed to terminals; neither language of the program needs them.
    bundle.set_use_isolating(false);
    for source in files {
        // A file with a slip still gives its other messages; the tests reject the slip.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// One language's sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    language: Language,
}

impl Locale {
    /// The sentences of `language`.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    pub fn language(self) -> Language {
        self.language
    }

    /// The message `id` without arguments. A message that is missing gives its own name, so that
    /// the gap is seen.
    pub fn text(self, id: &str) -> Cow<'static, str> {
        self.message(id, None)
    }

    /// The message `id` with arguments.
    pub fn format(self, id: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            let value = match argument {
                Argument::Text(text) => FluentValue::from(*text),
                Argument::Number(number) => FluentValue::from(self.number(*number)),
            };
            values.set(*name, value);
            if let Argument::Number(number) = argument {
                // Plural forms need the number itself; sentences show it grouped.
                values.set(format!("{name}-count"), FluentValue::from(*number));
            }
        }
        self.message(id, Some(&values)).into_owned()
    }

    /// A whole number with its thousands grouped.
    pub fn number(self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    fn message(self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle: &'static FluentBundle<FluentResource> = match self.language {
            Language::SimplifiedChinese => &CHINESE_BUNDLE,
            Language::English => &ENGLISH_BUNDLE,
        };
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return Cow::Owned(id.to_owned());
        };
        let mut errors = Vec::new();
        match arguments {
            None => bundle.format_pattern(pattern, None, &mut errors),
            Some(arguments) => {
                let text = bundle.format_pattern(pattern, Some(arguments), &mut errors);
                Cow::Owned(text.into_owned())
            }
        }
    }
}

/// An argument of a message.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// Shown as it is.
    Text(&'a str),
    /// A count: shown with grouped thousands; `$name-count` holds the bare number for plural forms.
    Number(u64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Argument<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Argument<'_> {
    fn from(number: u32) -> Self {
        Self::Number(u64::from(number))
    }
}

impl From<usize> for Argument<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::FluentResource;
    use std::collections::{BTreeMap, BTreeSet};

    /// Message names with the arguments each uses, of all files of one language.
    fn messages(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        for source in files {
            let resource = FluentResource::try_new((*source).to_owned());
            let resource = resource
                .map_err(|(_, errors)| errors)
                .expect("the file has no slip");
            drop(resource);
            let mut current = String::new();
            for line in source.lines() {
                let starts = line.starts_with(|letter: char| letter.is_ascii_lowercase());
                if let (true, Some((name, _))) = (starts, line.split_once(" =")) {
                    current = name.to_owned();
                    let before = found.insert(current.clone(), BTreeSet::new());
                    assert!(before.is_none(), "{current} stands twice");
                }
                for (position, _) in line.match_indices('$') {
                    let name: String = line[position + 1..]
                        .chars()
                        .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
                        .collect();
                    // Plural forms are English's own.
                    let shown = name.trim_end_matches("-count").to_owned();
                    found
                        .entry(current.clone())
                        .or_insert_with(BTreeSet::new)
                        .insert(shown);
                }
            }
        }
        found
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (chinese, english) = (messages(CHINESE), messages(ENGLISH));
        let names =
            |all: &BTreeMap<String, BTreeSet<String>>| all.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(names(&chinese), names(&english));
        for (name, arguments) in &chinese {
            assert_eq!(arguments, &english[name], "the arguments of {name}");
        }
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let locale = Locale::new(Language::English);
        assert_eq!(locale.number(0), "0");
        assert_eq!(locale.number(999), "999");
        assert_eq!(locale.number(2_114), "2,114");
        assert_eq!(locale.number(1_000_000), "1,000,000");
    }

    #[test]
    fn every_chinese_locale_gets_chinese() {
        for name in ["zh_CN.UTF-8", "zh-Hant-TW", "zh"] {
            assert_eq!(
                Language::from_locale_name(name),
                Language::SimplifiedChinese
            );
        }
        assert_eq!(Language::from_locale_name("C"), Language::English);
    }
}
