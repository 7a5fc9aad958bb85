import { people } from "../zh/people";
import type { AccountWords } from "./en-account";

export const zhAccount: AccountWords = { people };
