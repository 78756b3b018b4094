# 文章列表。

column-title = 标题
column-characters = 字数
column-mentions = 提及
column-date = 日期
column-encoding = 编码
column-file = 文件
column-sort = 按{ $name }排序

table-colon = {"："}
table-comma = {"、"}
table-name = 文章列表，共 { $count } 篇
table-none = 没有符合条件的文章。
table-bar = 上下滚动
table-bar-sideways = 左右滚动
table-resize = 调整“{ $name }”的列宽
table-columns = 选择列
table-ascending = 升序
table-descending = 降序
table-also = 加为次要排序
table-unsorted = 不再据此排序
table-by-company = 按一家公司的提及排序
table-left = 左移一列
table-right = 右移一列
table-freeze = 冻结到此列
table-unfreeze = 取消冻结
table-fit = 宽度适应内容
table-hide = 隐藏此列
table-reset = 恢复最初的列和顺序
table-hint = 拖动列名可以移动，拖动列边可以调整宽度，按住 Shift 单击列名可按多列排序。
table-typed = 标题：{ $typed }
table-selected = 已选 { $count } 篇
table-copied = 已复制 { $detail } 行。

menu-open-article = 打开文章
menu-open-file = 用系统程序打开
menu-show-in-folder = 在文件夹中显示
menu-copy-path = 复制路径
menu-copy-title = 复制标题
menu-copy-csv = 复制为 CSV
menu-copy-markdown = 复制为 Markdown 表格
menu-copy-cell = 复制“{ $name }”
menu-open-link = 打开链接
menu-sample = 程序自带的示例文章

keys-table = 文章列表
keys-table-move = 上下移动
keys-table-sideways = 左右滚动
keys-table-page = 翻页，到首行、末行
keys-table-extend = 扩展所选
keys-table-all = 选中全部
keys-table-menu = 打开该行的菜单
keys-table-type = 输入标题开头、拼音或拼音首字母（与命令相同的字母前加 '）
