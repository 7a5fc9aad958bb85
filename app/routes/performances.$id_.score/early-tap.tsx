import { useNonce } from "~/ui/nonce";

type Early = { rungClock?: true; rungEarly?: string };

/**
 * A tap on the clock before the page's script runs would send the form and open the page anew, and whatever is tapped
 * meanwhile would be lost. The tap is kept until the script can act on it, or sent after all when no script comes.
 */
const KEEP_IT = `addEventListener("click",function(e){var b=e.target.closest("[data-clock]");if(!b||window.rungClock)return;e.preventDefault();window.rungEarly=b.value;b.setAttribute("aria-busy","true");setTimeout(function(){if(!window.rungClock)b.form.requestSubmit(b)},5000)},true)`;

export const KeepEarlyTap = () => <script nonce={useNonce()} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: KEEP_IT }} />;

/** What was tapped before the script ran, once. From now on taps are the script's own. */
export function takeEarlyTap(): string | undefined {
  const early = window as Early;
  const { rungEarly } = early;
  early.rungClock = true;
  delete early.rungEarly;
  return rungEarly;
}
