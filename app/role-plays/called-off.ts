/** How a performance came to nothing: the one to be scored did not come, or the play was broken off. */
export type Ending = "no-show" | "stopped";
export const endings: Ending[] = ["no-show", "stopped"];
