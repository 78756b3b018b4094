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
lexicon-duplicate-id = The identifier “{$id}” is taken: it stands { $line ->
    [built-in] in the built-in lexicon
   *[other] on line {$line}
}.
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
lexicon-two-owners = “{$alias}” belongs to “{$owner}” ({ $line ->
    [built-in] in the built-in lexicon
   *[other] line {$line}
}), and “{$claimant}” claims it too.
lexicon-two-owners-remedy = If it belongs to both companies, list it once, as `{"{"}text: {$alias}, also: [{$claimant}]{"}"}` at “{$owner}”; else remove it from one of them.
lexicon-alias-and-not = “{$alias}” is both an alias of “{$owner}” and a non-mention or another organisation (see { $line ->
    [built-in] the built-in lexicon
   *[other] line {$line}
}).
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
lexicon-unknown-base = “{$base}” cannot be extended.
lexicon-unknown-base-remedy = Write `extends: built-in`, or leave it out.
lexicon-remove-from-nothing = There is nothing to remove: this lexicon extends none.
lexicon-remove-from-nothing-remedy = Write `extends: built-in` below the first line, or delete `remove`.
lexicon-too-many = There are more than {$limit} entries of one kind.
lexicon-too-many-remedy = Split the lexicon into several files.

## What is odd about a lexicon that can be used

lexicon-repeated-alias = “{$alias}” stands { $line ->
    [built-in] in the built-in lexicon
   *[other] on line {$line}
} already; letter case, width and Traditional characters make no difference. The first one counts.
lexicon-repeated-alias-remedy = Delete one; writing, width and letter case make no difference.
lexicon-one-character = “{$alias}” is a single character and will be found in many other words.
lexicon-one-character-remedy = Use a longer form, or make it weak with cues.
lexicon-nothing-to-remove = “{$alias}” is not in the built-in lexicon, so it cannot be removed from it.
lexicon-nothing-to-remove-remedy = Check the spelling, or delete the line.
lexicon-never-supported = “{$alias}” is weak, but has no cues, and its company no strong alias: it can never be a mention.
lexicon-never-supported-remedy = Give it cues, or the company a strong alias.

## What is risky about a lexicon. $alias: the alias; $other: another one.

finding-one-character = “{$alias}” is a single character and will be found within countless words.
finding-everyday-word = “{$alias}” is a word of everyday Chinese, and counts wherever it stands. Make it `weak`, or give it `needs`.
finding-loose-case = “{$alias}” is short and counts in any letter case. Consider `case: exact`.
finding-shadowed = “{$alias}” is part of “{$other}”, which belongs to somebody else and wins wherever it stands.
finding-never-supported = “{$alias}” is weak, and nothing can support it: it is never a mention.
finding-dead = “{$alias}” stands nowhere in the articles, unless within a longer name.
finding-straddling = “{$alias}” may straddle words: in {$count} of its {$all} mentions an everyday word such as “{$word}” reaches over its edge. List such phrases as non-mentions, or give it `not_after` or `not_before`.

## Which lexicon it is

lexicon-origin-built-in = the built-in lexicon
