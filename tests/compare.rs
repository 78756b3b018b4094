//! Comparing: evidence counted against a plain slow count, decisions, and what a cell lists.

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use wenjian::evidence::{
    Article, ColumnMap, Columns, Counts, Decision, Evidence, Mark, Matrix, Normalisation,
    Quotation, RowKey, Rows, Ruling, Who, evidence, id_of, theme_by_id, who_by_id,
};
use wenjian::lexicon::{Lexicon, ThemeId, built_in};
use wenjian::mentions::{Matcher, Place, TextForm};
use wenjian::session::compare::{
    CellList, Comparison, DecisionFile, DecisionSet, EvidenceIndex, Question, decision_file,
};
use wenjian::session::reader::{self, Task};
use wenjian::session::{CacheStore, LazyMatcher, LexiconOrigin, Library, ReadingChoices, Source};
use wenjian::text::ByteSpan;
use wenjian::text::blocks::Form;

fn library_of(articles: &[(&str, &str)]) -> (tempfile::TempDir, Arc<Library>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in articles {
        std::fs::write(folder.path().join(name), text).expect("writable");
    }
    let library = read(folder.path());
    (folder, library)
}

fn read(folder: &Path) -> Arc<Library> {
    let task = Task {
        source: Source::Paths(vec![folder.to_owned()]),
        matcher: LazyMatcher::built_in(),
        rolled_up: false,
        choices: Arc::new(ReadingChoices::default()),
        cache: CacheStore::nowhere(),
    };
    Arc::new(reader::read_all(&task))
}

fn index(library: &Arc<Library>, decisions: Vec<Decision>) -> Arc<EvidenceIndex> {
    let decisions = Arc::new(DecisionSet::new(decisions));
    let index = EvidenceIndex::build(library, &decisions, None, || false, |_| {});
    Arc::new(index.expect("nobody cancels it"))
}

fn compare(index: &Arc<EvidenceIndex>, question: Question) -> Arc<Comparison> {
    let all = (0..index.library.entries.len() as u32).collect();
    Arc::new(Comparison::new(Arc::clone(index), Arc::new(all), question))
}

/// Sentences and articles of a cell by ids; zeros where there is no such row or column.
fn cell(comparison: &Comparison, row: &str, company: &str) -> (u32, u32) {
    let lexicon = comparison.lexicon();
    let row = comparison.row_by_id(&lexicon, row);
    let column = comparison.column_by_id(&lexicon, company);
    match (row, column) {
        (Some(row), Some(column)) => {
            let cell = comparison.matrix.cell(row, column);
            (cell.sentences, cell.articles)
        }
        _ => (0, 0),
    }
}

fn list(comparison: &Arc<Comparison>, row: &str, company: &str) -> CellList {
    let lexicon = comparison.lexicon();
    let row = comparison
        .row_by_id(&lexicon, row)
        .expect("the row is there");
    let column = comparison.column_by_id(&lexicon, company);
    let column = column.expect("the company is there");
    CellList::new(Arc::clone(comparison), row, column, || false).expect("nobody cancels it")
}

fn texts(list: &CellList) -> Vec<&str> {
    let entries = &list.comparison.index.library.entries;
    let text = |item: &wenjian::session::compare::Item| {
        &entries[item.entry as usize].text(item.place)[item.sentence.range()]
    };
    // The library outlives the list that borrows it.
    list.items.iter().map(text).collect()
}

const GROUPS: (&str, &str) = (
    "a.md",
    "---\ntitle: 甲\ntime: 2016-10-13\n---\nBAT都在做人工智能。百度在人工智能上投入最早。蚂蚁金服也做人工智能。\n",
);

#[test]
fn columns_are_companies_wholes_or_groups() {
    let (_folder, library) = library_of(&[GROUPS]);
    let index = index(&library, Vec::new());
    let by = |columns| {
        compare(
            &index,
            Question {
                columns,
                ..Question::default()
            },
        )
    };
    let companies = by(Columns::Companies);
    assert_eq!(cell(&companies, "ai", "baidu"), (1, 1));
    assert_eq!(cell(&companies, "ai", "ant"), (1, 1));
    assert_eq!(
        cell(&companies, "ai", "bat"),
        (0, 0),
        "a group is no company"
    );
    let wholes = by(Columns::Wholes);
    assert_eq!(cell(&wholes, "ai", "alibaba"), (1, 1));
    assert_eq!(cell(&wholes, "ai", "ant"), (0, 0));
    let groups = by(Columns::Groups);
    assert_eq!(
        cell(&groups, "ai", "bat"),
        (3, 1),
        "its word, a member, and a part of a member, each sentence once"
    );
}

