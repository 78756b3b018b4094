# 命令行。

cli-no-path = 无法打开 { $path }：{ $cause }。请检查拼写，以及是否有读取权限。
cli-check-summary = { $articles } 篇文章；{ $errors } 个错误，{ $warnings } 个警告，{ $notes } 个提示
cli-lexicon = 词表 { $path } 未能加载
cli-no-display = 没有可以打开窗口的显示器。在命令行中可用 `wenjian mentions PATH` 列出提及，详见 `wenjian --help`。
cli-no-gui = 这个版本没有窗口。在命令行中可用 `wenjian mentions PATH` 列出提及，详见 `wenjian --help`。
cli-lexicon-instead = 因此改用：{ $name }

check-lexicon = 已检查：{ $name }（{ $companies } 家公司，{ $aliases } 个别名）
check-findings = { $count-count ->
    [0] 没有需要留意的地方。
   *[other] 需要留意的有 { $count } 处：
 }
check-usage = { $aliases } 个别名在 { $articles } 篇文章中的结果：
check-places = 各处原文及起作用的规则：
check-dead = { $count-count ->
    [0] 所有别名都在文章中出现过。
   *[other] 有 { $count } 个别名从未在文章中出现：
 }

explain-place = { $path }，{ $field }，第 { $start } 字之后，该处第 { $line } 行
explain-advice = 怎样才会成为提及（写在 lexicon.yaml 中）：
explain-not-there = 文章的标题和正文里都没有“{ $text }”。
explain-nothing = 文章里没有词表中的任何别名。要询问某段文字，请加 --text TEXT 或 --at N。
explain-too-far = 一共只有 { $count } 个字符；--at 从 0 数起。
