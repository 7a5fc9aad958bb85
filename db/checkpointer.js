// A thread of its own, started by db/checkpoints.ts: copies the log of the SQLite database it is given into the database
// whenever it is asked, and answers with how many pages the log holds and how many of them are copied.
import { parentPort, workerData } from "node:worker_threads";
import SQLite from "better-sqlite3";

const connection = new SQLite(workerData.file, { timeout: 20 });
connection.pragma("synchronous = FULL"); // the log is on the disk before its pages are copied, and they before it is begun anew
const copy = connection.prepare("PRAGMA wal_checkpoint(PASSIVE)");

parentPort.on("message", (message) => {
  if (message === "close") {
    connection.close();
    parentPort.close();
  } else parentPort.postMessage(copy.get());
});