#[test]
fn a_title_counts_once_wherever_it_stands() {
    let (_folder, library) = library_of(&[
        ("a.md", "---\ntitle: 百度加码人工智能\n---\n无关的一句。\n"),
        (
            "b.md",
            "---\ntitle: 腾讯重做社交\n---\n# 腾讯重做社交\n\n无关的一句。\n",
        ),
        ("c.md", "# 京东自建物流\n\n无关的一句。\n"),
    ]);
    let comparison = compare(&index(&library, Vec::new()), Question::default());
    assert_eq!(cell(&comparison, "ai", "baidu"), (1, 1));
    assert_eq!(cell(&comparison, "social", "tencent"), (1, 1));
    assert_eq!(cell(&comparison, "logistics", "jd"), (1, 1));
    let listed = list(&comparison, "ai", "baidu");
    assert_eq!(listed.items[0].place, Place::Title);
    assert_eq!(texts(&listed), ["百度加码人工智能"]);
}

#[test]
fn a_cell_lists_the_best_first_and_what_does_not_count_last() {
    let (_folder, library) = library_of(&[(
        "a.txt",
        "百度计划投入人工智能。与百度相比，腾讯的人工智能起步更早。\n\
         百度很早就有了一支人数不多但经验丰富的团队来做人工智能。\n\
         百度做人工智能。新团队还在加码大模型。\n",
    )]);
    let comparison = compare(&index(&library, Vec::new()), Question::default());
    let listed = list(&comparison, "ai", "baidu");
    assert_eq!(
        texts(&listed),
        [
            "百度做人工智能。",
            "百度很早就有了一支人数不多但经验丰富的团队来做人工智能。",
            "百度计划投入人工智能。",
            "新团队还在加码大模型。",
            "与百度相比，腾讯的人工智能起步更早。",
        ],
        "close before far, asserted before planned, direct before carried, comparands last"
    );
    let counted = listed.items.iter().filter(|item| item.counts()).count();
    assert_eq!(counted as u32, cell(&comparison, "ai", "baidu").0);
    let nothing = list(&comparison, "ai", "tencent");
    assert_eq!(nothing.background.articles, 1);
}

fn decision(library: &Library, quote: &str, about: (&str, &str), ruling: Ruling) -> Decision {
    let entry = &library.entries[0];
    let body = entry.text(Place::Body);
    let start = body.find(quote).expect("the sentence is there");
    Decision {
        article: entry.document.path.clone(),
        place: Place::Body,
        quotation: Quotation::new(body, ByteSpan::new(start, start + quote.len())),
        company: about.0.to_owned(),
        theme: about.1.to_owned(),
        ruling,
    }
}

const DECIDED: &str = "百度做人工智能。腾讯做社交。阿里做云计算。\n";

#[test]
fn decisions_move_count_and_survive_edits() {
    let (folder, library) = library_of(&[("a.txt", DECIDED)]);
    let into = Ruling::Into {
        company: "alibaba".to_owned(),
        theme: "cloud".to_owned(),
    };
    let decisions = vec![
        decision(&library, "百度做人工智能。", ("baidu", "ai"), Ruling::Star),
        decision(&library, "腾讯做社交。", ("tencent", "social"), into),
    ];
    let check = |library: &Arc<Library>, sentences: u32| {
        let index = index(library, decisions.clone());
        assert!(index.lost().is_empty(), "{:?}", index.lost());
        let comparison = compare(&index, Question::default());
        assert_eq!(
            cell(&comparison, "social", "tencent"),
            (0, 0),
            "it was taken out"
        );
        assert_eq!(cell(&comparison, "cloud", "alibaba"), (sentences, 1));
        let listed = list(&comparison, "cloud", "alibaba");
        assert!(texts(&listed).contains(&"腾讯做社交。"));
        let starred = list(&comparison, "ai", "baidu");
        assert!(starred.items[0].is_starred());
    };
    check(&library, 2);
    let edited = format!("新写的开头，比以前长。\n\n{DECIDED}末尾。\n");
    std::fs::write(folder.path().join("a.txt"), edited).expect("writable");
    check(&read(folder.path()), 2);
}

