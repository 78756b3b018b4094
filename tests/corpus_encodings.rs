//! Every file of the encoding sets decodes to the expected text, or is reported.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and says what it skips"
)]

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1252,
};
use std::fs;
use std::path::{Path, PathBuf};
use wenjian::corpus::decode::Hints;
use wenjian::corpus::{Confidence, Decoded, Problem, ProblemKind, decode};

fn shared(below: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(below);
    if !folder.exists() {
        println!("skipped: ../shared/data/{below} is not here");
        return None;
    }
    Some(folder)
}

/// The text with each `&#…;` as the character it stands for.
fn with_references(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for (index, part) in text.split("&#").enumerate() {
        match part.split_once(';').filter(|_| index > 0) {
            Some((number, rest)) => {
                let code = number.parse().unwrap();
                whole.push(char::from_u32(code).unwrap());
                whole.push_str(rest);
            }
            None => whole.push_str(part),
        }
    }
    whole
}

fn read(bytes: &[u8]) -> Decoded<'_> {
    decode(bytes, Hints::default()).unwrap()
}

fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(Problem::code).collect()
}

/// An article in Simplified Chinese, long enough for any detector.
const CHINESE: &str = "蚂蚁金服的金融技术和生态积累，将给金融云带来强力提升。\r\n目前已服务了两千家金融机构，\
    包括银行、证券公司和保险公司。\r\n程立表示：“走向未来十年，人工智能、生物识别和区块链最值得关注。”\r\n";

/// The same in Traditional characters.
const TRADITIONAL: &str = "螞蟻金服的金融技術和生態積累，將給金融雲帶來強力提升。\r\n目前已服務了兩千家金融機構，\
    包括銀行、證券公司和保險公司。\r\n程立表示：「走向未來十年，人工智能、生物識別和區塊鏈最值得關注。」\r\n";

const JAPANESE: &str =
    "アントグループは、中国の金融サービス企業である。クラウド、決済、保険などを手がけている。\r\n";

const KOREAN: &str =
    "앤트그룹은 중국의 금융 서비스 회사이다. 클라우드와 결제, 보험 사업을 하고 있다.\r\n";

const WESTERN: &str = "L’économie française a été très forte cette année – même à l’étranger. La société a réalisé \
    un chiffre d’affaires élevé, grâce à ses activités numériques. Où sont passées les banques où l’on était reçu ? \
    Le développement de l’intelligence artificielle a été présenté à Genève, près du siège de l’opérateur \
    européen, où plusieurs sociétés étrangères s’étaient déjà installées dès l’été précédent.\r\n";

#[test]
fn each_encoding_is_recognised() {
    for (text, encoding) in [
        (CHINESE, GB18030),
        (TRADITIONAL, GB18030),
        (TRADITIONAL, BIG5),
        (JAPANESE, SHIFT_JIS),
        (JAPANESE, EUC_JP),
        (KOREAN, EUC_KR),
        (WESTERN, WINDOWS_1252),
        (CHINESE, UTF_8),
        (JAPANESE, ISO_2022_JP),
    ] {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable);
        let decoded = read(&bytes);
        assert_eq!((decoded.encoding, &*decoded.text), (encoding.name(), text));
        assert_eq!(codes(&decoded.problems), [""; 0], "{}", encoding.name());
        assert!(decoded.confidence >= Confidence::Likely);
    }
}

/// The detector takes some of these for Korean or Japanese.
#[test]
fn a_few_chinese_characters_are_taken_for_chinese() {
    for name in [
        "蚂蚁金服",
        "阿里巴巴",
        "百度",
        "腾讯",
        "华为",
        "京东",
        "小米科技",
        "网易",
        "美团点评",
        "滴滴出行",
        "字节跳动",
        "工商银行",
        "建设银行",
        "中国平安",
        "招商银行",
        "兴业证券",
        "顺丰控股",
        "格力电器",
        "比亚迪",
        "宁德时代",
        "上海浦东发展银行",
        "云计算",
        "人工智能",
        "区块链",
        "股权质押公告",
        "年度报告",
        "重大合同",
        "减持计划",
    ] {
        let (bytes, _, _) = GB18030.encode(name);
        let decoded = read(&bytes);
        assert_eq!((decoded.encoding, &*decoded.text), ("gb18030", name));
        assert_eq!(codes(&decoded.problems), ["encoding-guessed"]);
    }
}

