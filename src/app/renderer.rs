//! What draws the window, and which of it to try in what order.
//!
//! Knows nothing of what is drawn. Which one worked is told by [`super::run`]; trying the next one is left
//! to the program, for some need a new process.

/// What turns the window into pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// Direct3D 12 on Windows, Metal on macOS. On Windows it also draws without a graphics driver.
    #[cfg(any(windows, target_os = "macos"))]
    Wgpu,
    /// OpenGL.
    Glow,
    /// OpenGL without the graphics card, by Mesa, which reads [`Renderer::environment`] when it starts.
    #[cfg(not(any(windows, target_os = "macos")))]
    Software,
}

impl Renderer {
    /// All there are here, in the order in which they are worth trying.
    #[cfg(any(windows, target_os = "macos"))]
    pub const ALL: [Self; 2] = [Self::Wgpu, Self::Glow];
    /// All there are here, in the order in which they are worth trying.
    #[cfg(not(any(windows, target_os = "macos")))]
    pub const ALL: [Self; 2] = [Self::Glow, Self::Software];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(any(windows, target_os = "macos"))]
            Self::Wgpu => "wgpu",
            Self::Glow => "glow",
            #[cfg(not(any(windows, target_os = "macos")))]
            Self::Software => "software",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|renderer| renderer.name() == name)
    }

    /// A variable that has to be set to a value before the process starts.
    pub fn environment(self) -> Option<(&'static str, &'static str)> {
        match self {
            #[cfg(any(windows, target_os = "macos"))]
            Self::Wgpu | Self::Glow => None,
            #[cfg(not(any(windows, target_os = "macos")))]
            Self::Glow => None,
            #[cfg(not(any(windows, target_os = "macos")))]
            Self::Software => Some(("LIBGL_ALWAYS_SOFTWARE", "1")),
        }
    }

    pub(super) fn of_eframe(self) -> eframe::Renderer {
        match self {
            #[cfg(any(windows, target_os = "macos"))]
            Self::Wgpu => eframe::Renderer::Wgpu,
            Self::Glow => eframe::Renderer::Glow,
            #[cfg(not(any(windows, target_os = "macos")))]
            Self::Software => eframe::Renderer::Glow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_name() {
        for renderer in Renderer::ALL {
            assert_eq!(Renderer::named(renderer.name()), Some(renderer));
        }
        assert_eq!(Renderer::named("crayon"), None);
    }
}
