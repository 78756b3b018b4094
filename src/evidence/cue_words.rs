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
