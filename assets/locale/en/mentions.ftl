## What an alias is

kind-name = name
kind-product = product
kind-person = person
kind-group = group word
kind-term = term
kind-organisation = other organisation
kind-non-mention = non-mention

## How far an alias may be trusted

strength-weak = weak
strength-normal = normal
strength-strong = strong

## What was decided

decision-accepted = mention
decision-rejected = no mention
decision-doubtful = doubtful

## Where

place-title = title
place-body = body

## The rules, in short

rule-strong = strong alias
rule-normal = nothing speaks against it
rule-supported = supported by another name
rule-cue = a cue stands near
rule-licensed = short form introduced in the article
rule-edge = touches a letter or digit
rule-not-before = forbidden word behind it
rule-not-after = forbidden word before it
rule-case = other letter case
rule-needs = a needed word is missing
rule-non-mention = part of a non-mention
rule-organisation = part of another organisation’s name
rule-unsupported = everyday word without support
rule-old-text = in old prose or verse

## And in full. $alias: what stands in the text; $company: whose alias it is; $word: the word that
## decided; $note: the lexicon’s own reason, or nothing.

reason-strong = “{$alias}” is a strong alias of {$company}: wherever it stands, it is a mention.
reason-normal = “{$alias}” is an alias of {$company}, and nothing around it speaks against it.
reason-supported = “{$alias}” is an everyday word too. It counts for {$company} here because the article also says “{$word}”.
reason-cue = “{$alias}” is an everyday word too. It counts for {$company} here because “{$word}” stands in the same sentence or in one beside it.
reason-licensed = The article itself introduces “{$alias}” as a short form for {$company}: “{$word}”.
reason-edge = “{$alias}” touches “{$word}”, so it is part of a longer word or number and no mention of {$company}.
reason-not-before = “{$alias}” is followed by “{$word}”; the lexicon says that this is not {$company}.
reason-not-after = “{$alias}” is preceded by “{$word}”; the lexicon says that this is not {$company}.
reason-case = The lexicon takes only “{$word}”, in exactly these letters, for {$company}.
reason-needs = The lexicon takes “{$alias}” for {$company} only where the article also has one of: {$word}.
reason-non-mention = “{$alias}” is part of “{$word}” here and no mention of {$company}. {$note}
reason-organisation = “{$alias}” is part of the name “{$word}” here, which is another organisation and not {$company}.
reason-unsupported = “{$alias}” is an everyday word, and nothing near it shows that {$company} is meant.
reason-old-text = The text around “{$alias}” is old prose or verse ({$word}), older than {$company}.

## Parts of a text that are not matched

excluded-url = This is part of an address on the web; names in addresses are not matched.
excluded-email = This is part of an e-mail address; names in addresses are not matched.
excluded-code = This is code; names in code are not matched.
excluded-tag = This is part of an HTML tag; names in tags are not matched.
excluded-link-target = This is where a link leads to; names in link targets are not matched.

## What became of an alias at a place. $alias: the alias; $other: the alias around it; $company: whose
## the alias is; $note: the lexicon’s own reason, or nothing.

fate-guards = The lexicon lists “{$alias}” as no mention of a company; it keeps what is within it from being marked. {$note}
fate-within = “{$alias}” is part of “{$other}” here, which is the longer name and counts.
fate-part-of-word = “{$alias}” is only a part of a longer word here.
fate-term = “{$alias}” is a term of the theme {$company}.

## What would make a place a mention. $alias: the alias; $word: the word it is about.

remedy-add-alias = Add “{$word}” to the names or products of a company in the lexicon, or to a company of its own.
remedy-remove-not-before = Remove “{$word}” from `not_before` of “{$alias}” in the lexicon.
remedy-remove-not-after = Remove “{$word}” from `not_after` of “{$alias}” in the lexicon.
remedy-any-case = Remove `case: exact` from “{$alias}” in the lexicon.
remedy-add-need = Add a word of this article to `needs` of “{$alias}” in the lexicon, or remove `needs`.
remedy-remove-guard = Remove “{$word}” from the non-mentions or other organisations of the lexicon.
remedy-add-cue = Add a word that stands near to `cues` of “{$alias}” in the lexicon.
remedy-strengthen = Or write `strength: normal` at “{$alias}” in the lexicon.
remedy-add-longer-word = If “{$word}” is a name of its own, add it to the lexicon.

## What is true of a place as a whole. $text: the text there; $owner: whose alias decided.

verdict-mention = “{$text}” is marked: it is a mention of {$owner}.
verdict-term = “{$text}” is no mention of a company; it is a term of the theme {$owner}.
verdict-doubtful = “{$text}” is not marked: it may mean {$owner}, but that is doubtful.
verdict-no-mention = “{$text}” is not marked: what the lexicon has here is no mention.
verdict-nothing = “{$text}” is not marked: no alias of the lexicon stands here.

## What became of an alias, in a word

outcome-accepted = Mention
outcome-rejected = No mention
outcome-doubtful = Doubtful
outcome-term = Term
outcome-guards = Rules it out
outcome-within = Within a longer name
outcome-part-of-word = Part of a word
outcome-excluded = Not matched

## Words that the reader is to replace in lines for the lexicon

yaml-word-near = a word that stands near
yaml-word-of-article = a word of this article
