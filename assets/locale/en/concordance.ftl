# The concordance: what is sought in its context, line by line.

concordance-no-group = The lexicon has no group with the id “{ $id }”. `wenjian lexicon list` shows every alias and its owner.
concordance-no-theme = The lexicon has no theme with the id “{ $id }”. `wenjian lexicon list` shows every alias and its owner.
concordance-no-alias = The lexicon has no alias “{ $text }”. To look for any text, use --query.
