import { useTestWords } from "~/locale/words";
import { Card } from "~/ui/page";
import { notNowSentence } from "./not-now";
import type { NotNowView } from "./rules-view";

/** Why it cannot be begun now, from when it can, and who helps. Lessons to be read again have a card of their own. */
export function NotNowCard({ notNow, trainers, zone }: { notNow: NotNowView; trainers: string[]; zone: string }) {
  const words = useTestWords();
  if (notNow.reason === "read-first") return null;
  return (
    <Card accent>
      <h2 className="font-semibold">{words.quizRules.notNow.title[notNow.reason]}</h2>
      <p>{notNowSentence(words, notNow)}</p>
      {notNow.reason === "talk" ? (
        <p className="mt-2 font-medium">
          {trainers.length > 0 ? words.quizRules.trainers(words.frame.list(trainers), trainers.length) : words.quizRules.noTrainer}
        </p>
      ) : (
        <p className="mt-2 text-sm text-soft">{words.frame.zone(zone)}</p>
      )}
    </Card>
  );
}
