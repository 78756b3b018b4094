# The view that compares: who does what, and where that is written.

view-compare = Compare
action-compare = Compare

## The switches above

compare-rows-theme = Themes
compare-rows-article = Articles
compare-rows-outlet = Outlets
compare-rows-month = Months
compare-groups = Groups
compare-groups-hint = A column for each group: sentences that use its word, and those of its members
compare-rolled-up = Roll up
compare-rolled-up-hint = What a company does counts for the one it is part of
compare-by-count = Count
compare-by-company = % company
compare-by-row = % row
compare-by-length = Per 10,000
compare-by-count-long = Evidence sentences
compare-by-company-long = Share of all evidence of the company
compare-by-row-long = Share of all evidence of the row
compare-by-length-long = Evidence sentences per 10,000 characters of the row’s articles
compare-measure-head = { $measure }; { $small } in small figures · articles: { $articles }
compare-small-articles = articles
compare-small-sentences = sentences
compare-columns = Which companies
compare-columns-most = Most evidence: { $count }
compare-columns-all = All { $count }
compare-columns-picked = Picked: { $count }
compare-columns-find = Find a company
compare-columns-clear = Stop picking
compare-columns-count = First { $count }
compare-progress = Looking for evidence: { $done } of { $all } articles

## The matrix

compare-column-label = { $company }, sentences: { $sentences }, articles: { $articles }
compare-row-label = { $row }, sentences: { $sentences }
compare-cell-label = { $company } · { $row }: sentences { $sentences }, articles { $articles }
compare-cell-empty = { $company } · { $row }: no evidence found in { $articles } articles
compare-cell-shares = { $company } of the company · { $row } of the row · { $length } per 10,000 characters

## Profiles

compare-profiles = What sets each apart
compare-profiles-measure = Rows of which a company has more than the others (those of one house are not others). G² is the log-likelihood: above 3.84 chance does as much less than once in 20, above 6.63 less than once in 100. The factor is the ratio of the shares (log ratio).
compare-profile-none = No row of which it has more than the others
compare-profile-figures = { $sentences } s. · G² { $value } · × { $times }
compare-profile-figures-only = { $sentences } s. · G² { $value } · nobody else
compare-profile-label = { $company }: { $row }, sentences { $sentences }, G² { $value }, { $words }
compare-profile-in-line = { $row }: { $figures }, { $words }
compare-certainty-clear = clearly more
compare-certainty-likely = more
compare-certainty-slight = slightly more, perhaps by chance
compare-small = a small number

## Evidence

compare-list-figures = Sentences: { $sentences } · articles: { $articles }
compare-list-close = Close the list of evidence
compare-list-gathering = Gathering evidence…
compare-list-empty = No evidence was found in these { $articles } articles
compare-list-background = { $company } of them mention { $name } and { $theme } mention { $row }, but no sentence brings the two together.
compare-list-background-row = { $company } of them mention { $name }.
compare-list-only-listed = The sentences below are listed, not counted.
compare-named-name = Name: { $alias }
compare-named-product = Product: { $alias }
compare-named-person = Person: { $alias }
compare-named-group = Group: { $alias }
compare-named-before = Named before: { $alias }
compare-in-title = Title
compare-out = Taken out
compare-out-hint = A reader took this sentence out of the cell; it is not counted.
compare-item-label = { $text } ({ $badges }) { $source }

## Nothing to compare

compare-empty = Nothing to compare
compare-empty-reading = Reading articles…
compare-empty-nothing = In these { $articles } articles no sentence speaks of a company and a theme at once.
compare-empty-filtered = In the { $articles } articles shown no sentence speaks of a company and a theme at once. A wider filter may find some.
compare-empty-picked = The companies that were picked have no evidence in these articles.
compare-empty-groups = There is no evidence about groups.

## Decisions: what a reader decides about evidence

compare-no-decisions = The file of decisions cannot be read: { $detail }
decision-lost = A decision has no effect: { $path }: “{ $quote }”: { $cause }
decision-lost-no-article = the article was not read
decision-lost-no-name = the lexicon in force has no such company or theme
decision-lost-gone = the article no longer has the sentence
decision-lost-ambiguous = the article has the same sentence in several places, in the same context
decision-lost-count = Decisions without effect: { $count }
decision-lost-hint = They stay in the file, and have effect again once the article or the lexicon is as it was.
decision-star = Star
decision-unstar = Remove the star
decision-out = Take out of this cell
decision-back = Put back where it was
decision-company = To another company
decision-theme = To another theme
decision-more = Decide
decision-undo = Undo the decision
decision-redo = Redo the decision
action-undo-decision = Undo the decision about evidence
action-redo-decision = Redo the decision about evidence
decisions-not-read = The file of decisions could not be read: { $file }
decisions-not-read-remedy = Mend the file or move it away, then try again. If you decide anything before that, it is kept under another name and a new file takes its place.
decisions-not-written = Decisions were not saved: { $file }
decisions-not-written-remedy = They are only in memory, and are lost when the window is closed. Check that the folder can be written to and that the disk is not full, then try again.
decisions-reason = Reason: { $reason }
decisions-try-again = Try again
