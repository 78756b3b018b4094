# Timeline, co-occurrence and the page of a company.

## Timeline

timeline-mentions = Mentions in { $articles-count ->
    [1] 1 article
   *[other] { $articles } articles
 }
timeline-articles = Articles with a mention, of { $articles-count ->
    [1] 1 article
   *[other] { $articles } articles
 }
timeline-mentions-share = Share of voice: part of the mentions of all companies, in { $articles-count ->
    [1] 1 article
   *[other] { $articles } articles
 }
timeline-articles-share = Share of voice: part of the articles that name any company, of { $articles-count ->
    [1] 1 article
   *[other] { $articles } articles
 }
timeline-period = Period
timeline-all-companies = All companies
timeline-all-articles = All articles
timeline-undated = No date
timeline-has-gaps = The span is so long that periods without articles are left out.

## In the window

view-timeline = Timeline
view-network = Network
action-timeline = Timeline
action-network = Network of companies
step-day = Day
step-week = Week
step-month = Month
step-quarter = Quarter
step-year = Year
unit-mentions = Mentions
unit-articles = Articles
timeline-counts = Absolute
timeline-shares = Share of voice
timeline-companies = Companies
timeline-most-named = { $count } most named
timeline-chosen-companies = { $count-count ->
    [1] 1 company
   *[other] { $count } companies
 }
timeline-show-most-named = Those named most
timeline-counting = Counting…
timeline-nothing = There are no articles to count.
timeline-no-dates = None of these articles has a date, so there is no timeline. Their counts stand in the table below.
timeline-undated-beside = { $articles-count ->
    [1] 1 article has no date and stands beside it, in the table
   *[other] { $articles } articles have no date and stand beside it, in the table
 }
timeline-undated-left-out = { $articles-count ->
    [1] 1 article without a date is left out
   *[other] { $articles } articles without a date are left out
 }
timeline-period-articles = { $articles-count ->
    [0] No articles
    [1] 1 article
   *[other] { $articles } articles
 }
timeline-chart = Chart: drag over it to choose a span, click for one period
timeline-clear-span = All days
timeline-sum = Sum

## Co-occurrence

network-within-sentence-said = Named in the same sentence: { $units } sentences in { $articles-count ->
    [1] 1 article
   *[other] { $articles } articles
 }
network-within-paragraph-said = Named in the same paragraph: { $units } paragraphs in { $articles-count ->
    [1] 1 article
   *[other] { $articles } articles
 }
network-within-article-said = Named in the same article: { $articles-count ->
    [1] 1 article
   *[other] { $articles } articles
 }
network-no-pairs = No two companies are named together often enough. --least 1 also lists those who meet once.
network-one = One
network-other = Other
network-together = Together
network-with-one = With one
network-with-other = With other

measure-count = Count
measure-npmi = NPMI
measure-pmi = PMI
measure-log-likelihood = Log-likelihood
measure-dice = Dice

network-counting = Reading who is named with whom…
network-nothing = No two companies are named together so often among these articles. Ask for fewer meetings, or for larger units.
network-as-network = Network
network-as-matrix = Matrix
network-within-sentence = Same sentence
network-within-paragraph = Same paragraph
network-within-article = Same article
network-pair = Pair
network-times = Times
network-measure = Measure
network-companies = { $count } companies
network-least = { $count-count ->
    [1] Met once or more
   *[other] Met { $count } times or more
 }
network-pairs-said = { $drawn } of { $pairs } pairs that meet { $least-count ->
    [1] at all
   *[other] at least { $least } times
 }
network-together-sentence = { $count-count ->
    [1] 1 sentence together
   *[other] { $count } sentences together
 }
network-together-paragraph = { $count-count ->
    [1] 1 paragraph together
   *[other] { $count } paragraphs together
 }
network-together-article = { $count-count ->
    [1] 1 article together
   *[other] { $count } articles together
 }
network-named-sentence = { $count-count ->
    [1] named in 1 sentence
   *[other] named in { $count } sentences
 }
network-named-paragraph = { $count-count ->
    [1] named in 1 paragraph
   *[other] named in { $count } paragraphs
 }
network-named-article = { $count-count ->
    [1] named in 1 article
   *[other] named in { $count } articles
 }
measure-count-help = How often both are named together; what is frequent comes first.
measure-npmi-help = log2(n·ab / (a·b)) / −log2(ab / n), from −1 to 1; 0 is chance. How exclusively the two belong together. Bouma 2009.
measure-pmi-help = log2(n·ab / (a·b)), in bits; 0 is chance. The same without bounds: favours what is rare. Church and Hanks 1990.
measure-log-likelihood-help = 2 Σ O·ln(O/E) over the four cells. How surely it is no chance: 3.84 is 1 in 20, 10.83 is 1 in 1,000. Dunning 1993.
measure-dice-help = 2·ab / (a + b), from 0 to 1. How much the two overlap; blind to chance. Dice 1945.

## The page of a company

view-company = Company
action-company = Page of the chosen company
company-open = Open its page
menu-company = Page of { $name }
company-back = Back
company-making = Gathering what is known…
company-nothing = None of these articles mentions { $name }.
company-mentions = { $count-count ->
    [1] 1 mention
   *[other] { $count } mentions
 }
company-articles = in { $count-count ->
    [1] 1 article
   *[other] { $count } articles
 }
company-first = First: { $date }
company-last = Last: { $date }
company-undated = { $count-count ->
    [1] 1 mention without a date
   *[other] { $count } mentions without a date
 }
company-names = What it is called
company-kinds = By kind
company-outlets = Outlets
company-companions = Named in a sentence with
company-themes = Themes (sentences)
company-typical = Typical sentences
company-typical-help = One for each of the themes with most sentences: asserted, about the company itself, neither long nor short.
company-no-outlet = (no outlet)
company-none = None
company-more = { $count } more
company-less = Fewer
company-timeline = Mentions by { $step }
company-is-part-of = Part of { $name }
company-filter-timeline = Show in the timeline

## Saving a chart

save-menu = Save this chart
save-svg = As SVG, for print and for editing
save-png = As PNG, as it stands here
save-csv = As CSV, its numbers
action-save-svg = Save the chart as SVG
action-save-png = Save the chart as PNG
action-save-csv = Save the numbers of the chart as CSV
save-title = Save the chart
save-hint = Path of the file
save-button = Save
save-help = Esc to leave
save-nothing = There is no chart in view to save. Open the timeline, the network or the dispersion.
message-saved = Saved: { $detail }
message-not-saved = Not saved. { $detail }
chart-title-timeline = When companies are named
chart-title-dispersion = Where it is named
chart-title-network = Who is named with whom
chart-made = Wenjian { $version } · { $lexicon } ({ $hash })
chart-filter = Filter: { $conditions }
