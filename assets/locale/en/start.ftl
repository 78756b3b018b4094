# What is said where the window does not open.

start-no-window-title = Wenjian could not open its window
start-no-window = The window could not be opened: { $cause }.
start-install = A library or the graphics driver is missing. This installs what is needed: { $command }
start-install-any = A library or the graphics driver is missing. Needed are libX11, libxcb, libXcursor, libXi, libxkbcommon with its part for X11, libGL and libEGL with Mesa's drivers; for Wayland libwayland-client. The command line works without them: `wenjian mentions PATH`.
start-driver = Neither of the two ways to draw it works here. A new graphics driver usually helps. The command line works without one: `wenjian mentions PATH`.
