# 证据：说的是谁，语气如何。

## 把一句话归给某家公司的规则

evidence-rule-inside-name = 主题词是这家公司产品名称的一部分。
evidence-rule-subject = 在同一个分句里，这家公司是主题词之前最近的主语。
evidence-rule-coordinated = 几个名称并列，这句话归它们共有。
evidence-rule-compared = 这家公司是比较的主体，优势归它。
evidence-rule-name-after = 在同一个分句里，名称在主题词之后。
evidence-rule-clause-before = 这个分句没有点名，接着说前一个分句的公司。
evidence-rule-clause-after = 这个分句只交代范围，说的是后面出现的公司。
evidence-rule-only-name = 附近只有一个作宾语的名称，没有别的公司可归。
evidence-rule-carried = 这句话没有点名，接着说同一段里前一句的公司。
evidence-rule-comparand = 别的公司拿来和这家公司相比；只列出，不计数。
evidence-rule-decided = 有人把这句话放到了这里。

evidence-attribution-direct = 点名
evidence-attribution-carried = 承接前句
evidence-attribution-comparand = 比较对象
evidence-attribution-decided = 移入

evidence-stance-asserted = 肯定
evidence-stance-negated = 否定
evidence-stance-negated-hint = 这句话说的是没有、尚未或不是。
evidence-stance-planned = 计划
evidence-stance-planned-hint = 这句话说的是将要或计划。
evidence-stance-reported = 传闻
evidence-stance-reported-hint = 这句话转述他人，或只是可能。

## 命令行里的矩阵

compare-measure = 句子数（文章数），共 { $articles } 篇文章；同一句话在一个格子里只计一次
compare-profile = { $company }：{ $row }，对数似然值 { $value }，对数比 { $ratio }，句子数 { $sentences }
compare-profile-small = { $company }：{ $row }，对数似然值 { $value }，对数比 { $ratio }，句子数 { $sentences }（数量少）
compare-nothing = 在 { $articles } 篇文章里，没有找到公司与主题同时出现的句子。
compare-no-outlet = （没有来源）
compare-no-month = （没有日期）
compare-no-company = 词表里没有代号为“{ $id }”的公司。`wenjian lexicon list` 会列出全部公司。
