//! Lines of Chinese text as a reader sees them: what starts them, what ends them, how wide they are.

use wenjian::text::line_break::{
    BreakOptions, Line, Punctuation, Setting, lines, opportunities, place,
};

/// Half an em for what is half as wide as a Han character, in points at a type size of 20.
fn advance(character: char) -> f32 {
    match character {
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0.0,
        _ if (character as u32) < 0x2000 => 10.0,
        _ => 20.0,
    }
}

fn setting(em: f32) -> Setting {
    Setting {
        measure: em * 20.0,
        first_indent: 0.0,
        em: 20.0,
        gaps: true,
        justified: false,
        punctuation: Punctuation::Compressed,
    }
}

fn set(text: &str, setting: &Setting) -> Vec<Line> {
    let breaks = opportunities(text, &BreakOptions::default());
    lines(text, &breaks, |_, character| advance(character), setting)
}

/// The text with a bar wherever a line may end.
fn barred(text: &str) -> String {
    let mut shown = String::new();
    let mut start = 0;
    for end in opportunities(text, &BreakOptions::default()) {
        shown += &text[start..end as usize];
        shown.push('|');
        start = end as usize;
    }
    shown.pop();
    shown
}

#[test]
fn marks_stay_where_they_belong() {
    for (expected, why) in [
        (
            "他|说：|“你|好！”|然|后|走|了。",
            "outer sides of quotation marks are open",
        ),
        (
            "使|用|“Service |Mesh”|技|术",
            "Latin in Chinese quotation marks",
        ),
        ("在|2016年|10月|13日", "numbers with their units"),
        ("达|到|30%，|约|3.5亿元，|5万人", "percent, magnitudes"),
    ] {
        let text = expected.replace('|', "");
        assert_eq!(barred(&text), expected, "{why}");
    }
}

#[test]
fn a_justified_line_ends_at_the_measure() {
    let text = "在今天（10月13日）的2016杭州·云栖大会上，蚂蚁金服首席技术官程立宣布启动“蚂云计划”：升级金融云战略。";
    let setting = Setting {
        justified: true,
        ..setting(14.0)
    };
    for line in set(text, &setting) {
        let cells = place(text, &line, |_, character| advance(character), &setting);
        let last = cells.last().expect("a line of this text shows something");
        println!(
            "{:?} {}",
            line,
            &text[line.start as usize..line.end as usize]
        );
        if !line.is_last {
            assert!(
                (last.x + last.width - setting.measure).abs() < 0.1,
                "{last:?}"
            );
        }
    }
}
