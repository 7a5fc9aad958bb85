import { once } from "node:events";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { pause } from "./store";

/** What the log of the database holds, in pages, and how many of them are in the database as well. */
type Log = { log: number; checkpointed: number };

/** So long after a change its pages are copied, in milliseconds. */
const AFTER = 1_000;
/** A log of so many pages is copied to its end while nobody writes: SQLite begins it anew only when nothing was added meanwhile. */
const LONG = 1_000;
/** So long nobody may write because of it, in milliseconds: for the end of a log, and for all of one great change. */
const BRIEFLY = 500;
const FOR_MUCH = 2_000;
/** A copying that takes longer has failed, in milliseconds. */
const PATIENCE = 120_000;

export type Checkpoints = {
  /** To be called after each change. */
  changed(isMuch: boolean): void;
  close(): Promise<void>;
};
type Asked = {
  /** Lets nobody write until the work is done. */
  alone(work: () => Promise<unknown>): void;
  /** Called at most once; nothing is copied after it. */
  givenUp(why: Error): void;
  script?: string;
};

/** Copies what was written from the log into the SQLite database, on a thread beside (see checkpoints.md). */
export function checkpointsAside(file: string, { alone, givenUp, script = "checkpointer.js" }: Asked): Checkpoints {
  const worker = new Worker(resolve("db", script), { workerData: { file } });
  worker.unref();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let waiting: { told(log: Log): void; failed(why: Error): void } | undefined;
  let isBehind = false;
  let isOver = false;

  const giveUp = (why: Error) => {
    waiting?.failed(why);
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    void worker.terminate();
    givenUp(why);
  };
  worker.on("message", (log: Log) => waiting?.told(log));
  worker.on("error", giveUp);
  worker.on("exit", () => giveUp(new Error("the thread that copies the log has ended")));

  const copy = () =>
    new Promise<Log>((told, failed) => {
      if (isOver) return failed(new Error("the thread that copies the log has ended"));
      const tooLong = setTimeout(() => failed(new Error("copying the log takes too long")), PATIENCE).unref();
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(tooLong);
          waiting = undefined;
          settle(value);
        };
      waiting = { told: settled(told), failed: settled(failed) };
      worker.postMessage("copy");
    });
  const copyAlone = (atMost: number) =>
    new Promise<void>((done, failed) => {
      alone(() => {
        const copied = copy();
        copied.then(() => done(), failed);
        return Promise.race([copied.catch(() => undefined), pause(atMost)]);
      });
    });
  const copySoon = async () => {
    const { log } = await copy();
    if (log >= LONG) await copyAlone(BRIEFLY);
  };
  const begin = (work: () => Promise<void>) => {
    timer = undefined;
    running = work()
      .catch(giveUp)
      .finally(() => {
        running = undefined;
        if (isBehind) next();
        isBehind = false;
      });
  };
  const next = () => {
    timer = setTimeout(() => begin(copySoon), AFTER).unref();
  };

  return {
    changed(isMuch) {
      if (isOver) return;
      if (running) isBehind = true;
      else if (isMuch) {
        clearTimeout(timer);
        begin(() => copyAlone(FOR_MUCH)); // whoever writes waits, for the disk would else keep their COMMIT, and with it everybody, waiting
      } else if (!timer) next();
    },
    async close() {
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
      if (isOver) return;
      isOver = true;
      worker.ref();
      worker.postMessage("close");
      await once(worker, "exit");
    },
  };
}