#[test]
fn utf_16_is_recognised_with_a_mark_and_without() {
    for text in [
        CHINESE,
        TRADITIONAL,
        JAPANESE,
        KOREAN,
        WESTERN,
        "plain words, nothing else\n",
        "中文，一行。",
    ] {
        for (encoding, to_bytes) in [
            (UTF_16LE, u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (UTF_16BE, u16::to_be_bytes),
        ] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(to_bytes).collect();
            let decoded = read(&bytes);
            assert_eq!((decoded.encoding, &*decoded.text), (encoding.name(), text));
            assert_eq!(decoded.confidence, Confidence::Likely);
            let marked = [to_bytes(0xFEFF).as_slice(), &bytes].concat();
            let decoded = read(&marked);
            assert_eq!((decoded.encoding, &*decoded.text), (encoding.name(), text));
            assert_eq!(decoded.confidence, Confidence::Certain);
            assert_eq!(codes(&decoded.problems), [""; 0]);
        }
    }
}

#[test]
fn a_mark_is_no_part_of_the_text() {
    let decoded = read("\u{feff}中文".as_bytes());
    assert_eq!((decoded.encoding, &*decoded.text), ("UTF-8", "中文"));
    // A second one is.
    assert_eq!(
        &*read("\u{feff}\u{feff}中文".as_bytes()).text,
        "\u{feff}中文"
    );
    assert_eq!(&*read(b"\xFF\xFE\xFF\xFE\x2D\x4E").text, "\u{feff}中");
    assert_eq!(&*read(b"\xFF\xFE\0\0\x2D\x4E\0\0").text, "中");
    assert_eq!(&*read(b"\0\0\xFE\xFF\0\0\x4E\x2D").text, "中");
    let unmarked: Vec<u8> = CHINESE
        .chars()
        .flat_map(|c| u32::from(c).to_be_bytes())
        .collect();
    assert_eq!(
        (read(&unmarked).encoding, &*read(&unmarked).text),
        ("UTF-32BE", CHINESE)
    );
}

#[test]
fn the_choice_of_the_user_comes_first() {
    let (bytes, _, _) = GB18030.encode(CHINESE);
    let hints = Hints {
        chosen: Some(BIG5),
        ..Hints::default()
    };
    let decoded = decode(&bytes, hints).unwrap();
    assert_eq!(decoded.encoding, "Big5");
    assert_ne!(decoded.text, CHINESE);
    let hints = Hints {
        chosen: Encoding::for_label(b"gb2312"),
        ..Hints::default()
    };
    let decoded = decode(&bytes, hints).unwrap();
    assert_eq!((decoded.encoding, &*decoded.text), ("gb18030", CHINESE));
    assert_eq!(decoded.confidence, Confidence::Certain);
}

#[test]
fn bytes_that_do_not_decode_are_replaced_and_counted() {
    let mut bytes = CHINESE.as_bytes().to_vec();
    let second_line = CHINESE.find('\n').unwrap() + 1;
    bytes[second_line] = 0xFF;
    bytes.extend(b"\xE4\xB8");
    let decoded = read(&bytes);
    assert_eq!(decoded.encoding, "UTF-8");
    assert!(decoded.text.ends_with("关注。”\r\n\u{fffd}"));
    // The first byte of 目 is gone, so its other two do not decode either.
    let kind = ProblemKind::Undecodable {
        count: 4,
        encoding: "UTF-8",
    };
    assert_eq!(decoded.problems, [Problem::at(2, kind)]);

    let (bytes, _, _) = GB18030.encode(CHINESE);
    let mut bytes = bytes.into_owned();
    bytes.insert(bytes.len() - 2, 0xFF);
    let decoded = read(&bytes);
    assert_eq!(decoded.encoding, "gb18030");
    let kind = ProblemKind::Undecodable {
        count: 1,
        encoding: "gb18030",
    };
    assert_eq!(decoded.problems[0], Problem::at(3, kind));
    assert_eq!(
        codes(&decoded.problems),
        ["undecodable", "encoding-guessed"]
    );
    assert_eq!(decoded.confidence, Confidence::Guessed);
}

