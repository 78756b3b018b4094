//! Old prose and verse name no companies, whatever their words look like.
//!
//! Lines of the classics, and passages of our own in their manner with every name that is an old word.

use wenjian::lexicon::built_in;
use wenjian::mentions::{Matcher, Rule, TextForm};

/// Lines that everybody knows, in both scripts.
const CLASSICS: [&str; 16] = [
    "子曰：“学而时习之，不亦说乎？有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？”",
    "話說天下大勢，分久必合，合久必分。周末七國分爭，并入於秦；後來光武中興，傳至獻帝，遂分為三國。",
    "松下问童子，言师采药去。只在此山中，云深不知处。",
    "众里寻他千百度，蓦然回首，那人却在，灯火阑珊处。",
    "马上相逢无纸笔，凭君传语报平安。",
    "东风夜放花千树，更吹落、星如雨。宝马雕车香满路。",
    "之子于归，宜其室家。桃之夭夭，有蕡其实。之子于归，宜其家室。",
    "大道之行也，天下为公，选贤与能，讲信修睦。",
    "绸缪束薪，三星在天。今夕何夕，见此良人。",
    "岱宗夫如何？齐鲁青未了。造化钟神秀，阴阳割昏晓。",
    "臣亮言：先帝创业未半而中道崩殂，今天下三分，益州疲弊，此诚危急存亡之秋也。",
    "亲贤臣，远小人，此先汉所以兴隆也；亲小人，远贤臣，此后汉所以倾颓也。",
    "春风得意马蹄疾，一日看尽长安花。",
    "秦时明月汉时关，万里长城人未还。",
    "锄禾日当午，汗滴禾下土。谁知盘中餐，粒粒皆辛苦。",
    "蚂蚁缘槐夸大国，蚍蜉撼树谈何易。",
];

/// Pages in the manner of the old novels.
const PAGES: [&str; 8] = [
    "却说那厮听了大怒，喝道：“小人安敢无礼！”众人只见石宝马到，三星高照，平安无事，遂取小米数升，煮粥与将军充饥。",
    "主公曰：“吾欲中兴汉室，一统天下，卿等以为如何？”孔明答曰：“主公承天命，必能中兴，臣等愿效犬马之劳矣。”",
    "且说老爷吩咐丫鬟取苹果来，太太笑道：“娘子莫慌，家里平安，大众都在后园看花。”奶奶遂命人移动屏风。",
    "大王升帐，麒麟降世，凤凰来仪，众人皆曰祥瑞。先锋奔驰三十里，方才得到消息，兵马已过长城去了。",
    "師父道：「徒弟，此去西天路途遙遠，須要小心。」和尚牽馬，見路虎視眈眈，吾等如何過得？",
    "娘娘千岁！那将军乃武卫之后，威风凛凛，喝道：“汝等何人，敢挡吾去路？”说罢热气升腾，金麒麟耀目。",
    "官人休怪，俺这里只有些红旗、快手、好汉，不曾见什么联想。奴才说道：“老爷，京东门外有一座石桥。”",
    "百度回眸人不见，汝心何处不平安。吾将鸿蒙开辟事，说与知乎者听兮，天籁之声不绝焉。",
];

fn lit(matcher: &Matcher, text: &str) -> Vec<String> {
    let candidates = matcher.candidates("", text, TextForm::Plain);
    let mentions = candidates.iter().filter(|candidate| candidate.is_mention());
    mentions
        .map(|mention| text[mention.span.range()].to_owned())
        .collect()
}

#[test]
fn the_classics_and_their_like_stay_dark() {
    let matcher = Matcher::new(built_in());
    for text in CLASSICS.iter().chain(&PAGES) {
        assert_eq!(lit(&matcher, text), Vec::<String>::new(), "{text}");
    }
    let book = CLASSICS.concat() + &PAGES.concat();
    assert_eq!(lit(&matcher, &book), Vec::<String>::new());
}

#[test]
fn what_is_rejected_for_its_surroundings_says_so() {
    let matcher = Matcher::new(built_in());
    let text = "主公曰：“吾闻腾讯矣，汝知之乎？”";
    let candidates = matcher.candidates("", text, TextForm::Plain);
    let name = candidates
        .iter()
        .find(|candidate| text[candidate.span.range()] == *"腾讯")
        .expect("the name stands in the text");
    assert_eq!((name.is_mention(), name.rule), (false, Rule::OldText));
    let words = &name.reason.as_ref().expect("it has a reason").word;
    assert!(words.contains("曰") && words.contains("主公"), "{words}");
}

#[test]
fn business_prose_that_quotes_the_classics_is_business_prose() {
    let matcher = Matcher::new(built_in());
    for (text, expected) in [
        (
            "马云引用“子曰：吾十有五而志于学”，解释公司为什么裁员，员工笑道：吾辈焉知。",
            "马云",
        ),
        (
            "却说京东与天猫，那厮打折这厮满减，众人只见手机降价，商家说道：如何是好。",
            "京东",
        ),
        (
            "吾日三省吾身，曰：今天上腾讯视频了乎？2023年的网民如是说矣。",
            "腾讯视频",
        ),
    ] {
        assert!(lit(&matcher, text).contains(&expected.to_owned()), "{text}");
    }
}
