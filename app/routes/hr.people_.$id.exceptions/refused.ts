/** What came back of a form that was refused. `act` in it says which of the page's forms it was. */
export type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };
