import { useDutyWords } from "~/locale/words";
import { Notice } from "~/ui/page";

/** How old the newest backup is; loud when it is older than a week. */
export function Backup({ backup }: { backup: { at: string; days: number } | null }) {
  const words = useDutyWords().admin.list;
  const fresh = backup !== null && backup.days <= 7;
  const how = (
    <>
      {words.backupHow} <code className="font-mono text-sm">npm run rung -- backup FILE</code>
    </>
  );
  if (fresh) return <p className="mt-8 text-sm text-soft">{words.backup(backup.at, backup.days)}</p>;
  return (
    <Notice tone="warn">
      {backup ? words.backup(backup.at, backup.days) : words.noBackup} {how}
    </Notice>
  );
}
