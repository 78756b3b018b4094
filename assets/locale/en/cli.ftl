# The command line.

cli-no-path = { $path } cannot be opened: { $cause }. Check the spelling, and that you may read it.
cli-check-summary = articles: { $articles }, errors: { $errors }, warnings: { $warnings }, notes: { $notes }
cli-lexicon = The lexicon { $path } was not loaded
cli-no-display = There is no display to open a window on. On the command line, `wenjian mentions PATH` lists the mentions; see `wenjian --help`.
cli-no-window = The window could not be made: { $cause }. OpenGL and the X11 or Wayland libraries are needed (see the README); the command line works without them: `wenjian mentions PATH`.
cli-no-gui = This build has no window. On the command line, `wenjian mentions PATH` lists the mentions; see `wenjian --help`.
