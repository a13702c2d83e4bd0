/** What the extension says to a person, by its Chinese wording; `{0}` stands for the first value put in. */
export const ENGLISH = {
  没有打开的年报: "No report is open",
  没有可安全修正的问题: "There is no problem that can be fixed safely",

  在此接受: "Accept Here",
  "为什么不用改？理由写进 {0}，同事也看得到，这一处以后不再提示":
    "Why need this not be changed? The reason is written into {0}, for colleagues too, and this place is not reported again",
  请写明理由: "Give a reason",
  "没有写入：{0} 的写法或编码有误，请先改正":
    "Nothing was written: {0} has an error in its syntax or encoding; correct it first",
  "“{0}”已写在 {1} 的词库里": "“{0}” is now in the words of {1}",
  "已接受，理由写在 {0} 里": "Accepted; the reason is in {0}",
  "写不了 {0}": "{0} cannot be written",

  制表符行: "tab-separated rows",
  "一行一行，以制表符分开，可粘贴到 Excel、WPS": "A row a line, can be pasted into Excel and WPS",
  "Markdown 表格": "Markdown tables",
  "以竖线分开，各栏对齐": "Parted by pipes, columns aligned",
  每格一行: "a line a cell",
  "一个单元格一行，空行分开各行": "A cell a line, an empty line between rows",
  改写全文表格的排法: "Convert the Layout of All Tables",
  数字和文字都不改: "No figure and no word is changed",
  "文字在这期间有改动，没有改写，请再试一次": "The text has changed meanwhile and was left as it is; try again",
  "已把 {0} 个表格改为{1}": "Tables converted to {1}: {0}",
  "保持原样的：{0}": "Left as they are: {0}",
  "表格已经是{0}": "The tables are {0} already",

  "这份年报是用 {0} 编码保存的，打开时用错了编码，文字成了乱码。":
    "This report is stored as {0} and was opened in another encoding, which has garbled its text.",
  "用 {0} 重新打开": "Reopen as {0}",
  "没有重新打开：请先保存或放弃修改，再从状态栏选择“通过编码重新打开”→ {0}":
    "Not reopened: save or revert the changes first, then choose “Reopen with Encoding” in the status bar, and {0}",

  新建年度报告: "New Annual Report",
  机关名称: "Name of the body",
  请写机关名称: "Give the name of the body",
  报告的是哪一年: "Year reported on",
  "请写四位数的年份，如 2025": "Give a year of four digits, such as 2025",
  "没有建成：校对服务没有应答，或者该年度没有规定的格式":
    "Not made: the checking service does not answer, or there is no form for that year",
  "已从 {0} 带入 {1} 个数": "Figures taken over from {0}: {1}",
  "工作区里没有上年的年报，上年结转等请自行填写":
    "Last year's report is not in the workspace; fill in what it carries over by hand",

  转到: "Go To",
  "{0} 个错误": "errors: {0}",
  "{0} 个警告": "warnings: {0}",
  "{0} 个提示": "hints: {0}",
} as const;
