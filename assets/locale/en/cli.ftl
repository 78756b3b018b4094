# The command line.

cli-no-path = { $path } cannot be opened: { $cause }. Check the spelling, and that you may read it.
cli-check-summary = articles: { $articles }, errors: { $errors }, warnings: { $warnings }, notes: { $notes }
cli-lexicon = The lexicon { $path } was not loaded
cli-no-display = There is no display to open a window on. On the command line, `wenjian mentions PATH` lists the mentions; see `wenjian --help`.
cli-no-gui = This build has no window. On the command line, `wenjian mentions PATH` lists the mentions; see `wenjian --help`.
cli-lexicon-instead = Instead of it this is used: { $name }

check-lexicon = Checked: { $name } ({ $companies } companies, { $aliases } aliases)
check-findings = { $count-count ->
    [0] Nothing to look at.
    [one] { $count } thing to look at:
   *[other] { $count } things to look at:
 }
check-usage = What became of { $aliases } aliases in { $articles } articles:
check-places = Places, and the rules that decided about them:
check-dead = { $count-count ->
    [0] Every alias stands somewhere in the articles.
    [one] { $count } alias stands nowhere in the articles:
   *[other] { $count } aliases stand nowhere in the articles:
 }

explain-place = { $path }, { $field }, character { $start }, line { $line } of it
explain-advice = What would make it a mention, in lexicon.yaml:
explain-not-there = “{ $text }” stands neither in the title nor in the body of the article.
explain-nothing = No alias of the lexicon stands in the article. To ask about a text of your choice, add --text TEXT or --at N.
explain-too-far = There are only { $count } characters; --at counts from 0.
