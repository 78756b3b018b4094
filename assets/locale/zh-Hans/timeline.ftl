# 时间线、共现与公司页。

## 时间线

timeline-mentions = 提及次数，共 { $articles } 篇文章
timeline-articles = 提及该公司的文章数，共 { $articles } 篇文章
timeline-mentions-share = 声量份额：占全部公司提及的比例，共 { $articles } 篇文章
timeline-articles-share = 声量份额：占提及任一公司的文章的比例，共 { $articles } 篇文章
timeline-period = 时段
timeline-all-companies = 全部公司
timeline-all-articles = 全部文章
timeline-undated = 无日期
timeline-has-gaps = 时间跨度太长，没有文章的时段已略去。

## 共现

network-within-sentence-said = 同句共现：{ $articles } 篇文章，共 { $units } 句
network-within-paragraph-said = 同段共现：{ $articles } 篇文章，共 { $units } 段
network-within-article-said = 同篇共现：共 { $articles } 篇文章
network-no-pairs = 没有哪两家公司共现得足够多。加上 --least 1，可以连只共现一次的也列出来。
network-one = 公司甲
network-other = 公司乙
network-together = 共现
network-with-one = 含甲
network-with-other = 含乙

measure-count = 次数
measure-npmi = NPMI
measure-pmi = PMI
measure-log-likelihood = 对数似然
measure-dice = Dice
