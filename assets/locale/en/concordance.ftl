# The concordance: what is sought in its context, line by line.

concordance-no-group = The lexicon has no group with the id “{ $id }”. `wenjian lexicon list` shows every alias and its owner.
concordance-no-theme = The lexicon has no theme with the id “{ $id }”. `wenjian lexicon list` shows every alias and its owner.
concordance-no-set = No set of lines is called “{ $id }”. Sets are saved in the window, below Sets.
concordance-set-lost = { $lost-count ->
    [one] 1 line of the set is not in these articles.
   *[other] { $lost } lines of the set are not in these articles.
 }
concordance-no-alias = The lexicon has no alias “{ $id }”. To look for any text, use --query.

view-concordance = Concordance
action-concordance = Concordance: see the context of every place
concordance-field = A company, theme, alias or any text
concordance-of-query = search
concordance-of-set = set
concordance-of-company = company
concordance-of-group = group
concordance-of-theme = theme
concordance-of-alias = alias
concordance-figures = { $lines-count ->
    [one] 1 line
   *[other] { $lines } lines
 } from { $articles-count ->
    [one] 1 article
   *[other] { $articles } articles
 }
concordance-chosen = { $chosen } of { $lines } lines chosen
concordance-lost = { $lines } lines; { $lost } more are no longer in these articles
concordance-seeking = Looking…
concordance-reading = Reading the articles…
concordance-ask = Type what to look for, or choose a company, group or theme at the left.
concordance-none = Nothing was found in these articles.
concordance-unknown = Neither the lexicon nor the sets have this.
concordance-bar = Scroll the lines
concordance-line-class = { $text } (class { $class })
concordance-class = Class { $class }: { $lines-count ->
    [one] 1 line
   *[other] { $lines } lines
 }; a click chooses them
concordance-characters = ±{ $width }
concordance-clause = Clause
concordance-sentence = Sentence
concordance-sort = Sort
concordance-sort-by = Choose an order
concordance-add-key = Sort by one more key
concordance-remove-key = Remove
concordance-descending = Reversed
concordance-order-text = As in the text
concordance-order-right = To the right: R1, R2, R3
concordance-order-left = To the left: L1, L2, L3
concordance-order-both = L1, R1
concordance-key-right = R{ $number }
concordance-key-left = L{ $number }
concordance-key-pinyin = Pinyin
concordance-key-date = Date
concordance-key-outlet = Outlet
concordance-key-path = File
concordance-copy = Copy, export
concordance-copy-lines = { $lines-count ->
    [one] Copy 1 line
   *[other] Copy { $lines } lines
 }
concordance-copy-text = Text with tabs, for a spreadsheet
concordance-copy-csv = CSV
concordance-copy-jsonl = JSON Lines
concordance-file-lines = { $lines-count ->
    [one] Export 1 line to a file
   *[other] Export { $lines } lines to a file
 }
concordance-file-title = Export lines
concordance-file-csv = CSV…
concordance-file-jsonl = JSON Lines…
concordance-sets = Sets
concordance-save-lines = { $lines-count ->
    [one] Save 1 line as a set
   *[other] Save { $lines } lines as a set
 }
concordance-set-name = Name of the set
concordance-save = Save
concordance-no-sets = No set has been saved yet.
concordance-add-to = Add to the set “{ $name }”
concordance-forget = Delete the set “{ $name }”
concordance-sets-not-saved = The sets could not be saved: { $detail }

keys-lines-walk = Previous, next line
keys-lines-extend = Choose a range
keys-lines-toggle = Choose this line, or no longer
keys-lines-all = Choose all lines
keys-lines-class = Put into class 1 to 9; 0: into none
keys-lines-read = Open the article of this line

concordance-lines = Lines
concordance-dispersion = Dispersion
dispersion-library = All articles
dispersion-article = Open article
dispersion-by-date = By date
dispersion-by-path = By file
dispersion-places = Places
dispersion-deviation = DP
dispersion-deviation-help = Deviation of proportions (Gries): 0 means spread as the articles are long, near 1 means gathered in a few articles.
dispersion-row = { $name }: { $places-count ->
    [one] 1 place
   *[other] { $places } places
 } in { $articles-count ->
    [one] 1 article
   *[other] { $articles } articles
 }
dispersion-start = Start
dispersion-end = End
dispersion-undated = Undated
dispersion-none = No company is mentioned here.
dispersion-laying = Laying out…
dispersion-over = { $articles-count ->
    [one] Over 1 article
   *[other] Over { $articles } articles
 }, as long as their texts
