import { useAccountWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";

export function PreferencesForm({ language, theme }: { language: "auto" | "en" | "zh"; theme: "auto" | "light" | "dark" }) {
  const words = useAccountWords();
  const { languages } = words.people.account;
  const themes = words.frame.theme;
  return (
    <Section title={words.people.account.preferences} id="preferences">
      <Form className="grid gap-x-4 rounded-card border border-line bg-card px-4 pb-4 sm:grid-cols-2">
        <input type="hidden" name="intent" value="preferences" />
        <Select label={words.people.account.language} name="language" defaultValue={language}>
          {(["auto", "en", "zh"] as const).map((value) => (
            <option key={value} value={value}>
              {languages[value]}
            </option>
          ))}
        </Select>
        <Select label={themes.label} name="theme" defaultValue={theme}>
          {(["auto", "light", "dark"] as const).map((value) => (
            <option key={value} value={value}>
              {themes[value]}
            </option>
          ))}
        </Select>
        <div className="mt-4 sm:col-span-2">
          <Button look="quiet">{words.people.account.savePreferences}</Button>
        </div>
      </Form>
    </Section>
  );
}
