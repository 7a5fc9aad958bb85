import { compile } from "~/content/compile";
import type { Files } from "~/content/files";
import { readFolder } from "~/content/folder.server";
import type { Library } from "~/content/library";

let files: Promise<Files> | undefined;
let library: Promise<Library> | undefined;

/** The files of the shipped curriculum, in memory. */
export const shippedFiles = (): Promise<Files> => (files ??= readFolder("content"));

/** The shipped curriculum, compiled once per test file. Fails when it has a fault. */
export const shippedLibrary = (): Promise<Library> =>
  (library ??= shippedFiles().then((shipped) => {
    const { library: whole, faults } = compile(shipped);
    if (faults.length > 0) throw new Error(faults.map(({ file, line, sentence }) => `${file}:${line} ${sentence}`).join("\n"));
    return whole;
  }));