#[test]
fn a_character_that_is_cut_in_two_by_a_limit_is_no_error() {
    let hints = Hints {
        cut: true,
        ..Hints::default()
    };
    let (gb, _, _) = GB18030.encode(CHINESE);
    let wide: Vec<u8> = CHINESE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [CHINESE.as_bytes(), &gb, &wide] {
        for length in bytes.len() - 12..bytes.len() {
            let decoded = decode(&bytes[..length], hints).unwrap();
            assert!(
                CHINESE.starts_with(&*decoded.text),
                "{length}: {}",
                decoded.encoding
            );
            assert_eq!(
                codes(&decoded.problems),
                [""; 0],
                "{length}: {}",
                decoded.encoding
            );
        }
    }
}

#[test]
fn binary_files_are_no_text() {
    let name = |bytes: &[u8]| match decode(bytes, Hints::default()) {
        Err(problem) => match problem.kind {
            ProblemKind::BinaryFormat { format } => format.to_owned(),
            kind => kind.code().to_owned(),
        },
        Ok(decoded) => format!("{} {:?}", decoded.encoding, decoded.text),
    };
    assert_eq!(name(b"%PDF-1.4 plain text only"), "PDF");
    assert_eq!(name(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "PNG");
    assert_eq!(name(b"PK\x03\x04\x14\0\x06\0"), "ZIP (docx, xlsx, epub)");
    let numbers: Vec<u8> = (0..4000_u32).flat_map(u32::to_le_bytes).collect();
    assert_eq!(name(&numbers), "binary");
    let mut state = 1_u64;
    let noise: Vec<u8> = (0..4000)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 56) as u8
        })
        .collect();
    assert_eq!(name(&noise), "binary");
}

#[test]
fn a_stray_control_character_makes_no_text_binary() {
    let text = format!("{CHINESE}\0{CHINESE}");
    let decoded = read(text.as_bytes());
    assert_eq!(decoded.text, text);
    let kind = ProblemKind::ControlCharacters { count: 1 };
    assert_eq!(decoded.problems, [Problem::at(4, kind)]);
    // The end-of-file mark of DOS, and colours of a terminal.
    assert_eq!(read(b"text\r\n\x1A").problems, []);
    assert_eq!(read(b"\x1B[31mred\x1B[0m\n").problems, []);
}

#[test]
fn a_page_may_declare_its_encoding() {
    let page = |charset: &str, text: &str| format!("<html><head>{charset}</head><p>{text}</p>");
    let hints = Hints {
        html: true,
        ..Hints::default()
    };
    for declaration in [
        "<meta charset=big5>",
        "<META CHARSET = 'Big5' />",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=big5\">",
    ] {
        // Too short for any detector.
        let text = page(declaration, "金融");
        let (bytes, _, _) = BIG5.encode(&text);
        let decoded = decode(&bytes, hints).unwrap();
        assert_eq!((decoded.encoding, &*decoded.text), ("Big5", text.as_str()));
        assert_eq!(codes(&decoded.problems), [""; 0]);
    }
    let text = page("<meta charset=\"shift_jis\">", CHINESE);
    let (bytes, _, _) = GB18030.encode(&text);
    let decoded = decode(&bytes, hints).unwrap();
    assert_eq!(
        (decoded.encoding, &*decoded.text),
        ("gb18030", text.as_str())
    );
    assert_eq!(codes(&decoded.problems), ["encoding-misdeclared"]);
    // Valid UTF-8 is UTF-8 whatever a page says.
    let text = page("<meta charset=gbk>", CHINESE);
    assert_eq!(decode(text.as_bytes(), hints).unwrap().text, text);
}

