//! Words that steer whose a claim is: what sets a scene, who else may take it up, what shares it out.
//!
//! Plain lists, in Simplified characters. Knows no sentences.

/// Words that give each of several names its own: 阿里和腾讯分别做云和社交.
pub(super) const EACH_ITS_OWN: &[&str] = &["分别", "依次"];

/// Words at the beginning of a question that means its contrary: 谁说华为不懂社交？
pub(super) const RHETORICAL: &[&str] = &["谁说", "难道", "谁敢说", "怎能说"];

/// Words of a clause that only sets the scene for the subject that follows.
pub(super) const SCENE: &[&str] = &[
    "在",
    "而在",
    "论",
    "说到",
    "谈到",
    "提到",
    "至于",
    "对于",
    "凭借",
    "依托",
    "借助",
    "得益于",
    "由于",
    "尽管",
    "虽然",
    "随着",
    "围绕",
    "就",
    "从",
    "作为",
];

/// Who else may take up the word at the beginning of a sentence without a name.
pub(super) const OTHERS: &[&str] = &[
    "业内",
    "业界",
    "行业",
    "市场",
    "监管",
    "央行",
    "专家",
    "分析人士",
    "用户",
    "消费者",
    "投资者",
    "整个",
    "我们",
    "国内",
    "全球",
    "政府",
    "有人",
    "人们",
    "各家",
    "银行业",
    "许多",
    "很多",
    "不少",
    "记者",
    "笔者",
    "传统",
];

/// Words at the beginning of a clause that counts somebody in who also does what comes next: 除了甲，乙也….
const BESIDE: &[&str] = &["除", "不只", "不仅", "不光", "不单", "不止", "不但"];

/// Words that begin like 除甲外 and leave nobody out.
const NO_EXCEPTION: &[&str] = &["除非", "除夕", "除此", "除权", "除名", "除去"];

/// What the clause after it says of both.
const ALSO: &[&str] = &["也", "都", "同样", "亦"];

/// What the clause after it says of nobody but the one who was named: 除甲外，没有….
const NOBODY: &[&str] = &[
    "没有",
    "没",
    "无",
    "鲜有",
    "几乎没有",
    "再没有",
    "再无",
    "少有",
];

/// Words at the beginning of a condition.
const CONDITION: &[&str] = &[
    "倘若", "假如", "假若", "如果", "一旦", "要是", "若是", "若", "只要",
];

/// Of these, what is none: 如果说甲是….
const NO_CONDITION: &[&str] = &["如果说", "若干", "若有所思", "若隐若现", "若即若离"];

fn begins(clause: &str, words: &[&str]) -> bool {
    let clause = clause.trim_start();
    words.iter().any(|word| clause.starts_with(word))
}

/// True where whoever the clause names after this word also does what the next clause says.
pub(super) fn counts_in(clause: &str) -> bool {
    begins(clause, BESIDE) && !begins(clause, NO_EXCEPTION)
}

/// True where the clause leaves out whom it names: 除甲外.
pub(super) fn makes_exception(clause: &str) -> bool {
    begins(clause, &["除"]) && !begins(clause, NO_EXCEPTION)
}

/// True where the clause speaks of others too, after one that counts them in.
pub(super) fn speaks_of_both(clause: &str) -> bool {
    ALSO.iter().any(|word| clause.contains(word))
}

/// True where the clause speaks of nobody, which after 除甲外 says that 甲 does it.
pub(super) fn speaks_of_nobody(clause: &str) -> bool {
    begins(clause, NOBODY)
}

/// True where the clause is a condition.
pub(super) fn is_condition(clause: &str) -> bool {
    begins(clause, CONDITION) && !begins(clause, NO_CONDITION)
}
