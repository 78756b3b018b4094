//! The console a program with a window was started from, on Windows.
//!
//! Windows gives such a program no console, so that a double click opens none. Where one is at hand, the
//! command line prints there; what already leads to a file or a pipe stays as it is. Elsewhere every program
//! has its terminal, and there is nothing to do.

#[cfg(not(windows))]
pub fn attach() {}

/// Prints to the console the program was started from, if there is one.
#[cfg(windows)]
// The standard library has no such call; each takes and gives plain values, and no memory is shared.
#[allow(unsafe_code)]
pub fn attach() {
    use windows_sys::Win32::Foundation::INVALID_HANDLE_VALUE;
    use windows_sys::Win32::Storage::FileSystem::{FILE_TYPE_DISK, FILE_TYPE_PIPE, GetFileType};
    use windows_sys::Win32::System::Console::{
        ATTACH_PARENT_PROCESS, AttachConsole, GetStdHandle, STD_ERROR_HANDLE, STD_INPUT_HANDLE,
        STD_OUTPUT_HANDLE, SetStdHandle,
    };
    let streams = [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE];
    // SAFETY: GetStdHandle takes the name of a stream; GetFileType answers for any value.
    let redirected = streams.map(|stream| unsafe {
        let handle = GetStdHandle(stream);
        let leads_somewhere = !handle.is_null()
            && handle != INVALID_HANDLE_VALUE
            && matches!(GetFileType(handle), FILE_TYPE_DISK | FILE_TYPE_PIPE);
        leads_somewhere.then_some((stream, handle))
    });
    // SAFETY: no arguments but a number. Failing means that there is no console, or one already.
    if unsafe { AttachConsole(ATTACH_PARENT_PROCESS) } == 0 {
        return;
    }
    // Attaching may lead all streams to the console.
    for (stream, handle) in redirected.into_iter().flatten() {
        // SAFETY: the handle was this process's own a moment ago, and nothing closed it.
        unsafe { SetStdHandle(stream, handle) };
    }
}
