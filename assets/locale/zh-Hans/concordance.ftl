# 语境：检索词及其上下文，逐行对齐。

concordance-no-group = 词表里没有代号为“{ $id }”的群组。`wenjian lexicon list` 会列出全部别名及其所属。
concordance-no-theme = 词表里没有代号为“{ $id }”的主题。`wenjian lexicon list` 会列出全部别名及其所属。
concordance-no-alias = 词表里没有别名“{ $text }”。要查找任意文字，请用 --query。
