# The filter: which articles are shown
scope-shown = { $shown } of { $all } articles
scope-dates = { $from } to { $to }
scope-dates-undated = { $from } to { $to }, and undated
scope-missing = no { $facet }
scope-clear = Show every article again
scope-described = Filtered: { $shown } of { $all } articles, { $conditions }
facet-company = company
facet-group = group
facet-theme = theme
facet-year = year
facet-problem = problem
facet-encoding = encoding
action-clear-filter = Show every article again
facet-missing = (none)

# Search of the whole library
action-search = Search all articles
action-next-hit = Next search result
action-previous-hit = Previous search result
search-hint = Search all articles
search-open = Search all articles
search-help = How to search
search-help-title = Ways to search (click to try)
search-exact = Exactly as typed (script, width and case matter)
search-empty = Empty the search
search-found = { $articles-count ->
    [one] { $articles } article
   *[other] { $articles } articles
 }, { $hits-count ->
    [one] { $hits } hit
   *[other] { $hits } hits
 }
search-hits = { $count-count ->
    [one] { $count } hit
   *[other] { $count } hits
 }
search-more = { $count } more
search-keys = ↑↓ choose · Enter open · F3 next · Esc back
search-none = No article answers this.
search-looking = Searching…
search-first = Searching… the best so far
search-title = Search all articles
search-title-more = Titles, fields and bodies are searched together; what is found is what every view shows.
search-help-all = both stand there
search-help-any = one of them is enough
search-help-not = the first without the second
search-help-phrase = the phrase as it is, spaces included
search-help-group = parentheses go first
search-help-near = at most 10 characters apart
search-help-sentence = in one sentence
search-help-expression = regular expression
search-help-field = in the title only; also body: or any field
search-help-time = dated within
search-help-company = mentions this company
search-help-via = mentions it by a product
search-help-theme = has a word of this theme
search-help-mentions = more than 10 mentions of companies
keys-search = Search
keys-search-open = Search all articles
keys-search-walk = Choose among the results
keys-search-go = Open the chosen place
keys-search-step = Next · previous search result
keys-search-back = Back
search-back = Back
panel-in-shown = shown
panel-row-shown = { $name }: { $article } here, { $library } in the articles shown

# The filter in the side panel
panel-tab-named = Named
panel-tab-filter = Filter
action-filters = Show or hide the filters
filter-counting = Counting…
filter-dates = Dates
filter-brush = Articles by date: { $span }
filter-undated = undated
filter-row = { $name }: { $articles-count ->
    [one] { $articles } article
   *[other] { $articles } articles
 }
filter-more = { $count } more
filter-clear-facet = Choose nothing of “{ $facet }”
saved-title = Saved searches
saved-hint = Name to save, or paste a line
saved-copy-filter = Copy this filter as a line of text
saved-copy = Copy as a line of text
saved-forget = Delete “{ $name }”
search-pinyin = Find by pinyin and its initials too (tengxun, txjry)
