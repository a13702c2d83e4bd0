/** Wrong usage of the command line: the message goes to standard error, the exit status is 2. */
export class UsageError extends Error {}

/** What went wrong with a file, in one Chinese clause without the file's name. */
export function describeError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = MESSAGES[code];
  if (known) return known;
  return error instanceof Error ? error.message : String(error);
}

const MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: "找不到文件",
  EACCES: "没有权限",
  EPERM: "没有权限",
  EISDIR: "是文件夹，不是文件",
  ENOTDIR: "路径中有一段不是文件夹",
  ELOOP: "符号链接循环",
  ENAMETOOLONG: "文件名太长",
  EMFILE: "打开的文件太多",
  ENOSPC: "磁盘空间不足",
  EROFS: "磁盘是只读的",
  EBUSY: "文件正被其他程序使用",
  ERR_STRING_TOO_LONG: "文件太大",
  ERR_FS_FILE_TOO_LARGE: "文件太大",
};
