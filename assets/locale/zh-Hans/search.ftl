# 搜索。查询中不合语法的地方，按普通文字搜索。
# $position：查询的第几个字符，从 1 数起；$text：那里的文字。

search-note-operand = 第 { $position } 个字符：“{ $text }”旁边缺少要找的内容，已按普通文字搜索。
search-note-group-unclosed = 第 { $position } 个字符：这个括号没有对应的“)”，已按普通文字搜索。
search-note-group-unopened = 第 { $position } 个字符：这个括号前面没有“(”，已按普通文字搜索。
search-note-group-empty = 第 { $position } 个字符：括号里没有内容，已按普通文字搜索。
search-note-group-too-deep = 第 { $position } 个字符：括号嵌套超过 50 层，已按普通文字搜索。
search-note-quote-unclosed = 第 { $position } 个字符：引号没有关上，短语一直到末尾。
search-note-quote-empty = 第 { $position } 个字符：引号里没有内容，已按普通文字搜索。
search-note-expression-unclosed = 第 { $position } 个字符：正则表达式没有用“/”结束，已按普通文字搜索。
search-note-expression = 第 { $position } 个字符：{ $fault }这个表达式已按普通文字搜索。
search-note-field = 第 { $position } 个字符：没有文章有这个字段，“{ $text }”已按普通文字搜索。
search-note-value = 第 { $position } 个字符：冒号后面缺少内容，“{ $text }”已按普通文字搜索。
search-note-time = 第 { $position } 个字符：“{ $text }”不是时间；应写作 2016、2016-10、2016-10-13 或 2016-10..2017-03。已按普通文字搜索。
search-note-company = 第 { $position } 个字符：词表里没有公司“{ $text }”，已按普通文字搜索。
search-note-group = 第 { $position } 个字符：词表里没有群组“{ $text }”，已按普通文字搜索。
search-note-theme = 第 { $position } 个字符：词表里没有主题“{ $text }”，已按普通文字搜索。
search-note-via = 第 { $position } 个字符：“{ $text }”不是别名的种类，应写 name、product 或 person。已按普通文字搜索。
search-note-number = 第 { $position } 个字符：“{ $text }”缺少数字，已按普通文字搜索。
search-note-distance = 第 { $position } 个字符：距离应写作 NEAR/10（字符数）或 NEAR/sentence（同一句），“{ $text }”已按普通文字搜索。
search-note-near-operand = 第 { $position } 个字符：NEAR 两边只能是在文中有位置的内容，“{ $text }”已按普通文字搜索。
search-note-too-long = 第 { $position } 个字符：查询太长，余下部分按一段文字搜索。
