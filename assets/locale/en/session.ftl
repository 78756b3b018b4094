session-kind = Wenjian session
session-open-title = Open a session
session-save-title = Save the session
session-open = Open a session…
session-save = Save the session
session-save-as = Save the session as…
action-open-session = Open a session
action-save-session = Save the session: articles, filter, view and switches
action-save-session-as = Save the session under another name

# $detail: the file, and what is wrong.
session-error-io = The session could not be opened or saved. { $detail }
session-error-none = This is no session of Wenjian, which begins with “wenjian-session: 1”. { $detail }
session-error-form = The session was not opened: a line in it is not understood. Mend or delete that line. { $detail }
session-error-newer = A newer Wenjian saved this session. Open it with that one. { $detail }
session-error-filter = The session was not opened: its filter is not understood. Delete that line to see all articles. { $detail }
session-error-name = The session was not saved: a folder’s name is no valid text. Rename the folder. { $detail }
