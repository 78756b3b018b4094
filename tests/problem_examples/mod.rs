//! One problem of each kind, with values as files give them.

use wenjian::corpus::ProblemKind;

/// All of them, in the order of the enum.
pub fn all() -> Vec<ProblemKind> {
    let text = |text: &str| text.to_owned();
    vec![
        ProblemKind::Unreadable {
            cause: text("Permission denied (os error 13)"),
        },
        ProblemKind::Vanished,
        ProblemKind::NotAFile,
        ProblemKind::LinkLoop {
            target: text("2016"),
        },
        ProblemKind::LinkBroken {
            target: text("old/1.txt"),
        },
        ProblemKind::LinkRepeated {
            target: text("2016/1.txt"),
        },
        ProblemKind::NameNotUnicode,
        ProblemKind::Binary,
        ProblemKind::BinaryFormat { format: "PDF" },
        ProblemKind::NotAnArticle,
        ProblemKind::Empty,
        ProblemKind::TooLong {
            bytes: 90_000_000,
            read: 67_108_864,
        },
        ProblemKind::Undecodable {
            count: 3,
            encoding: "UTF-8",
        },
        ProblemKind::EncodingGuessed {
            encoding: "gb18030",
        },
        ProblemKind::EncodingMisdeclared {
            declared: "Big5",
            encoding: "gb18030",
        },
        ProblemKind::EncodingUnsupported {
            encoding: "ISO-2022-KR",
        },
        ProblemKind::ControlCharacters { count: 12 },
        ProblemKind::FrontMatterMissing,
        ProblemKind::FrontMatterEmpty,
        ProblemKind::FrontMatterByLine {
            cause: text("mapping values are not allowed in this context"),
            understood: text("title: 华为: 新品"),
        },
        ProblemKind::FrontMatterNoMap,
        ProblemKind::FrontMatterUnclosed,
        ProblemKind::FrontMatterTooLong { bytes: 20_000 },
        ProblemKind::FrontMatterComment {
            key: text("title"),
            comment: text("#1"),
        },
        ProblemKind::DuplicateKey { key: text("title") },
        ProblemKind::DateUnreadable {
            key: text("time"),
            value: text("昨天"),
        },
        ProblemKind::FrontMatterUnusual {
            understood: text("note: !important today"),
        },
        ProblemKind::DuplicateText {
            first: text("2016/10-13.md"),
        },
    ]
}
