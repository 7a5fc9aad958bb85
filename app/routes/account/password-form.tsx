import { useAccountWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";

/** The current password is asked for, so that a device left signed in cannot be used to take the account over. */
export function PasswordForm({ account, errors = {} }: { account: string; errors?: Record<string, string> }) {
  const words = useAccountWords().people;
  return (
    <Section title={words.account.passwordTitle} id="password">
      <Form className="rounded-card border border-line bg-card px-4 pb-4">
        <input type="hidden" name="intent" value="password" />
        <input type="text" name="account" autoComplete="username" value={account} readOnly hidden />
        <Field label={words.password.current} name="currentPassword" type="password" autoComplete="current-password" required error={errors.currentPassword} />
        <Field
          label={words.password.next}
          name="newPassword"
          type="password"
          autoComplete="new-password"
          required
          hint={words.password.hint}
          error={errors.newPassword}
        />
        <Field label={words.password.again} name="repeatPassword" type="password" autoComplete="new-password" required error={errors.repeatPassword} />
        <Button className="mt-5">{words.account.changePassword}</Button>
        <p className="mt-2 text-sm text-soft">{words.account.passwordLead}</p>
      </Form>
    </Section>
  );
}
