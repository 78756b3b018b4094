## 别名的种类

kind-name = 名称
kind-product = 产品
kind-person = 人物
kind-group = 群组
kind-term = 术语
kind-organisation = 其他机构
kind-non-mention = 非提及

## 别名的强度

strength-weak = 弱
strength-normal = 普通
strength-strong = 强

## 判定

decision-accepted = 提及
decision-rejected = 不是提及
decision-doubtful = 存疑

## 位置

place-title = 标题
place-body = 正文

## 规则的简称

rule-strong = 强别名
rule-normal = 无反证
rule-supported = 文中另有其名
rule-cue = 附近有线索词
rule-licensed = 文中定义的简称
rule-edge = 紧邻字母或数字
rule-not-before = 后接排除词
rule-not-after = 前接排除词
rule-case = 大小写不符
rule-needs = 缺少必要词
rule-non-mention = 属于非提及短语
rule-organisation = 属于其他机构名称
rule-unsupported = 日常词语，无佐证
rule-old-text = 处在古文中

## 完整的说明。$alias：文中的别名；$company：所属公司；$word：起决定作用的词；$note：词表给出的理由，可为空。

reason-strong = “{$alias}”是{$company}的强别名，无论出现在哪里都算提及。
reason-normal = “{$alias}”是{$company}的别名，上下文中没有相反的依据。
reason-supported = “{$alias}”也是日常词语；因为文中还出现了“{$word}”，这里算作对{$company}的提及。
reason-cue = “{$alias}”也是日常词语；因为本句或相邻句中出现了“{$word}”，这里算作对{$company}的提及。
reason-licensed = 文中已说明“{$alias}”是{$company}的简称：“{$word}”。
reason-edge = “{$alias}”紧邻“{$word}”，是更长的单词或数字的一部分，不是对{$company}的提及。
reason-not-before = “{$alias}”后面紧跟“{$word}”，按词表的规定不是指{$company}。
reason-not-after = “{$alias}”前面紧接“{$word}”，按词表的规定不是指{$company}。
reason-case = 词表规定，只有大小写写作“{$word}”时才是指{$company}。
reason-needs = 词表规定，文中须出现以下词语之一，“{$alias}”才算提及{$company}：{$word}。
reason-non-mention = 这里的“{$alias}”是“{$word}”的一部分，不是对{$company}的提及。{$note}
reason-organisation = 这里的“{$alias}”是“{$word}”这一名称的一部分，那是另一个机构，不是{$company}。
reason-unsupported = “{$alias}”是日常词语，附近没有迹象表明指的是{$company}。
reason-old-text = “{$alias}”前后是古文或旧小说的文字（{$word}），那里不会说到{$company}。

## 不参与匹配的部分

excluded-url = 这里是网址的一部分；网址中的名称不参与匹配。
excluded-email = 这里是电子邮件地址的一部分；地址中的名称不参与匹配。
excluded-code = 这里是代码；代码中的名称不参与匹配。
excluded-tag = 这里是 HTML 标签的一部分；标签中的名称不参与匹配。
excluded-link-target = 这里是链接的目标；链接目标中的名称不参与匹配。

## 某处别名的结果。$alias：别名；$other：包含它的别名；$company：别名的归属；$note：词表给出的理由，可为空。

fate-guards = 词表把“{$alias}”列为非提及或其他机构，其中的文字因此不标出。{$note}
fate-within = 这里的“{$alias}”是“{$other}”的一部分，以较长的名称为准。
fate-part-of-word = 这里的“{$alias}”只是更长单词的一部分。
fate-term = “{$alias}”是主题“{$company}”的词语。

## 怎样才会成为提及。$alias：别名；$word：相关的词。

remedy-add-alias = 在词表中把“{$word}”加入某家公司的名称或产品，或单列一家公司。
remedy-remove-not-before = 在词表中从“{$alias}”的 `not_before` 里删去“{$word}”。
remedy-remove-not-after = 在词表中从“{$alias}”的 `not_after` 里删去“{$word}”。
remedy-any-case = 在词表中删去“{$alias}”的 `case: exact`。
remedy-add-need = 在词表中把本文里的某个词加入“{$alias}”的 `needs`，或删去 `needs`。
remedy-remove-guard = 在词表的非提及或其他机构中删去“{$word}”。
remedy-add-cue = 在词表中把附近的某个词加入“{$alias}”的 `cues`。
remedy-strengthen = 或者在词表中给“{$alias}”写上 `strength: normal`。
remedy-add-longer-word = 如果“{$word}”本身就是一个名称，请把它加入词表。

## 对一处文字的总体判断。$text：该处文字；$owner：起决定作用的别名属于谁。

verdict-mention = “{$text}”已标出：这里提到了{$owner}。
verdict-term = “{$text}”没有提到公司，是主题“{$owner}”的词语。
verdict-doubtful = “{$text}”没有标出：可能是指{$owner}，但存疑。
verdict-no-mention = “{$text}”没有标出：词表中的别名在这里不算提及。
verdict-nothing = “{$text}”没有标出：这里没有词表中的任何别名。

## 别名结果的简称

outcome-accepted = 提及
outcome-rejected = 不是提及
outcome-doubtful = 存疑
outcome-term = 主题词
outcome-guards = 排除项
outcome-within = 在更长的名称里
outcome-part-of-word = 单词的一部分
outcome-excluded = 不参与匹配

## 写进词表之前要由读者替换的词

yaml-word-near = 附近的词
yaml-word-of-article = 本文中的词
