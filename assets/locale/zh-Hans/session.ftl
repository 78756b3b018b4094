session-kind = 文鉴会话
session-open-title = 打开会话
session-save-title = 保存会话
session-open = 打开会话…
session-save = 保存会话
session-save-as = 会话另存为…
action-open-session = 打开会话
action-save-session = 保存会话：文章、筛选、视图与各项开关
action-save-session-as = 会话另存为

# $detail：文件与原因。
session-error-io = 会话未能打开或保存。{ $detail }
session-error-none = 这不是文鉴的会话文件（应以“wenjian-session: 1”开头）。{ $detail }
session-error-form = 会话未打开：其中一行无法理解，请改正或删去该行。{ $detail }
session-error-newer = 该会话由更新版本的文鉴保存，请用新版本打开。{ $detail }
session-error-filter = 会话未打开：其中的筛选条件无法理解，删去该行即可看到全部文章。{ $detail }
session-error-name = 会话未保存：有文件夹的名称不是有效文字，请先改名。{ $detail }