#[test]
fn decisions_without_a_place_are_told_and_kept() {
    let (_folder, library) = library_of(&[("a.txt", "百度做人工智能。\n\n百度做人工智能。\n")]);
    let mut gone = decision(&library, "百度做人工智能。", ("baidu", "ai"), Ruling::Out);
    let mut ambiguous = gone.clone();
    ambiguous.quotation.before.clear();
    ambiguous.quotation.after.clear();
    gone.quotation.quote = "百度不做了。".to_owned();
    let mut elsewhere = gone.clone();
    elsewhere.article = "没有.txt".to_owned();
    let mut unknown = gone.clone();
    unknown.company = "nobody-knows".to_owned();
    let all = vec![gone, ambiguous, elsewhere, unknown];
    let index = index(&library, all.clone());
    let names: Vec<&str> = index.lost().iter().map(|(_, why)| why.name()).collect();
    assert_eq!(names, ["gone", "ambiguous", "no-name", "no-article"]);
    assert_eq!(index.decisions.all(), all, "none is dropped");
    let comparison = compare(&index, Question::default());
    assert_eq!(
        cell(&comparison, "ai", "baidu"),
        (2, 1),
        "and none has an effect"
    );
}

#[test]
fn the_file_of_decisions_comes_back_and_foreign_changes_are_set_aside() {
    let (folder, library) = library_of(&[("a.txt", DECIDED)]);
    let place = folder.path().join("kept").join("wenjian-decisions.yaml");
    let places = [place.clone()];
    let (mut file, read) = DecisionFile::load(&places);
    assert!(read.expect("nothing is wrong").is_empty());
    let into = Ruling::Into {
        company: "alibaba".to_owned(),
        theme: "cloud".to_owned(),
    };
    let decisions = vec![
        decision(&library, "百度做人工智能。", ("baidu", "ai"), Ruling::Star),
        decision(&library, "腾讯做社交。", ("tencent", "social"), into),
        decision(
            &library,
            "阿里做云计算。",
            ("alibaba", "cloud"),
            Ruling::Out,
        ),
    ];
    file.save(&decisions).expect("writable");
    let (_, again) = DecisionFile::load(&places);
    assert_eq!(again.expect("it is what was written"), decisions);
    let text = std::fs::read_to_string(&place).expect("it is there");
    assert!(
        text.contains("quote: 百度做人工智能。"),
        "people can read it: {text}"
    );

    std::fs::write(&place, "wenjian-decisions: 1\ndecisions: []\n").expect("writable");
    file.save(&decisions[..1]).expect("writable");
    let aside = place.with_extension("1.yaml");
    let kept = std::fs::read_to_string(aside).expect("what another wrote is kept");
    assert_eq!(kept, "wenjian-decisions: 1\ndecisions: []\n");

    for broken in [
        "decisions: 3\n",
        "wenjian-decisions: 2\n",
        "wenjian-decisions: [\n",
    ] {
        std::fs::write(&place, broken).expect("writable");
        assert!(DecisionFile::load(&places).1.is_err(), "{broken}");
    }
}

#[test]
fn no_file_is_put_into_the_opened_folder_unless_its_lexicon_is_there() {
    let source = Source::Paths(vec![PathBuf::from("/articles")]);
    let config = Path::new("/config");
    let own = decision_file::places(&LexiconOrigin::BuiltIn, &source, Some(config));
    assert!(own.iter().all(|place| place.starts_with(config)), "{own:?}");
    let lexicon = LexiconOrigin::Folder(PathBuf::from("/articles/lexicon.yaml"));
    let beside = decision_file::places(&lexicon, &source, Some(config));
    assert_eq!(beside[0], Path::new("/articles/wenjian-decisions.yaml"));
    let other = Source::Paths(vec![PathBuf::from("/other/articles")]);
    let others = decision_file::places(&LexiconOrigin::BuiltIn, &other, Some(config));
    assert_ne!(own, others, "folders of one name are kept apart");
}

