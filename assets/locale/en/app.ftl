# The window.

program = Wenjian
samples = Sample articles
view-articles = Articles
view-problems = Problems
cancel = Cancel
close = Close

open-folder = Open folder…
open-path = Open a path…
open-samples = Open the sample articles
open-recent = Recent
library-menu = Library: { $name }
dialog-title = Open a folder of articles
dialog-unavailable = The system offers no folder dialog here. Type the path of the folder instead.
dialog-slow = The folder dialog has been open for a while. If you cannot see it, press Ctrl+L and type the path.
path-title = Open a folder or file
path-hint = Path of a folder or file
path-help = Tab completes, Enter opens
path-open = Open
path-missing = There is nothing at this path. Check its spelling, or choose one from the list.
drop-here = Drop folders or files to open them

panel-filter = Find a company
panel-companies = Companies
panel-groups = Groups
panel-themes = Themes
panel-in-article = here
panel-in-library = all
panel-row = { $name }: { $article } here, { $library } in all
panel-show = Show marks
panel-hide = Hide marks
panel-only = Show only this
panel-show-all = Show all


article-figures = { $characters } characters · { $mentions-count ->
    [one] 1 mention
   *[other] { $mentions } mentions
}{ $groups-count ->
    [0] {""}
   *[other] , and { $groups } of groups
}
encoding-menu = Encoding: { $encoding }
encoding-chosen = your choice
encoding-guessed = a guess
encoding-likely = probable
encoding-why-chosen = You chose the encoding of this file; it is remembered.
encoding-why-guessed = There is too little text to tell the encoding. If the text is garbled, choose another.
encoding-why-likely = The text tells the encoding; another is improbable. If the text is garbled, choose another.
encoding-why-certain = A byte order mark or the text itself settles the encoding.
encoding-automatic = Find out
script-simplified = Simplified Chinese
script-traditional = Traditional Chinese
script-japanese = Japanese
script-korean = Korean
script-western = Western
script-any = any script
strip = Places of the mentions in the article
source-title = “{ $title }”
nobody = no company
card-hint = Click: list all · Right click: more
menu-list = List the mentions of { $name }
menu-only = Show only { $name }
menu-next = Next mention of { $name }
menu-copy-sentence = Copy the sentence with its source

lines-all = All mentions
lines-gathering = Gathering the mentions…
lines-choose = No company is marked in this article.
lines-none-article = Not mentioned in this article.
lines-none-library = Not mentioned in this library.
lines-hide = Hide the list of mentions
lines-show-all = Back to all mentions
scope-article = This article { $count }
scope-library = Library { $count }
next-mention = Next mention (N)
previous-mention = Previous mention (P)

empty-reading = Reading…
empty-library = There are no articles here.
empty-library-remedy = Wenjian reads Markdown, text and HTML files. Open another folder, or look at the samples.
problems-none = Every file was read as it stands.
problems-reading = Nothing to tell so far; reading goes on.
problems-show = Show all problems
problems-none-title = No problems
problems-none-found = No problem matches the filter.
problems-show-all = Show all problems
problems-all = All
problems-kind = Kind of problem
problems-every-kind = Every kind
problems-by-kind = By kind
problems-by-file = By file
problems-by-severity = By severity
problems-search = Filter by path, words or code
problems-of-shown = Filtered articles
problems-of-all = All files
problems-of-all-more = Whatever the filter; also files that are no articles
problems-of-all-show = Show the problems of all files
problems-none-shown = The filtered articles have no problems.
problems-group = Problems: { $count }
problem-line = line { $line }
problem-open = Open the article
problem-show-in-folder = Show in folder
problem-copy = Copy the description
folder-unavailable = The folder could not be opened: { $detail }
problem-code = Code: { $code }
severity-note = Note
severity-warning = Warning
severity-error = Error

foot-done = { $articles-count ->
    [one] { $articles } article
   *[other] { $articles } articles
 } · { $mentions-count ->
    [one] { $mentions } mention
   *[other] { $mentions } mentions
 } · { $characters } characters · read in { $milliseconds } ms
foot-cancelled = Stopped · { $articles } articles · { $mentions } mentions · { $characters } characters · { $milliseconds } ms
foot-listing = Looking for files…
foot-reading = { $done } of { $found } files
message-close = Close message

