import { useDutyWords } from "~/locale/words";
import type { Keeping, MarksKeeper } from "~/role-plays/marks-keeper";
import { Button } from "~/ui/button";
import { Link } from "~/ui/navigation";

/** What has become of the marks, honestly: on the server, under way, or on this device only. */
export function SavedLine({ keeping, savedAt, id }: { keeping: Keeping | null; savedAt: string | null; id: string }) {
  const words = useDutyWords().grading.score;
  if (keeping === null || keeping === "idle")
    return savedAt ? <span className="font-medium text-ok">{words.savedAt(savedAt)}</span> : <span>{words.notYet}</span>;
  if (keeping === "saved") return <span className="font-medium text-ok">{words.saved}</span>;
  if (keeping === "saving") return <span>{words.saving}</span>;
  const sentences = {
    kept: words.kept,
    elsewhere: words.elsewhere,
    closed: words.closed,
    replaced: words.replaced,
    "signed-out": words.signedOut,
    "not-yours": words.notYours,
    refused: words.refused,
  };
  return (
    <span role="status" className="font-medium text-bad">
      <span aria-hidden="true">▲ </span>
      {sentences[keeping]}{" "}
      {keeping === "signed-out" || keeping === "not-yours" ? (
        <Link to={`/sign-in?to=/performances/${id}/score`} reloadDocument className="inline-flex min-h-8 items-center underline underline-offset-4">
          {words.signInAgain}
        </Link>
      ) : null}
    </span>
  );
}

/** Two sets of marks: those of this page or device, and others that were saved since. The grader says which count. */
export function ChooseMarks({ keeper, found }: { keeper: MarksKeeper | null; found: (() => void) | null }) {
  const words = useDutyWords().grading.score;
  if (!keeper || (!found && keeper.keeping() !== "elsewhere")) return null;
  return (
    <div role="alert" className="mt-4 rounded-card border border-warn bg-warnw px-4 py-3">
      <p>{found ? words.found : words.elsewhere}</p>
      <p className="mt-2 flex flex-wrap gap-2">
        <Button type="button" look="quiet" onClick={found ?? keeper.keepMine}>
          {words.keepMine}
        </Button>
        <Button
          type="button"
          look="quiet"
          onClick={() => {
            keeper.dropMine();
            window.location.reload();
          }}
        >
          {words.takeTheirs}
        </Button>
      </p>
    </div>
  );
}
