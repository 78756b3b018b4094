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

## 不参与匹配的部分

excluded-url = 这里是网址的一部分；网址中的名称不参与匹配。
excluded-email = 这里是电子邮件地址的一部分；地址中的名称不参与匹配。
excluded-code = 这里是代码；代码中的名称不参与匹配。
excluded-tag = 这里是 HTML 标签的一部分；标签中的名称不参与匹配。
excluded-link-target = 这里是链接的目标；链接目标中的名称不参与匹配。

## 某处别名的结果。$alias：别名；$other：包含它的别名；$company：后者所属的公司。

fate-guards = “{$alias}”在词表中列为非提及或其他机构，用来保护其中的文字。
fate-within = 这里的“{$alias}”是“{$other}”的一部分，以较长的名称为准。
fate-part-of-word = 这里的“{$alias}”只是更长单词的一部分。
fate-nothing = 这里没有词表中的任何别名。

## 怎样才会成为提及。$alias：别名；$word：相关的词。

remedy-add-alias = 在词表中把“{$word}”加入某家公司的名称或产品。
remedy-remove-not-before = 在词表中从“{$alias}”的 `not_before` 里删去“{$word}”。
remedy-remove-not-after = 在词表中从“{$alias}”的 `not_after` 里删去“{$word}”。
remedy-any-case = 在词表中删去“{$alias}”的 `case: exact`。
remedy-add-need = 在词表中把本文里的某个词加入“{$alias}”的 `needs`，或删去 `needs`。
remedy-remove-guard = 在词表的非提及或其他机构中删去“{$word}”。
remedy-add-cue = 在词表中把附近的某个词加入“{$alias}”的 `cues`。
remedy-strengthen = 在词表中给“{$alias}”写上 `strength: normal`。
remedy-add-longer-word = 如果“{$word}”本身就是一个名称，请把它加入词表。

## 词表文件中的错误，以及如何改正

lexicon-unreadable = 无法读取文件：{$cause}。
lexicon-unreadable-remedy = 请确认文件存在、是 UTF-8 编码的文本文件，并且您有权读取。
lexicon-too-large = 文件超过 8 MiB。
lexicon-too-large-remedy = 这不像是词表，请确认是否选对了文件。
lexicon-yaml = 这里无法理解：{$cause}。
lexicon-yaml-remedy = 请检查这一行和上一行。缩进用空格，不用制表符，每级两个；`:` 和 `-` 后面要有空格；含有 `: ` 或 ` #` 的文字，以及以特殊符号开头的文字，要放在英文双引号里。
lexicon-unknown-key = 这里不能写“{$key}”。
lexicon-unknown-key-remedy = 这里可以写：{$expected}。如果它是带冒号的文字，请放在英文双引号里。
lexicon-missing-key = 这里缺少“{$key}”。
lexicon-missing-key-remedy = 请在这一项里加一行 `{$key}: …`，缩进与其他各行相同。
lexicon-repeated-key = 同一项里出现了两个“{$key}”。
lexicon-repeated-key-remedy = 请合并，或删去其中一个。
lexicon-wrong-shape = 这里应当是别的内容：{$cause}。
lexicon-wrong-shape-remedy = 列表的每一项前面写 `- `，或写成 `[甲, 乙]`；名称写成 `{"{"}zh: 中文, en: English{"}"}`。
lexicon-unquoted = “{$value}”被当成了数字或是否，而不是文字。
lexicon-unquoted-remedy = 请加上英文双引号："{$value}"。
lexicon-version = 文件是第 {$version} 版格式，本程序读取第 1 版。
lexicon-version-remedy = 请在第一行写 `wenjian-lexicon: 1`，或使用更新的程序。
lexicon-bad-id = “{$id}”不能作标识符。
lexicon-bad-id-remedy = 请只用小写字母 a 到 z、数字和连字符，例如 `china-mobile`。
lexicon-duplicate-id = 标识符“{$id}”已被使用，见第 {$line} 行。
lexicon-duplicate-id-remedy = 请给其中一个换个标识符，或把两项合并。公司、群组和主题的标识符不能相同。
lexicon-unknown-company = 没有标识符为“{$id}”的公司。
lexicon-unknown-company-remedy = { $similar ->
    [none] 请写词表中某家公司的 `id`，或添加这家公司。
   *[other] 是不是想写“{$similar}”？
}
lexicon-part-of-circle = “{$id}”直接或间接地属于它自己。
lexicon-part-of-circle-remedy = 请删去其中一个 `part_of`。
lexicon-empty-alias = 这里没有文字。
lexicon-empty-alias-remedy = 请写上文字，或删去这一项。
lexicon-long-alias = 别名最多 100 个字；这一个以“{$alias}”开头。
lexicon-long-alias-remedy = 请检查它前后的引号和换行。
lexicon-two-owners = “{$alias}”属于“{$owner}”（第 {$line} 行），而“{$claimant}”也列出了它。
lexicon-two-owners-remedy = 如果它同属两家公司，请只列一次，在“{$owner}”下写成 `{"{"}text: {$alias}, also: [{$claimant}]{"}"}`；否则请从其中一家删去。
lexicon-alias-and-not = “{$alias}”既是“{$owner}”的别名，又列为非提及或其他机构（见第 {$line} 行）。
lexicon-alias-and-not-remedy = 请删去其中一处。如果它只是有时才算提及，请写 `strength: weak` 并给出 `cues`。
lexicon-misplaced-option = “{$alias}”不能用 `{$option}`。
lexicon-misplaced-option-remedy = 请删去它；只有公司的别名才能用。
lexicon-bad-strength = “{$value}”不是强度。
lexicon-bad-strength-remedy = 请写 `strong`（强）、`normal`（普通）或 `weak`（弱）。
lexicon-bad-colour = “{$value}”不是颜色。
lexicon-bad-colour-remedy = 请写带引号的六位十六进制数，例如 "#ff6a00"。
lexicon-bad-case = `case` 的值不能是“{$value}”。
lexicon-bad-case-remedy = 请写 `exact`，或不写这一项。
lexicon-bad-period = 时期的结束（{$to}）早于开始（{$from}）。
lexicon-bad-period-remedy = 请把两个年份对调。
lexicon-too-many = 同类的项超过了 {$limit} 个。
lexicon-too-many-remedy = 请把词表拆成几个文件。

## 词表可用，但有些异常

lexicon-repeated-alias = “{$alias}”在第 {$line} 行已经列出（大小写、全半角、繁简不作区分），以第一处为准。
lexicon-one-character = “{$alias}”只有一个字，会在许多别的词里被找到。
lexicon-never-supported = “{$alias}”是弱别名，却没有 `cues`，所属公司也没有强别名，因此永远不会算作提及。
