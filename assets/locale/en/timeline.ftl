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
