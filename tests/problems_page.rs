//! `docs/problems.md` says what the code says: it is generated from the codes and their messages.

mod problem_examples;

use std::fmt::Write as _;
use std::path::Path;
use wenjian::corpus::{Problem, ProblemKind, problem_name, problem_remedy, problem_sentence};
use wenjian::locale::{Language, Locale};

const HEAD: &str = "\
# Problems: what Wenjian says about files

Reading never fails as a whole. Whatever is odd about a file is a *problem*: it has a code, a severity, a file, a
line where there is one, a sentence that says what happened and a remedy that says what helps. The Problems view of
the window lists them, `wenjian check PATH...` prints them. A code never changes its meaning.

- **error**: something could not be read. `wenjian check`, `documents` and `mentions` end with exit code 1.
- **warning**: something was read differently from how it stands in the file.
- **note**: worth knowing; nothing is lost.

This page is generated. After a change of codes or messages:
`WENJIAN_WRITE_PROBLEMS=1 cargo test --test problems_page`.
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    let (zh, en) = (
        Locale::new(Language::SimplifiedChinese),
        Locale::new(Language::English),
    );
    page.push_str("\n| code | severity | meaning | 含义 |\n| --- | --- | --- | --- |\n");
    let examples = problem_examples::all();
    for kind in &examples {
        let code = kind.code();
        let severity = kind.severity().name();
        let (meaning, chinese) = (problem_name(en, code), problem_name(zh, code));
        let _ = writeln!(
            page,
            "| [`{code}`](#{code}) | {severity} | {meaning} | {chinese} |"
        );
    }
    for kind in examples {
        let (code, severity) = (kind.code(), kind.severity().name());
        let _ = writeln!(page, "\n## {code}\n");
        let _ = writeln!(page, "{}: {}.", capital(severity), problem_name(en, code));
        let problem = Problem::of_file(kind);
        for locale in [en, zh] {
            let sentence = problem_sentence(locale, &problem);
            let remedy = problem_remedy(locale, &problem);
            let _ = write!(page, "\n> {sentence}\\\n> *{remedy}*\n");
        }
    }
    page
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

#[test]
fn the_page_lists_every_code_as_the_program_says_it() {
    let page = page();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/problems.md");
    if std::env::var_os("WENJIAN_WRITE_PROBLEMS").is_some() {
        std::fs::write(&path, &page).expect("docs is writable");
    }
    let written = std::fs::read_to_string(&path).expect("the page is part of the project");
    assert!(
        written == page,
        "docs/problems.md is not what the code says; write it anew with WENJIAN_WRITE_PROBLEMS=1 \
         cargo test --test problems_page"
    );
    let listed = problem_examples::all();
    let listed: Vec<&str> = listed.iter().map(ProblemKind::code).collect();
    assert_eq!(listed, ProblemKind::ALL_CODES, "every code has its example");
}
