# 筛选：哪些文章可见
scope-shown = 显示 { $shown } / { $all } 篇
scope-dates = { $from } 至 { $to }
scope-dates-undated = { $from } 至 { $to }，含无日期
scope-missing = 无{ $facet }
scope-clear = 取消筛选，显示全部文章
scope-described = 已筛选：显示 { $shown } / { $all } 篇，{ $conditions }
facet-company = 公司
facet-group = 群组
facet-theme = 主题
facet-year = 年份
facet-problem = 问题
facet-encoding = 编码
action-clear-filter = 取消筛选
facet-missing = （无）