switch-language = Interface in { $name }
action-open-folder = Open folder
action-open-path = Open a path
action-open-samples = Open the sample articles
action-reload = Read again
action-articles = Articles
action-problems = Problems
action-next-mention = Next mention
action-previous-mention = Previous mention
action-next-article-mention = Next article with a mention
action-previous-article-mention = Previous article with a mention
action-find = Find in this article
action-source = Show the article as it is written
action-next-article = Next article
action-previous-article = Previous article
action-panel = Side panel
action-lines = List of mentions
action-show-all = Show all marks
action-choose-none = List all mentions
action-themes = Mark the terms of all themes
action-rejected = Outline what was not taken for a mention
action-larger = Larger type
action-smaller = Smaller type
action-first-size = Type at its first size
action-light = Light
action-paper = Paper
action-dark = Dark
action-system-theme = Light or dark as the system says
action-chinese = Interface in Chinese
action-english = Interface in English
action-palette = All commands
action-keys = All keys
action-quit = Quit
keys-title = Keys
palette-hint = Type a command

panel-roll-up-on = Count parts for the whole: Ant for Alibaba
panel-roll-up-off = Count each company for itself
action-roll-up = Count parts for the company they belong to
action-explain = Explain the selected text
menu-explain = Why is this marked, or not?
explain-select-first = Select some text in the article first, or go to a mention; then ask why it is marked.

inspector-title = Why?
inspector-looking = Looking…
inspector-advice = What would make it a mention, in lexicon.yaml
inspector-copy = Copy these lines
verdict-word-mention = Mention
verdict-word-term = Term
verdict-word-doubtful = Doubtful
verdict-word-no-mention = No mention
verdict-word-nothing = Not in the lexicon

lexicon-place = { $path }, line { $line }, column { $column }
lexicon-failed = The lexicon was not loaded: { $place }
lexicon-last-good = The last version that was right stays in force until the file is mended.
lexicon-instead = Until the file is mended this is in force: { $name }.
lexicon-show = Show
lexicon-show-more = Show all ({ $count } more)
lexicon-from-built-in = The lexicon that comes with the program.
lexicon-from-named = The lexicon named when the program was started.
lexicon-from-folder = The lexicon in the opened folder.
lexicon-from-user = Your own lexicon.
lexicon-figures = { $companies } companies, { $aliases } aliases
lexicon-hint = A file lexicon.yaml in the opened folder comes before your own and the built-in one. It is read again whenever it changes.
foot-lexicon = Lexicon: { $name }
lexicon-short-built-in = built-in
foot-matching = Matching with the changed lexicon…
message-not-watched = Changes of files are not followed: { $detail } F5 reads the folder again.

action-settings = Settings
menu-settings = Settings…
settings-looks = Looks
settings-language = Language
settings-language-why = Of the window and of the command line.
settings-theme = Theme
settings-theme-why = Light is paper, dark is ink.
settings-theme-system = System
settings-size = Reading size
settings-size-why = The type of the articles.
settings-reading = Reading
settings-hidden = Hidden and ignored files
settings-hidden-why = Also read files that begin with a dot, and those that a .gitignore leaves out.
settings-tool-folders = Folders of tools
settings-tool-folders-why = Also read .git, node_modules and the like.
settings-title-keys = Title fields
settings-title-keys-why = Asked before the usual fields, the first heading and the file name.
settings-date-keys = Date fields
settings-date-keys-why = Asked before the usual fields and the file name.
settings-keys-usual = usual fields
settings-keys-pick = choose among the fields of the library
settings-duplicates = Articles with the same text
settings-duplicates-why = How to count an article that is there several times.
settings-duplicates-each = Each
settings-duplicates-once = Once
settings-roll-up = Parts count for the whole
settings-roll-up-why = Mentions of a company count for the one it is part of, and take its colour: Ant for Alibaba.
settings-cache = Keep what was read
settings-cache-why = Opening the same folder again is much faster; takes some disk space.
settings-encodings = Files with a chosen encoding: { $count }
settings-encodings-why = Below the title of an article you can choose another encoding for it.
settings-encodings-forget = Find all out again
