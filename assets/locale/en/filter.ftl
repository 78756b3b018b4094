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
