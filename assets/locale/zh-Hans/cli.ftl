# 命令行。

cli-no-path = 无法打开 { $path }：{ $cause }。请检查拼写，以及是否有读取权限。
cli-check-summary = { $articles } 篇文章；{ $errors } 个错误，{ $warnings } 个警告，{ $notes } 个提示
cli-lexicon = 词表 { $path } 未能加载
cli-no-display = 没有可以打开窗口的显示器。在命令行中可用 `wenjian mentions PATH` 列出提及，详见 `wenjian --help`。
cli-no-window = 无法打开窗口：{ $cause }。窗口需要 OpenGL 以及 X11 或 Wayland 的库（见 README）；命令行不需要它们：`wenjian mentions PATH`。
cli-no-gui = 这个版本没有窗口。在命令行中可用 `wenjian mentions PATH` 列出提及，详见 `wenjian --help`。