#[test]
fn an_index_made_of_another_is_the_same_as_one_made_afresh() {
    let (folder, library) = library_of(&[GROUPS, ("b.txt", DECIDED)]);
    let first = index(&library, Vec::new());
    std::fs::write(folder.path().join("0.txt"), "华为做芯片。\n").expect("writable");
    let library = read(folder.path());
    let out = decision_of_last(&library);
    let decisions = Arc::new(DecisionSet::new(vec![out]));
    let build = |before| EvidenceIndex::build(&library, &decisions, before, || false, |_| {});
    let after = Arc::new(build(Some(&first)).expect("nobody cancels it"));
    let afresh = Arc::new(build(None).expect("nobody cancels it"));
    for rows in [Rows::Themes, Rows::Articles, Rows::Outlets, Rows::Months] {
        let question = Question {
            rows,
            ..Question::default()
        };
        let (one, other) = (
            compare(&after, question.clone()),
            compare(&afresh, question),
        );
        assert_eq!(one.matrix, other.matrix);
    }
    let comparison = compare(&after, Question::default());
    assert_eq!(cell(&comparison, "chips", "huawei"), (1, 1));
    assert_eq!(
        cell(&comparison, "cloud", "alibaba"),
        (0, 0),
        "decided since"
    );
}

fn decision_of_last(library: &Library) -> Decision {
    let entry = library.entries.last().expect("there are some");
    let body = entry.text(Place::Body);
    let start = body.find("阿里").expect("it is there");
    Decision {
        article: entry.document.path.clone(),
        place: Place::Body,
        quotation: Quotation::new(body, ByteSpan::new(start, start + "阿里做云计算。".len())),
        company: "alibaba".to_owned(),
        theme: "cloud".to_owned(),
        ruling: Ruling::Out,
    }
}

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::new(built_in()));

/// What sentences that are hard to take apart are made of.
const FRAGMENTS: &[&str] = &[
    "百度",
    "阿里和腾讯",
    "U.S. Bancorp",
    "Yahoo!",
    "BAT",
    "支付宝",
    "微信支付",
    "人工智能",
    "云计算",
    "社交",
    "与",
    "相比",
    "比",
    "不",
    "没有",
    "据称",
    "分别",
    "后者",
    "优势在于",
    "，",
    "：",
    "；",
    "。",
    "…",
    "！”",
    "、",
    " ",
    "\n",
    "\n\n",
    "- ",
    "# ",
    "**",
    "`",
    "（",
    "）",
    "1.5",
    "\u{3000}",
];

#[test]
fn a_stop_within_a_name_ends_no_sentence() {
    let (_folder, library) =
        library_of(&[("a.txt", "有观点认为U.S. Bancorp的优势在于网络安全。\n")]);
    let comparison = compare(&index(&library, Vec::new()), Question::default());
    let lexicon = comparison.lexicon();
    let company = id_of(&lexicon, comparison.matrix.columns[0].who);
    let listed = list(&comparison, "security", company);
    assert_eq!(
        texts(&listed),
        ["有观点认为U.S. Bancorp的优势在于网络安全。"]
    );
}

/// Evidence of a made-up article: whose, of what theme, in which sentence, and whether it counts.
type Pieces = Vec<(u16, u16, u32, bool)>;

