# The table of articles.

column-title = Title
column-characters = Characters
column-mentions = Mentions
column-date = Date
column-encoding = Encoding
column-file = File
column-sort = Sort by { $name }

table-colon = {": "}
table-comma = {", "}
table-name = { $count } articles
table-none = No article meets the conditions.
table-bar = Scroll up and down
table-bar-sideways = Scroll sideways
table-resize = Width of { $name }
table-columns = Choose columns
table-ascending = Ascending
table-descending = Descending
table-also = Add as a further key
table-unsorted = Do not sort by this
table-by-company = Sort by mentions of one company
table-left = Move left
table-right = Move right
table-freeze = Freeze up to this column
table-unfreeze = Unfreeze
table-fit = Fit width to content
table-hide = Hide this column
table-reset = Columns and order as at first
table-hint = Drag a head to move it, an edge to change its width. Click heads with Shift to sort by several.
table-typed = Title: { $typed }
table-selected = { $count } selected
table-copied = Rows copied: { $detail }

menu-open-article = Open the article
menu-open-file = Open in another program
menu-show-in-folder = Show in folder
menu-copy-path = Copy path
menu-copy-title = Copy title
menu-copy-csv = Copy as CSV
menu-copy-markdown = Copy as a Markdown table
menu-copy-cell = Copy { $name }
menu-open-link = Open the link
menu-sample = A sample article inside the program

keys-table = Table of articles
keys-table-move = Move up and down
keys-table-sideways = Scroll sideways
keys-table-page = A screen, the first row, the last row
keys-table-extend = Extend the selection
keys-table-all = Select all
keys-table-menu = Open the menu of the row
keys-table-type = Beginning of a title, its pinyin or pinyin initials (' first where the letter is a command)
