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

## 窗口

view-timeline = 时间线
view-network = 共现
action-timeline = 时间线
action-network = 公司共现
step-day = 日
step-week = 周
step-month = 月
step-quarter = 季
step-year = 年
unit-mentions = 提及
unit-articles = 文章
timeline-counts = 数量
timeline-shares = 声量份额
timeline-companies = 公司
timeline-most-named = 提及最多的 { $count } 家
timeline-chosen-companies = 已选 { $count } 家公司
timeline-show-most-named = 提及最多的公司
timeline-counting = 正在统计……
timeline-nothing = 没有可以统计的文章。
timeline-no-dates = 这些文章都没有日期，画不出时间线。各公司的数字见下表。
timeline-undated-beside = 另有 { $articles } 篇没有日期，单列在表中
timeline-undated-left-out = 另有 { $articles } 篇没有日期，未画出
timeline-period-articles = { $articles } 篇文章
timeline-chart = 图表：拖动可选择一段时间，单击选择一个时段
timeline-clear-span = 全部日期
timeline-sum = 合计

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

network-counting = 正在统计哪些公司一起出现……
network-nothing = 这些文章里，没有哪两家公司共现得这么多。可以降低次数，或换成更大的范围。
network-as-network = 网络
network-as-matrix = 矩阵
network-within-sentence = 同句
network-within-paragraph = 同段
network-within-article = 同篇
network-pair = 公司对
network-times = 次数
network-measure = 度量
network-companies = { $count } 家公司
network-least = 至少共现 { $count } 次
network-pairs-said = 画出 { $drawn } 对；共现至少 { $least } 次的共 { $pairs } 对
network-together-sentence = 同句 { $count } 次
network-together-paragraph = 同段 { $count } 次
network-together-article = 同篇 { $count } 次
network-named-sentence = 出现在 { $count } 句中
network-named-paragraph = 出现在 { $count } 段中
network-named-article = 出现在 { $count } 篇中
measure-count-help = 两家一起出现的次数；常见的排在前面。
measure-npmi-help = log2(n·ab / (a·b)) / −log2(ab / n)，从 −1 到 1，0 表示与随机无异。衡量两家有多“形影不离”。Bouma 2009。
measure-pmi-help = log2(n·ab / (a·b))，单位为比特，0 表示与随机无异。同上，但没有上限，偏向少见的公司。Church and Hanks 1990。
measure-log-likelihood-help = 四格的 2 Σ O·ln(O/E)。衡量有多大把握不是偶然：3.84 为二十分之一，10.83 为千分之一。Dunning 1993。
measure-dice-help = 2·ab / (a + b)，从 0 到 1。衡量两家的重合程度，不考虑偶然。Dice 1945。

## 公司页

view-company = 公司页
action-company = 所选公司的公司页
company-open = 打开公司页
menu-company = { $name }的公司页
company-back = 返回
company-making = 正在汇总……
company-nothing = 这些文章都没有提及{ $name }。
company-mentions = { $count } 次提及
company-articles = 见于 { $count } 篇文章
company-first = 最早：{ $date }
company-last = 最近：{ $date }
company-undated = 另有 { $count } 次提及没有日期
company-names = 怎样称呼
company-kinds = 称呼的类别
company-outlets = 来源
company-companions = 同句出现的公司
company-themes = 主题（句数）
company-typical = 典型句子
company-typical-help = 句子最多的几个主题各取一句：陈述事实、直接说这家公司、长短适中。
company-no-outlet = （没有来源）
company-none = 无
company-more = 另有 { $count } 项
company-less = 收起
company-timeline = 提及次数，按{ $step }
company-is-part-of = 属于{ $name }
company-filter-timeline = 在时间线中查看

## 保存图表

save-menu = 保存这张图
save-svg = 存为 SVG，可印刷、可编辑
save-png = 存为 PNG，与屏幕所见相同
save-csv = 存为 CSV，只要数字
action-save-svg = 把图表存为 SVG
action-save-png = 把图表存为 PNG
action-save-csv = 把图表的数字存为 CSV
save-title = 保存图表
save-hint = 文件路径
save-button = 保存
save-help = 按 Esc 取消
save-nothing = 当前没有可以保存的图表。请打开时间线、共现或分布。
message-saved = 已保存：{ $detail }
message-not-saved = 未能保存。{ $detail }
chart-title-timeline = 公司被提及的时间
chart-title-dispersion = 提及的分布
chart-title-network = 公司共现
chart-made = 文鉴 { $version } · { $lexicon }（{ $hash }）
chart-filter = 筛选：{ $conditions }
