import { useLanguage, useWords } from "~/locale/words";
import { Form } from "./navigation";

/** To the other language and back to the same place. */
export function LanguageSwitch({ path, className = "" }: { path: string; className?: string }) {
  const words = useWords();
  const other = useLanguage() === "zh" ? "en" : "zh";
  return (
    <Form action="/preferences" className={className}>
      <input type="hidden" name="to" value={path} />
      <button
        type="submit"
        name="language"
        value={other}
        lang={other === "zh" ? "zh-Hans" : "en"}
        className="min-h-11 rounded-control px-3 text-sm text-soft hover:bg-wash"
      >
        {words.frame.otherLanguage}
      </button>
    </Form>
  );
}
