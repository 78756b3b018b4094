//! Sentences of made-up articles: clauses with places for names, nouns and figures.

use fastrand::Rng;
use wenjian::lexicon::{AliasKind, Lexicon, Owner, Strength};

/// Clauses: `N` is a name from the lexicon, `t` a subject, `w` a common word, `d` a number.
const CLAUSES: [&str; 48] = [
    "N在t方面投入了d亿元",
    "N宣布与N在t领域展开合作",
    "分析人士认为w的变化比t更值得注意",
    "去年t的规模同比增长百分之d",
    "N的一位负责人在接受采访时表示",
    "w已经不再是一个新鲜的话题",
    "在w与w之间如何取舍是管理层必须回答的问题",
    "监管部门对t提出了更明确的要求",
    "这意味着w将进入下一个阶段",
    "N开放了t的接口",
    "相比之下N更看重w",
    "从公开的数据来看w仍有很大的空间",
    "多位从业者向记者谈到了w的难处",
    "N在d年前就开始布局t",
    "这项服务覆盖了d个城市的用户",
    "一家位于中部省份的企业率先试用了t",
    "w的成本在过去d个月里不断下降",
    "N没有回应记者的提问",
    "对于中小机构来说t的门槛依然不低",
    "市场对w的预期正在发生微妙的转变",
    "N预计年内完成t的升级",
    "报告显示约有d万家商户接入了t",
    "不过w能否持续还要看w",
    "有观点认为N的优势在于t",
    "也有人提醒w不应被高估",
    "双方将在w上共享经验",
    "根据N发布的季度报告",
    "t相关收入占比达到百分之d",
    "用户只需要几分钟就能完成w",
    "在激烈的竞争中w显得格外重要",
    "N与N的差距正在缩小",
    "业内普遍把w看作t的基础",
    "专家建议尽快建立w的标准",
    "这一轮调整涉及d名员工",
    "N把t列为今后三年的重点",
    "早期的尝试大多停留在w的层面",
    "随着w的普及t的形态也在改变",
    "资金更多流向了w",
    "消费者最关心的仍然是w",
    "新的办法将从d月起施行",
    "地方政府希望借此推动w",
    "N拒绝透露具体的数字",
    "合作伙伴的数量已经超过d家",
    "这套系统最早用于内部的w",
    "测试期间没有出现严重的故障",
    "接下来的重点是把w做得更细",
    "行业的分工因此变得更加清楚",
    "N的团队花了d个月改进t",
];
const SUBJECTS: [&str; 24] = [
    "云计算",
    "人工智能",
    "移动支付",
    "大数据风控",
    "消费信贷",
    "数据库",
    "身份识别",
    "智能投顾",
    "供应链金融",
    "区块链",
    "网络安全",
    "自动驾驶",
    "芯片设计",
    "电子商务",
    "在线教育",
    "即时通信",
    "保险科技",
    "财富管理",
    "物流网络",
    "新能源汽车",
    "短视频",
    "操作系统",
    "征信",
    "跨境支付",
];
const WORDS: [&str; 56] = [
    "产品体验",
    "渠道建设",
    "用户增长",
    "技术路线",
    "组织架构",
    "商业模式",
    "服务质量",
    "运营效率",
    "人才培养",
    "研发投入",
    "合规管理",
    "风险控制",
    "品牌形象",
    "市场份额",
    "价格竞争",
    "客户关系",
    "数据治理",
    "信息披露",
    "流程改造",
    "成本结构",
    "国际化",
    "本地化",
    "标准制定",
    "场景融合",
    "生态合作",
    "资源整合",
    "长期投资",
    "短期回报",
    "产业升级",
    "区域协同",
    "线下门店",
    "线上业务",
    "中小企业",
    "城市服务",
    "农村市场",
    "基础设施",
    "开放平台",
    "内部孵化",
    "专利储备",
    "供应链",
    "会员体系",
    "内容生产",
    "售后服务",
    "质量管理",
    "创新能力",
    "决策机制",
    "资本市场",
    "现金流",
    "毛利率",
    "员工激励",
    "知识产权",
    "消费习惯",
    "社会责任",
    "绿色转型",
    "公共服务",
    "学术研究",
];

/// One of the subjects, the first ones more often.
pub fn subject(rng: &mut Rng) -> &'static str {
    SUBJECTS[zipf(rng, SUBJECTS.len())]
}

/// A position below `count`: the first is drawn about twice as often as the second, and so on.
fn zipf(rng: &mut Rng, count: usize) -> usize {
    let drawn = ((count as f64 + 1.0).ln() * rng.f64()).exp() - 1.0;
    (drawn as usize).min(count - 1)
}

/// Writes sentences that name the companies of a lexicon.
pub struct Writer<'lexicon> {
    /// Aliases of each company: names, products and people that need no other word beside them.
    companies: Vec<Vec<&'lexicon str>>,
}

impl<'lexicon> Writer<'lexicon> {
    /// A writer that names the companies of `lexicon`, its first ones most.
    pub fn new(lexicon: &'lexicon Lexicon) -> Self {
        let mut companies = vec![Vec::new(); lexicon.companies.len()];
        for alias in &lexicon.aliases {
            if let Owner::Companies(owners) = &alias.owner
                && alias.strength != Strength::Weak
                && alias.kind != AliasKind::Term
            {
                companies[owners[0].0 as usize].push(alias.text.as_str());
            }
        }
        companies.retain(|aliases| !aliases.is_empty());
        Self { companies }
    }

    /// A title of one or two clauses.
    pub fn title(&self, rng: &mut Rng) -> String {
        let mut title = String::new();
        self.clause(rng, &mut title);
        if rng.bool() {
            title.push('，');
            self.clause(rng, &mut title);
        }
        title
    }

    /// Paragraphs of about `characters` code points.
    pub fn body(&self, rng: &mut Rng, characters: usize) -> String {
        let mut body = String::with_capacity(characters * 3 + 256);
        let mut paragraph_end = 0;
        // Nearly all characters have three bytes.
        while body.len() < characters * 3 {
            let clauses = rng.usize(1..4);
            for clause in 0..clauses {
                self.clause(rng, &mut body);
                body.push(if clause + 1 == clauses { '。' } else { '，' });
            }
            if body.len() - paragraph_end > rng.usize(300..1_500) {
                body.push_str("\n\n");
                paragraph_end = body.len();
                if rng.u32(..8) == 0 {
                    body.push_str("## ");
                    body.push_str(subject(rng));
                    body.push_str("\n\n");
                }
            }
        }
        body.push('\n');
        body
    }

    fn clause(&self, rng: &mut Rng, text: &mut String) {
        for character in CLAUSES[rng.usize(..CLAUSES.len())].chars() {
            match character {
                'N' => {
                    let aliases = &self.companies[zipf(rng, self.companies.len())];
                    text.push_str(aliases[zipf(rng, aliases.len())]);
                }
                't' => text.push_str(subject(rng)),
                'w' => text.push_str(WORDS[rng.usize(..WORDS.len())]),
                'd' => text.push_str(&rng.u32(2..900).to_string()),
                other => text.push(other),
            }
        }
    }
}
