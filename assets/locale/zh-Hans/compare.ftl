# 对比视图：谁在做什么，写在哪里。

view-compare = 对比
action-compare = 对比

## 上方的开关

compare-rows-theme = 主题
compare-rows-article = 文章
compare-rows-outlet = 来源
compare-rows-month = 月份
compare-groups = 按群组
compare-groups-hint = 每个群组一列：提到群组名称的句子，加上其成员的句子
compare-rolled-up = 并入母公司
compare-rolled-up-hint = 子公司的句子计入母公司
compare-by-count = 句数
compare-by-company = 占公司
compare-by-row = 占本行
compare-by-length = 每万字
compare-by-count-long = 证据句数
compare-by-company-long = 占该公司全部证据的比例
compare-by-row-long = 占本行全部证据的比例
compare-by-length-long = 本行文章每一万字的证据句数
compare-measure-head = { $measure }；旁边的小字是{ $small } · { $articles } 篇文章
compare-small-articles = 文章数
compare-small-sentences = 句数
compare-columns = 比较哪些公司
compare-columns-most = 证据最多的 { $count } 家
compare-columns-all = 全部 { $count } 家
compare-columns-picked = 选定的 { $count } 家
compare-columns-find = 查找公司
compare-columns-clear = 不再选定
compare-columns-count = 前 { $count } 家
compare-progress = 正在找证据：{ $done } / { $all } 篇

## 矩阵

compare-column-label = { $company }，共 { $sentences } 句，{ $articles } 篇文章
compare-row-label = { $row }，共 { $sentences } 句
compare-cell-label = { $company } · { $row }：{ $sentences } 句，{ $articles } 篇文章
compare-cell-empty = { $company } · { $row }：{ $articles } 篇文章里没有找到证据
compare-cell-shares = 占公司 { $company } · 占本行 { $row } · 每万字 { $length }

## 画像

compare-profiles = 各家的特点
compare-profiles-measure = 与别家（同一集团不算别家）相比，哪些行说得更多。G² 是对数似然值：3.84 以上，偶然如此的机会不到二十分之一；6.63 以上，不到百分之一。倍数是所占比例之比（对数比）。
compare-profile-none = 没有哪一行比别家说得更多
compare-profile-figures = { $sentences } 句 · G² { $value } · { $times } 倍
compare-profile-figures-only = { $sentences } 句 · G² { $value } · 别家没有
compare-profile-label = { $company }：{ $row }，{ $sentences } 句，G² { $value }，{ $words }
compare-profile-in-line = { $row }：{ $figures }，{ $words }
compare-certainty-clear = 明显更多
compare-certainty-likely = 更多
compare-certainty-slight = 略多，可能出于偶然
compare-small = 数量少

## 证据

compare-list-figures = { $sentences } 句 · { $articles } 篇文章
compare-list-close = 关闭证据列表
compare-list-gathering = 正在收集证据…
compare-list-empty = 在这 { $articles } 篇文章里没有找到证据
compare-list-background = 其中 { $company } 篇提到{ $name }，{ $theme } 篇提到{ $row }，但没有一句话把两者连在一起。
compare-list-background-row = 其中 { $company } 篇提到{ $name }。
compare-list-only-listed = 下面的句子只列出，不计数。
compare-named-name = 名称：{ $alias }
compare-named-product = 产品：{ $alias }
compare-named-person = 人物：{ $alias }
compare-named-group = 群组：{ $alias }
compare-named-before = 前句点名：{ $alias }
compare-in-title = 标题
compare-out = 已移出
compare-out-hint = 这句话被移出了这个格子，不计数。
compare-item-label = { $text }（{ $badges }）{ $source }

## 没有可比的

compare-empty = 没有可以对比的内容
compare-empty-reading = 正在读取文章…
compare-empty-nothing = 在这 { $articles } 篇文章里，没有一句话同时说到公司和主题。
compare-empty-filtered = 显示的 { $articles } 篇文章里，没有一句话同时说到公司和主题。放宽筛选，也许会有。
compare-empty-picked = 选定的公司在这些文章里没有证据。
compare-empty-groups = 没有群组的证据。

## 判定：读者对证据的决定

compare-no-decisions = 无法读取判定文件：{ $detail }
decision-lost = 判定没有生效：{ $path }：“{ $quote }”：{ $cause }
decision-lost-no-article = 没有读到这篇文章
decision-lost-no-name = 现用词表里没有这个公司或主题
decision-lost-gone = 文章里已经没有这句话
decision-lost-ambiguous = 文章里有几处一样的话，上下文也一样
decision-lost-count = { $count } 条判定没有生效
decision-lost-hint = 这些判定仍留在文件里，文章或词表变回来就会生效。
decision-star = 加星标
decision-unstar = 去掉星标
decision-out = 移出这个格子
decision-back = 放回原来的格子
decision-company = 改归公司
decision-theme = 改归主题
decision-more = 判定
decision-undo = 撤销判定
decision-redo = 重做判定
action-undo-decision = 撤销对证据的判定
action-redo-decision = 重做对证据的判定
decisions-not-read = 判定文件没有读成：{ $file }
decisions-not-read-remedy = 请改正或移走这个文件，再试一次。若先做了新的判定，旧文件会改名保留，新判定另存一份。
decisions-not-written = 判定没有保存：{ $file }
decisions-not-written-remedy = 判定目前只在内存里，关闭窗口就会丢失。请检查这个文件夹能否写入、磁盘是否已满，再试一次。
decisions-reason = 原因：{ $reason }
decisions-try-again = 再试一次
