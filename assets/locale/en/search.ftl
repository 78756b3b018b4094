# Searching. What a query says that is no valid syntax; it is searched as plain text.
# $position: character of the query, from 1; $text: what stands there.

search-note-operand = Character { $position }: “{ $text }” lacks something to look for beside it; it is searched as a word.
search-note-group-unclosed = Character { $position }: no “)” closes this parenthesis; it is searched as text.
search-note-group-unopened = Character { $position }: no “(” opens this parenthesis; it is searched as text.
search-note-group-empty = Character { $position }: there is nothing between these parentheses; they are searched as text.
search-note-group-too-deep = Character { $position }: there are more than 50 parentheses within each other; this one is searched as text.
search-note-quote-unclosed = Character { $position }: no closing quotation mark follows; the phrase goes to the end.
search-note-quote-empty = Character { $position }: there is nothing between these quotation marks; they are searched as text.
search-note-expression-unclosed = Character { $position }: no “/” closes this regular expression; it is searched as text.
search-note-expression = Character { $position }: { $fault } The expression is searched as text.
search-note-field = Character { $position }: no article has a field of this name; “{ $text }” is searched as text.
search-note-value = Character { $position }: a value is missing after the colon; “{ $text }” is searched as text.
search-note-time = Character { $position }: “{ $text }” is no time; write 2016, 2016-10, 2016-10-13 or 2016-10..2017-03. It is searched as text.
search-note-company = Character { $position }: the lexicon has no company “{ $text }”; it is searched as text.
search-note-group = Character { $position }: the lexicon has no group “{ $text }”; it is searched as text.
search-note-theme = Character { $position }: the lexicon has no theme “{ $text }”; it is searched as text.
search-note-via = Character { $position }: “{ $text }” is no kind of alias; write name, product or person. It is searched as text.
search-note-number = Character { $position }: a number is missing in “{ $text }”; it is searched as text.
search-note-distance = Character { $position }: write NEAR/10 for a distance in characters, or NEAR/sentence; “{ $text }” is searched as a word.
search-note-near-operand = Character { $position }: on both sides of NEAR only what has a place in the text can stand; “{ $text }” is searched as a word.
search-note-too-long = Character { $position }: the query is too long; the rest is searched as one text.
