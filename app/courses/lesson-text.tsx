import { type Language, langTag } from "~/locale/language";
import { ServerHtml } from "~/ui/server-html";

/** A lesson or job aid as the content pipeline rendered it, in the look of lesson.css. */
export const LessonText = ({ name, writtenIn, className = "" }: { name: string; writtenIn: Language | null; className?: string }) => (
  <ServerHtml name={name} lang={writtenIn ? langTag(writtenIn) : undefined} className={`lesson ${className}`} />
);
