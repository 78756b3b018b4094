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
lexicon-duplicate-id = 标识符“{$id}”已被使用，见{ $line ->
    [built-in] 内置词表
   *[other] 第 {$line} 行
}。
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
lexicon-two-owners = “{$alias}”属于“{$owner}”（{ $line ->
    [built-in] 内置词表
   *[other] 第 {$line} 行
}），而“{$claimant}”也列出了它。
lexicon-two-owners-remedy = 如果它同属两家公司，请只列一次，在“{$owner}”下写成 `{"{"}text: {$alias}, also: [{$claimant}]{"}"}`；否则请从其中一家删去。
lexicon-alias-and-not = “{$alias}”既是“{$owner}”的别名，又列为非提及或其他机构（见{ $line ->
    [built-in] 内置词表
   *[other] 第 {$line} 行
}）。
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
lexicon-unknown-base = 不能扩展“{$base}”。
lexicon-unknown-base-remedy = 请写 `extends: built-in`，或删去这一行。
lexicon-remove-from-nothing = 没有可以删去的内容：这份词表没有扩展别的词表。
lexicon-remove-from-nothing-remedy = 请在第一行下面写 `extends: built-in`，或删去 `remove`。
lexicon-too-many = 同类的项超过了 {$limit} 个。
lexicon-too-many-remedy = 请把词表拆成几个文件。

## 词表可用，但有些异常

lexicon-repeated-alias = “{$alias}”在{ $line ->
    [built-in] 内置词表中
   *[other] 第 {$line} 行
}已经列出（大小写、全半角、繁简不作区分），以第一处为准。
lexicon-repeated-alias-remedy = 请删去一个；繁简、全半角和大小写不作区分。
lexicon-one-character = “{$alias}”只有一个字，会在许多别的词里被找到。
lexicon-one-character-remedy = 请用更长的写法，或设为 weak 并给出提示词。
lexicon-nothing-to-remove = 内置词表中没有“{$alias}”，无从删去。
lexicon-nothing-to-remove-remedy = 请检查写法，或删去这一行。
lexicon-never-supported = “{$alias}”是弱别名，却没有 `cues`，所属公司也没有强别名，因此永远不会算作提及。
lexicon-never-supported-remedy = 请给出提示词，或给公司一个强别名。

## 词表中有风险的地方。$alias：别名；$other：另一个别名。

finding-one-character = “{$alias}”只有一个字，会在无数词语里被找到。
finding-everyday-word = “{$alias}”是日常词语，却无论出现在哪里都算提及。请改为 `weak`，或给出 `needs`。
finding-loose-case = “{$alias}”很短，又不区分大小写。可以考虑 `case: exact`。
finding-shadowed = “{$alias}”是“{$other}”的一部分，后者属于别人，出现时以后者为准。
finding-never-supported = “{$alias}”是弱别名，又没有任何佐证，因此永远不会算作提及。
finding-dead = “{$alias}”从未在文章中出现，或只出现在更长的名称里。
finding-straddling = “{$alias}”可能跨在两个词上：{$all} 处提及中有 {$count} 处，“{$word}”一类的日常词语越过了它的边界。请把这样的短语列为非提及，或给出 `not_after`、`not_before`。

## 词表的来源

lexicon-origin-built-in = 内置词表
