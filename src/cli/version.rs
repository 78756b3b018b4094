//! Which build this is: number, commit, features and target, as `wenjian --version` tells them.
//!
//! All of it is known when the program is compiled; two builds of one commit say the same.

// Macros, for `concat!` takes nothing else.
#[cfg(not(feature = "gui"))]
macro_rules! features {
    () => {
        "none"
    };
}
#[cfg(all(feature = "gui", any(windows, target_os = "macos")))]
macro_rules! features {
    () => {
        "gui (wgpu, glow)"
    };
}
#[cfg(all(feature = "gui", not(any(windows, target_os = "macos"))))]
macro_rules! features {
    () => {
        "gui (glow; x11, wayland)"
    };
}

/// The number and the commit.
pub const SHORT: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("WENJIAN_COMMIT"), ")");

/// Everything, a line for each.
pub const LONG: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\ncommit:   ",
    env!("WENJIAN_COMMIT"),
    "\nfeatures: ",
    features!(),
    "\ntarget:   ",
    env!("WENJIAN_TARGET"),
);
