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

## Parts of a text that are not matched

excluded-url = This is part of an address on the web; names in addresses are not matched.
excluded-email = This is part of an e-mail address; names in addresses are not matched.
excluded-code = This is code; names in code are not matched.
excluded-tag = This is part of an HTML tag; names in tags are not matched.
excluded-link-target = This is where a link leads to; names in link targets are not matched.

## What became of an alias at a place. $alias: the alias; $other: the alias around it; $company: whose
## the other alias is.

fate-guards = “{$alias}” is in the lexicon as something that is no mention; it protects what is within it.
fate-within = “{$alias}” is part of “{$other}” here, which is the longer name and counts.
fate-part-of-word = “{$alias}” is only a part of a longer word here.
fate-nothing = No alias of the lexicon stands here.

## What would make a place a mention. $alias: the alias; $word: the word it is about.

remedy-add-alias = Add “{$word}” to the names or products of a company in the lexicon.
remedy-remove-not-before = Remove “{$word}” from `not_before` of “{$alias}” in the lexicon.
remedy-remove-not-after = Remove “{$word}” from `not_after` of “{$alias}” in the lexicon.
remedy-any-case = Remove `case: exact` from “{$alias}” in the lexicon.
remedy-add-need = Add a word of this article to `needs` of “{$alias}” in the lexicon, or remove `needs`.
remedy-remove-guard = Remove “{$word}” from the non-mentions or other organisations of the lexicon.
remedy-add-cue = Add a word that stands near to `cues` of “{$alias}” in the lexicon.
remedy-strengthen = Write `strength: normal` at “{$alias}” in the lexicon.
remedy-add-longer-word = If “{$word}” is a name of its own, add it to the lexicon.

## Errors in a lexicon file, and what to do about them

lexicon-unreadable = The file cannot be read: {$cause}.
lexicon-unreadable-remedy = Check that the file exists, that it is a text file in UTF-8, and that you may read it.
lexicon-too-large = The file is larger than 8 MiB.
lexicon-too-large-remedy = This does not look like a lexicon. Check that it is the right file.
lexicon-yaml = The file cannot be understood here: {$cause}.
lexicon-yaml-remedy = Look at this line and the one above. Indent with spaces, not tabs, two for each level; write a space after each `:` and `-`; put texts that contain `: ` or ` #`, or start with a special character, into double quotes.
lexicon-unknown-key = “{$key}” means nothing here.
lexicon-unknown-key-remedy = One of these is expected: {$expected}. If it is a text with a colon, put it into double quotes.
lexicon-missing-key = “{$key}” is missing here.
lexicon-missing-key-remedy = Add a line `{$key}: …` to this entry, indented like its other lines.
lexicon-repeated-key = “{$key}” stands twice in one entry.
lexicon-repeated-key-remedy = Join the two, or remove one of them.
lexicon-wrong-shape = Something else belongs here: {$cause}.
lexicon-wrong-shape-remedy = A list has a `- ` before each entry, or is written `[one, two]`; a name is written `{"{"}zh: 中文, en: English{"}"}`.
lexicon-unquoted = “{$value}” is read as a number or as yes or no, not as a text.
lexicon-unquoted-remedy = Put it into double quotes: "{$value}".
lexicon-version = The file is written in version {$version} of the format; this program reads version 1.
lexicon-version-remedy = Write `wenjian-lexicon: 1` on the first line, or get a newer version of the program.
lexicon-bad-id = “{$id}” cannot be an identifier.
lexicon-bad-id-remedy = Use lower-case letters a to z, digits and hyphens, such as `china-mobile`.
lexicon-duplicate-id = The identifier “{$id}” is taken: it stands on line {$line}.
lexicon-duplicate-id-remedy = Give one of the two another identifier, or join them. Companies, groups and themes share one list of identifiers.
lexicon-unknown-company = No company has the identifier “{$id}”.
lexicon-unknown-company-remedy = { $similar ->
    [none] Use the `id` of a company of the lexicon, or add that company.
   *[other] Did you mean “{$similar}”?
}
lexicon-part-of-circle = “{$id}” is part of itself, directly or through others.
lexicon-part-of-circle-remedy = Remove one `part_of` of the circle.
lexicon-empty-alias = There is no text here.
lexicon-empty-alias-remedy = Write the text, or remove the entry.
lexicon-long-alias = An alias has at most 100 characters; this one starts with “{$alias}”.
lexicon-long-alias-remedy = Check the quotation marks and line ends around it.
lexicon-two-owners = “{$alias}” belongs to “{$owner}” (line {$line}), and “{$claimant}” claims it too.
lexicon-two-owners-remedy = If it belongs to both companies, list it once, as `{"{"}text: {$alias}, also: [{$claimant}]{"}"}` at “{$owner}”; else remove it from one of them.
lexicon-alias-and-not = “{$alias}” is both an alias of “{$owner}” and a non-mention or another organisation (see line {$line}).
lexicon-alias-and-not-remedy = Remove one of the two. If the alias is right only sometimes, make it `strength: weak` and give it cues.
lexicon-misplaced-option = `{$option}` has no meaning at “{$alias}”.
lexicon-misplaced-option-remedy = Remove it; only aliases of companies may have it.
lexicon-bad-strength = “{$value}” is no strength.
lexicon-bad-strength-remedy = Write `strong`, `normal` or `weak`.
lexicon-bad-colour = “{$value}” is no colour.
lexicon-bad-colour-remedy = Write six hexadecimal digits in quotes, such as "#ff6a00".
lexicon-bad-case = “{$value}” is no value of `case`.
lexicon-bad-case-remedy = Write `exact`, or leave it out.
lexicon-bad-period = The period ends ({$to}) before it starts ({$from}).
lexicon-bad-period-remedy = Swap the two years.
lexicon-too-many = There are more than {$limit} entries of one kind.
lexicon-too-many-remedy = Split the lexicon into several files.

## What is odd about a lexicon that can be used

lexicon-repeated-alias = “{$alias}” stands on line {$line} already; letter case, width and Traditional characters make no difference. The first one counts.
lexicon-one-character = “{$alias}” is a single character and will be found in many other words.
lexicon-never-supported = “{$alias}” is weak, but has no cues, and its company no strong alias: it can never be a mention.
