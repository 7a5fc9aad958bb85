import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { namesOf } from "~/record/names.server";
import { lastExports } from "~/register/export.server";
import { exportState } from "~/register/export-state";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import { Table, Td, Th } from "~/ui/table";

export const handle: PageHandle = { title: (words) => words.register.files.title };
const SHOWN = 50;

/** The files of the register that were taken last, how far each has come, and whether all of it was sent. */
export async function loader({ context }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  const { store, language, zone, now } = context;
  const taken = await lastExports(store.read, SHOWN);
  const names = await namesOf(
    store.read,
    taken.map(({ byPersonId }) => byPersonId),
  );
  return {
    files: taken.map(({ id, byPersonId, format, query, rows, bytes, startedAt, seenAt, outcome }) => {
      const by = names.get(byPersonId);
      const state = exportState({ outcome, seenAt }, now);
      return { id, by: by ? nameIn(language, by) : "", format, query, rows, bytes, state, when: formatInstant(startedAt, zone, language) };
    }),
  };
}

const tones = { whole: "ok", "under-way": "plain", "broken-off": "bad" } as const;

export default function Exports() {
  const words = useDutyWords().register.files;
  const { files } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <>
            <ButtonLink look="quiet" to="/hr/register">
              {words.back}
            </ButtonLink>
            <ButtonLink look="quiet" to="/hr/register/exports">
              {words.again}
            </ButtonLink>
          </>
        }
      />
      {files.length === 0 ? (
        <EmptyState title={words.none}>{words.noneLead}</EmptyState>
      ) : (
        <Table
          caption={words.title}
          head={
            <tr>
              {Object.entries(words.columns).map(([name, label]) => (
                <Th key={name}>{label}</Th>
              ))}
            </tr>
          }
        >
          {files.map((file) => (
            <tr key={file.id}>
              <Td className="whitespace-nowrap">{file.when}</Td>
              <Td>{file.by}</Td>
              <Td>
                <Link to={`/hr/register${file.query || "?q="}`}>{file.query ? words.filtered : words.everybody}</Link>
              </Td>
              <Td>{file.format.toUpperCase()}</Td>
              <Td className="tabular-nums">{words.rows(file.rows)}</Td>
              <Td className="whitespace-nowrap tabular-nums">{words.bytes(file.bytes)}</Td>
              <Td>
                <StatusMark tone={tones[file.state]}>{words.states[file.state]}</StatusMark>
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