/// The tables of encoding_rs hold every pair of bytes, valid or not, with what it stands for.
#[test]
fn every_pair_of_bytes_decodes_as_the_standard_says() {
    let Some(folder) = shared("enc-encoding-rs/tests/test_data") else {
        return;
    };
    for (file, encoding) in [
        ("big5_in", BIG5),
        ("euc_kr_in", EUC_KR),
        ("gb18030_in", GB18030),
        ("iso_2022_jp_in", ISO_2022_JP),
        ("jis0208_in", EUC_JP),
        ("jis0212_in", EUC_JP),
        ("shift_jis_in", SHIFT_JIS),
    ] {
        let bytes = fs::read(folder.join(format!("{file}.txt"))).unwrap();
        let expected = fs::read_to_string(folder.join(format!("{file}_ref.txt"))).unwrap();
        let hints = Hints {
            chosen: Some(encoding),
            ..Hints::default()
        };
        let decoded = decode(&bytes, hints).unwrap();
        assert!(decoded.text == expected, "{file}");
        let replaced = expected.matches('\u{fffd}').count() as u32;
        // gb18030 has a pair of its own for U+FFFD.
        let own = u32::from(encoding == GB18030);
        let counted = match decoded.problems.first().map(|problem| &problem.kind) {
            Some(ProblemKind::Undecodable { count, .. }) => *count,
            _ => 0,
        };
        assert!(
            counted == replaced || counted + own == replaced,
            "{file}: {counted} {replaced}"
        );
        // Without being told: these are tables, not text, so what is wrong must be reported.
        match decode(&bytes, Hints::default()) {
            Ok(decoded) => assert!(
                decoded.text == expected || !decoded.problems.is_empty(),
                "{file} is read as {} without a word",
                decoded.encoding
            ),
            Err(problem) => println!("{file}: {}", problem.code()),
        }
    }
    for (file, encoding) in [
        ("big5_out", BIG5),
        ("euc_kr_out", EUC_KR),
        ("gb18030_out", GB18030),
        ("iso_2022_jp_out", ISO_2022_JP),
        ("jis0208_out", EUC_JP),
        ("shift_jis_out", SHIFT_JIS),
    ] {
        let bytes = fs::read(folder.join(format!("{file}_ref.txt"))).unwrap();
        let expected = fs::read(folder.join(format!("{file}.txt"))).unwrap();
        let hints = Hints {
            chosen: Some(encoding),
            ..Hints::default()
        };
        let decoded = decode(&bytes, hints).unwrap();
        let expected = read(&expected);
        assert_eq!((expected.encoding, expected.problems.len()), ("UTF-8", 0));
        // What the encoding lacks was written as `&#…;`.
        let text = with_references(&decoded.text);
        assert_eq!(
            text.chars().count(),
            expected.text.chars().count(),
            "{file}"
        );
        for (read, written) in text.chars().zip(expected.text.chars()) {
            // ISO-2022-JP writes katakana of half width in full width.
            let is_half = encoding == ISO_2022_JP && ('｡'..='ﾟ').contains(&written);
            assert!(read == written || is_half, "{file}: {read} for {written}");
        }
    }
}

/// The files of node-chardet, and what each must be read as; `None` for encodings that are no longer
/// told apart or not supported, which must be reported.
#[test]
fn every_file_of_node_chardet_is_read_or_reported() {
    let Some(folder) = shared("enc-node-chardet/src/test/data/encodings") else {
        return;
    };
    let mut right = 0;
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&path).unwrap();
        let label = match name.as_str() {
            // The English text of iso88591_en is all ASCII.
            "ascii" | "iso88591_en" | "utf8" => "UTF-8",
            _ if name.starts_with("lang_") => "UTF-8",
            "big5" => "Big5",
            "euc_jp" => "EUC-JP",
            "euc_kr" => "EUC-KR",
            "gb18030" => "gb18030",
            "iso2022jp" => "ISO-2022-JP",
            "shiftjis" => "Shift_JIS",
            // utf16be has a big-endian mark before little-endian units.
            "utf16le" => "UTF-16LE",
            "utf32be" => "UTF-32BE",
            "utf32le" => "UTF-32LE",
            "windows_1252" => "windows-1252",
            _ => "",
        };
        let decoded = match decode(&bytes, Hints::default()) {
            Ok(decoded) => decoded,
            Err(problem) => {
                println!("{name}: {}", problem.code());
                assert_eq!(label, "", "{name}");
                continue;
            }
        };
        let problems = codes(&decoded.problems);
        println!(
            "{name}: {} {} {problems:?}",
            decoded.encoding,
            decoded.confidence.name()
        );
        if label.is_empty() {
            assert!(
                !problems.is_empty(),
                "{name} is read as {} without a word",
                decoded.encoding
            );
            continue;
        }
        assert_eq!(decoded.encoding, label, "{name}");
        assert!(!problems.contains(&"undecodable"), "{name}");
        if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
            let (expected, _, _) = encoding.decode(&bytes);
            assert_eq!(decoded.text, expected, "{name}");
        }
        right += 1;
    }
    assert_eq!(right, 22);
}
