import { messagesOf } from "~/messages/bell.server";
import type { MessageKind } from "~/messages/message";
import type { Store } from "~db/store";

/** What a person was told, the newest first. */
export const toldTo = async ({ read }: Store, { personId }: { personId: string }) => (await messagesOf(read, personId, null)).list;

/** The kinds of what was told, by their names, with those that are not done yet apart. */
export async function kindsTold(store: Store, person: { personId: string }): Promise<{ open: MessageKind[]; done: MessageKind[] }> {
  const told = await toldTo(store, person);
  const kinds = (wanted: boolean) => told.flatMap(({ message, done }) => (done === wanted ? message.kind : [])).sort();
  return { open: kinds(false), done: kinds(true) };
}
