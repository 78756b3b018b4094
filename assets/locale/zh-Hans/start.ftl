# 窗口打不开时说的话。

start-no-window-title = 文鉴无法打开窗口
start-no-window = 无法打开窗口：{ $cause }。
start-install = 缺少系统库或显卡驱动，可用下面的命令安装：{ $command }
start-install-any = 缺少系统库或显卡驱动。需要 libX11、libxcb、libXcursor、libXi、libxkbcommon（含 X11 部分）、libGL 与 libEGL（含 Mesa 驱动），Wayland 下还需要 libwayland-client。命令行不需要它们：`wenjian mentions PATH`。
start-driver = 两种绘制方式在这里都不可用，更新显卡驱动通常可以解决。命令行不需要显卡：`wenjian mentions PATH`。
