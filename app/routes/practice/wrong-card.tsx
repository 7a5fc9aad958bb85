import { useWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Card } from "~/ui/page";

/** What one got wrong in quizzes, to be practised until it is not wrong any more. */
export function WrongCard({ count }: { count: number }) {
  const words = useWords().practice;
  return (
    <Card accent={count > 0}>
      <h2 className="font-semibold">{words.gotWrong}</h2>
      <p className="text-sm text-soft">{count > 0 ? `${words.wrongLead} ${words.questions(count)}` : words.wrongNone}</p>
      {count > 0 ? (
        <Form action="/practice" className="mt-3">
          <input type="hidden" name="wrong" value="yes" />
          <Button className="w-full sm:w-auto">{words.wrongLink}</Button>
        </Form>
      ) : null}
    </Card>
  );
}
