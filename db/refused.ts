/** Something the person who runs the program can mend. The message is one plain line, printed without a trace. */
export class Refused extends Error {}
