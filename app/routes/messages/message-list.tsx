import { Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";

type Item = { id: string; text: string; at: string; read: boolean; done: boolean };

/** Each leads, by way of its own address, to the page where it is done; that it was opened is noted on the way. */
export const MessageList = ({ list, says }: { list: Item[]; says: { title: string; unread: string; done: string } }) => (
  <ul aria-label={says.title} className="divide-y divide-line rounded-card border border-line bg-card">
    {list.map(({ id, text, at, read, done }) => {
      const isNew = !read && !done;
      return (
        <li key={id} className={`relative px-4 py-3 hover:bg-wash ${isNew ? "border-l-4 border-l-ember" : ""}`}>
          <Link
            to={`/messages/${id}`}
            reloadDocument
            className={`no-underline after:absolute after:inset-0 ${isNew ? "font-semibold" : done ? "text-soft" : ""}`}
          >
            {text}
          </Link>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
            {at}
            {isNew ? <StatusMark tone="now">{says.unread}</StatusMark> : null}
            {done ? <StatusMark tone="plain">{says.done}</StatusMark> : null}
          </p>
        </li>
      );
    })}
  </ul>
);
