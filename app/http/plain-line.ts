/** One plain line for what stopped a start or a command: an administrator can act on it. */
export function plainLine(error: unknown, settings: () => { PORT: number; HOST: string; DATA_DIR: string }): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const at = () => {
    try {
      return settings();
    } catch {
      return { PORT: 0, HOST: "", DATA_DIR: "" };
    }
  };
  if (code === "EADDRINUSE") return `PORT: ${at().PORT} on ${at().HOST} is already in use; stop the other program or set PORT to a free one`;
  if (
    code === "EACCES" ||
    code === "EPERM" ||
    code === "EROFS" ||
    code === "ENOTDIR" ||
    code === "EEXIST" ||
    code === "SQLITE_CANTOPEN" ||
    code === "SQLITE_READONLY"
  )
    return `DATA_DIR: ${at().DATA_DIR} cannot be read and written (${code}); make it a folder this user may write to`;
  if (code === "ENOSPC" || code === "SQLITE_FULL") return "the disk is full; make room and start again";
  if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "28P01" || code === "3D000")
    return `DATABASE_URL: the database does not answer or refuses this user (${code})`;
  return error instanceof Error ? error.message.split("\n")[0]! : String(error);
}
