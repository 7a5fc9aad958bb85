import { useAccountWords } from "~/locale/words";
import { Form } from "~/ui/navigation";

/** The demo's accounts, each one tap away. Never rendered outside the demo. */
export function DemoSignIns({ password, accounts }: { password: string; accounts: { account: string; who: string }[] }) {
  const words = useAccountWords().people.signIn;
  return (
    <section className="mt-8 border-t border-line pt-5">
      <h2 className="font-semibold">{words.demoTitle}</h2>
      <p className="text-sm text-soft">{words.demoPassword(password)}</p>
      <ul className="mt-3 grid gap-2">
        {accounts.map(({ account, who }) => (
          <li key={account}>
            <Form>
              <input type="hidden" name="account" value={account} />
              <input type="hidden" name="password" value={password} />
              <button
                type="submit"
                className="flex min-h-11 w-full flex-wrap items-center justify-between gap-x-3 rounded-control border border-line bg-card px-3 py-2 text-left hover:bg-wash"
              >
                <span className="font-medium">{who}</span>
                <span className="text-sm text-soft">{account}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
