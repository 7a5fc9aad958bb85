import { z } from "zod";
import { shownName } from "~/http/read-upload.server";
import { refusal } from "~/http/refusal";
import { type Format, formats } from "~/quizzes/import/candidate";
import type { Upload } from "~/quizzes/import/importing.server";

/** The largest file the page takes: it is sent again, as text, when the preview is confirmed, within the limit of a form's body. */
export const MOST_MEGABYTES = 1;
const LARGEST = MOST_MEGABYTES * 1_000_000;

/** What a form of this page sent. `upload` is null where no file came, `tooLarge` where it was larger than a page takes. */
export type Sent = { intent: "preview" | "import"; format: Format; upload: Upload | null; tooLarge: boolean };

const shape = z.object({
  intent: z.enum(["preview", "import"]),
  format: z.enum(formats),
  name: z.string().max(200).default(""),
  content: z
    .string()
    .regex(/^[\w-]*$/)
    .default(""),
});

/** Reads either form: the first with a file, the second with the file as it was handed in before. */
export async function readSent(request: Request): Promise<Sent> {
  const form = await request.formData().catch(() => {
    throw refusal(400);
  });
  const file = form.get("file");
  const texts = Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === "string"));
  const read = shape.safeParse(texts);
  if (!read.success) throw refusal(400);
  const { intent, format, name, content } = read.data;
  const isFile = typeof file === "object" && file !== null;
  if (isFile && file.size > LARGEST) return { intent, format, upload: null, tooLarge: true };
  const bytes = isFile ? Buffer.from(await file.arrayBuffer()) : Buffer.from(content, "base64url");
  const upload = bytes.length > 0 ? { bytes, format, name: shownName(isFile ? file.name : name) } : null;
  return { intent, format, upload, tooLarge: false };
}
