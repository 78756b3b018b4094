//! What holds for every article and every lexicon.

use aho_corasick::{AhoCorasick, MatchKind};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};
use wenjian::lexicon::file::parse;
use wenjian::lexicon::{Owner, built_in};
use wenjian::mentions::{Candidate, Decision, Matcher, Place, Rule, TextForm, explain};
use wenjian::text::ByteSpan;
use wenjian::text::fold::fold_text;

static BUILT_IN: LazyLock<Matcher> = LazyLock::new(|| Matcher::new(built_in()));

/// A lexicon of one company with these strong names.
fn strong(names: &[String]) -> Matcher {
    let entries: String = names
        .iter()
        .map(|name| format!("      - {{text: \"{name}\", strength: strong}}\n"))
        .collect();
    let source = format!(
        "wenjian-lexicon: 1\ncompanies:\n  - id: a\n    name: {{zh: 甲, en: A}}\n    names:\n{entries}"
    );
    let (lexicon, _) = parse(&source, "").unwrap_or_else(|errors| panic!("{errors}\n{source}"));
    Matcher::new(Arc::new(lexicon))
}

/// Prose with names, marks, Markdown, addresses, and both scripts.
fn article() -> impl Strategy<Value = String> {
    let names: Vec<String> = built_in()
        .aliases
        .iter()
        .step_by(97)
        .map(|alias| alias.text.clone())
        .chain(
            [
                "騰訊",
                "阿里巴巴",
                "蚂蚁",
                "得到",
                "（以下简称“",
                "化工行业",
                "ＱＱ",
                "360",
                "BAT",
            ]
            .map(str::to_owned),
        )
        .collect();
    let marks = [
        "。",
        "，",
        "\n",
        " ",
        "“",
        "”）",
        "`",
        "](",
        ")",
        "<b>",
        "https://a.cn/",
        "@",
        "&",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(names),
        3 => "[\u{4E00}-\u{9FA5}]{1,6}",
        2 => prop::sample::select(marks.map(str::to_owned).to_vec()),
        1 => "[a-zA-Z0-9%.]{1,5}",
        1 => "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn form() -> impl Strategy<Value = TextForm> {
    prop::sample::select(vec![TextForm::Plain, TextForm::Markdown, TextForm::Html])
}

proptest! {
    #[test]
    fn names_are_found_as_an_automaton_finds_them_in_folded_text(
        names in prop::collection::hash_set("[腾讯阿里巴云𠀀]{1,5}", 1..12),
        text in "[腾讯騰訊阿里巴云雲𠀀。]{0,60}",
    ) {
        let names: Vec<String> = names.into_iter().collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(names.iter().map(|name| fold_text(name)))
            .expect("the names fit an automaton");
        let folded = fold_text(&text);
        let characters = |text: &str, end: usize| text[..end].chars().count();
        let expected: Vec<(usize, usize)> = automaton
            .find_iter(&folded)
            .map(|m| (characters(&folded, m.start()), characters(&folded, m.end())))
            .collect();
        let found: Vec<(usize, usize)> = strong(&names)
            .candidates("", &text, TextForm::Plain)
            .iter()
            .map(|c| (characters(&text, c.span.range().start), characters(&text, c.span.range().end)))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn candidates_fall_on_characters_and_give_back_their_alias(
        title in article(),
        body in article(),
        form in form(),
    ) {
        let matches = BUILT_IN.matches(&title, &body, form);
        let text = |place: Place| if place == Place::Title { &title } else { &body };
        let standing = matches.candidates.iter().map(|c| (c.place, c.span, c.alias));
        for (place, span, alias) in
            standing.chain(matches.terms.iter().map(|t| (t.place, t.span, t.alias)))
        {
            let stands = text(place).get(span.range());
            prop_assert!(stands.is_some(), "{span:?} is no slice of {place:?}");
            let alias = &BUILT_IN.lexicon().alias(alias).text;
            prop_assert_eq!(fold_text(stands.unwrap_or_default()), fold_text(alias));
        }
    }

    #[test]
    fn accepted_mentions_never_overlap_and_stand_in_order(
        title in article(),
        body in article(),
        form in form(),
    ) {
        let candidates = BUILT_IN.candidates(&title, &body, form);
        let place_of = |c: &Candidate| (c.place, c.span.start);
        prop_assert!(candidates.is_sorted_by_key(place_of));
        let mentions: Vec<&Candidate> = candidates.iter().filter(|c| c.is_mention()).collect();
        for pair in mentions.windows(2) {
            prop_assert!(pair[0].place < pair[1].place || pair[0].span.end <= pair[1].span.start);
        }
        for candidate in &candidates {
            let needs_word = !matches!(candidate.rule, Rule::Strong | Rule::Normal)
                && (candidate.rule, candidate.decision) != (Rule::Unsupported, Decision::Rejected);
            prop_assert_eq!(candidate.reason.is_some(), needs_word);
            let owner = &BUILT_IN.lexicon().alias(candidate.alias).owner;
            prop_assert!(matches!(owner, Owner::Companies(_) | Owner::Group(_)));
        }
    }

    #[test]
    fn traditional_and_full_width_text_gives_the_same_mentions(body in article()) {
        // Plain text: markup in full-width characters is no markup.
        let wide: String = body
            .chars()
            .map(|character| match character {
                'a'..='z' | 'A'..='Z' => {
                    char::from_u32(character as u32 + 0xFEE0).expect("these have wide forms")
                }
                '腾' => '騰',
                '讯' => '訊',
                other => other,
            })
            .collect();
        prop_assume!(!body.contains(['/', '@', '.']));
        let places = |text: &str| -> Vec<(usize, Rule)> {
            let mentions = BUILT_IN.candidates("", text, TextForm::Plain);
            let mentions = mentions.iter().filter(|c| c.is_mention());
            mentions.map(|c| (text[..c.span.start as usize].chars().count(), c.rule)).collect()
        };
        prop_assert_eq!(places(&body), places(&wide));
    }

    #[test]
    fn every_candidate_is_explained_as_it_was_decided(body in article(), form in form()) {
        for candidate in BUILT_IN.candidates("", &body, form).iter().step_by(5) {
            let explanation = explain(&BUILT_IN, "", &body, form, Place::Body, candidate.span);
            let standing = explanation.standing.iter().find(|standing| {
                standing.span == candidate.span && standing.alias == candidate.alias
            });
            let fate = standing.map(|standing| standing.fate.clone());
            let Candidate { decision, rule, reason, .. } = candidate.clone();
            prop_assert_eq!(fate, Some(wenjian::mentions::Fate::Decided { decision, rule, reason }));
        }
    }

    #[test]
    fn any_place_can_be_explained(title in article(), body in article(), at in 0_usize..400) {
        let at = body.floor_char_boundary(at);
        let end = body.ceil_char_boundary((at + 9).min(body.len()));
        for span in [ByteSpan::new(at, end), ByteSpan::new(at, at)] {
            let explanation =
                explain(&BUILT_IN, &title, &body, TextForm::Markdown, Place::Body, span);
            prop_assert!(explanation.standing.is_sorted_by_key(|standing| standing.span.start));
        }
    }
}

#[test]
fn the_same_article_gives_the_same_on_every_thread_and_in_any_company() {
    let articles: Vec<String> = built_in()
        .aliases
        .chunks(400)
        .map(|aliases| {
            aliases
                .iter()
                .map(|alias| alias.text.as_str())
                .collect::<Vec<_>>()
                .join("，")
        })
        .collect();
    let matches = |text: &String| BUILT_IN.matches("", text, TextForm::Plain);
    let alone: Vec<_> = articles.iter().map(matches).collect();
    let backwards: Vec<_> = articles.iter().rev().map(matches).collect();
    assert!(alone.iter().eq(backwards.iter().rev()));
    std::thread::scope(|scope| {
        let threads = articles
            .chunks(7)
            .map(|part| scope.spawn(|| part.iter().map(matches).collect::<Vec<_>>()));
        let threads: Vec<_> = threads.collect();
        let together = threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("it ends"));
        assert!(together.eq(alone.iter().cloned()));
    });
}

#[test]
fn a_full_width_letter_shows_that_text_is_modern_as_a_narrow_one_does() {
    for body in ["焉卿<b>Estee Lauder", "焉卿<ｂ>Ｅｓｔｅｅ Ｌａｕｄｅｒ"] {
        let found = BUILT_IN.candidates("", body, TextForm::Plain);
        assert!(found.iter().any(Candidate::is_mention), "{body}");
    }
}