fn evidence_of(lexicon: &Lexicon, pieces: &Pieces) -> Vec<Evidence> {
    let ids = ["baidu", "alibaba", "ant", "tencent", "huawei"];
    pieces
        .iter()
        .map(|(company, theme, sentence, counts)| Evidence {
            who: who_by_id(lexicon, ids[*company as usize]).expect("built in"),
            theme: ThemeId(*theme),
            place: Place::Body,
            sentence: ByteSpan::new(*sentence as usize * 30, *sentence as usize * 30 + 29),
            term: ByteSpan::new(*sentence as usize * 30, *sentence as usize * 30 + 3),
            attribution: wenjian::evidence::Attribution::Direct,
            stance: wenjian::evidence::Stance::Asserted,
            rule: wenjian::evidence::Rule::Subject,
            mark: if *counts { Mark::None } else { Mark::Out },
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in an article, evidence lies within it, and its term within its sentence.
    #[test]
    fn evidence_lies_within_its_article(
        pieces in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..30),
        is_markdown in any::<bool>(),
    ) {
        let text = pieces.concat();
        let form = if is_markdown { Form::Markdown } else { Form::Plain };
        let lexicon = MATCHER.lexicon();
        let kind = if is_markdown { TextForm::Markdown } else { TextForm::Plain };
        let matches = MATCHER.matches(&text, &text, kind);
        let (candidates, terms) = (&matches.candidates, &matches.terms);
        for piece in evidence(lexicon, Some(&text), &text, form, candidates, terms) {
            prop_assert!(text.get(piece.sentence.range()).is_some());
            prop_assert!(text.get(piece.term.range()).is_some());
            prop_assert!(piece.sentence.start <= piece.term.start);
        }
    }

    /// The matrix is what a plain count says, whatever its rows and columns are.
    #[test]
    fn the_matrix_is_what_a_slow_count_says(
        articles in prop::collection::vec(
            (prop::collection::vec((0_u16..5, 0_u16..4, 0_u32..6, any::<bool>()), 0..12), 0_u32..3, 1_u32..500),
            0..12,
        ),
        rolled_up in any::<bool>(),
        by_row in any::<bool>(),
    ) {
        let lexicon = built_in();
        let columns = if rolled_up { Columns::Wholes } else { Columns::Companies };
        let map = ColumnMap::new(&lexicon, [None]);
        let found: Vec<Vec<Evidence>> =
            articles.iter().map(|(pieces, ..)| evidence_of(&lexicon, pieces)).collect();
        let counts: Vec<Counts> =
            found.iter().map(|found| Counts::new(&map, columns, None, found)).collect();
        let standing: Vec<Article<'_>> = articles
            .iter()
            .zip(&counts)
            .map(|((_, row, characters), counts)| Article { row: *row, characters: *characters, counts: counts.into() })
            .collect();
        let months = ["2020-01", "2020-02"].map(|month| RowKey::Month(Some(month.into())));
        let (rows, keys): (Rows, Vec<RowKey>) = if by_row {
            (Rows::Months, months.into_iter().chain([RowKey::Month(None)]).collect())
        } else {
            (Rows::Themes, (0..lexicon.themes.len() as u16).map(|t| RowKey::Theme(ThemeId(t))).collect())
        };
        let matrix = Matrix::new(&lexicon, rows, &keys, &standing, None);

        // One by one, without any cleverness.
        let whole = |who: Who| match who {
            Who::Company(company) if rolled_up => Who::Company(lexicon.outermost(company)),
            _ => who,
        };
        // Article, start of the sentence, and its text.
        type Places = BTreeSet<(usize, u32, u16)>;
        let mut sentences: BTreeMap<(RowKey, Who), Places> = BTreeMap::new();
        let mut standing_in: BTreeMap<(RowKey, Who), BTreeSet<usize>> = BTreeMap::new();
        for (article, found) in found.iter().enumerate() {
            for piece in found.iter().filter(|piece| piece.counts()) {
                let row = if by_row { keys[articles[article].1 as usize].clone() } else { RowKey::Theme(piece.theme) };
                let key = (row, whole(piece.who));
                sentences.entry(key.clone()).or_default().insert((article, piece.sentence.start, 0));
                standing_in.entry(key).or_default().insert(article);
            }
        }
        let filled: usize = matrix.rows.iter().map(|row| row.cells.len()).sum();
        prop_assert_eq!(filled, sentences.len());
        for ((row, who), wanted) in &sentences {
            let row_position = matrix.row(row).expect("the row is there");
            let column = matrix.column(*who).expect("the column is there");
            let cell = matrix.cell(row_position, column);
            prop_assert_eq!(cell.sentences as usize, wanted.len(), "{:?} {}", row, id_of(&lexicon, *who));
            prop_assert_eq!(cell.articles as usize, standing_in[&(row.clone(), *who)].len());
            let of_row: usize = sentences.iter().filter(|((r, _), _)| r == row).map(|(_, s)| s.len()).sum();
            let share = matrix.value(row_position, column, Normalisation::ShareOfRow);
            prop_assert!((share - wanted.len() as f64 / of_row as f64).abs() < 1e-12);
            let characters: u32 = articles.iter().filter(|(_, r, _)| !by_row || keys[*r as usize] == *row).map(|(.., c)| c).sum();
            let length = matrix.value(row_position, column, Normalisation::PerTenThousand);
            prop_assert!((length - wanted.len() as f64 * 10_000.0 / f64::from(characters)).abs() < 1e-9);
        }
        let sums: Vec<u32> = matrix.columns.iter().map(|column| column.sentences).collect();
        prop_assert!(sums.is_sorted_by(|a, b| a >= b), "most evidence first");
    }
}

#[test]
fn ids_lead_to_companies_groups_and_themes() {
    let lexicon = built_in();
    for id in ["baidu", "bat"] {
        let who = who_by_id(&lexicon, id).expect("built in");
        assert_eq!(id_of(&lexicon, who), id);
    }
    assert!(theme_by_id(&lexicon, "ai").is_some());
    assert_eq!(who_by_id(&lexicon, "nobody-knows"), None);
}
