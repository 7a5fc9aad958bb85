import { refusal } from "./refusal";

/** A form with one file in it. `file` is null where none came, `tooLarge` where it was larger than the page takes. */
export type Uploaded = { file: Buffer | null; name: string; fields: Record<string, string>; tooLarge: boolean };

/** Reads such a form: the file under the name `file`, at most so many bytes, and the other fields as texts. */
export async function readUpload(request: Request, most: number): Promise<Uploaded> {
  const form = await request.formData().catch(() => {
    throw refusal(400);
  });
  const file = form.get("file");
  const fields = Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === "string"));
  if (typeof file !== "object" || file === null || file.size === 0) return { file: null, name: "", fields, tooLarge: false };
  if (file.size > most) return { file: null, name: "", fields, tooLarge: true };
  return { file: Buffer.from(await file.arrayBuffer()), name: shownName(file.name), fields, tooLarge: false };
}

/** The name of a file as it may be shown and kept: no folders, nothing that turns text around. */
export const shownName = (name: string) =>
  name
    .replace(/^.*[\\/]/, "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .slice(0, 100);
