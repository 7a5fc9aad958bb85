import { and, type Column, eq, isNull, not, type SQL, sql } from "drizzle-orm";
import { signOffWaits } from "~db/tables/sign-offs";

/** Of somebody who has done everything that was asked and whom others are only to sign for: of them nothing is due, and they stand not still. */
export const isOnlyToBeSigned = isNull(signOffWaits.returnedAt);

/** That more is asked of a person for a certification than the signatures of others. */
export const isAskedMore = (personId: Column, certificationId: Column): SQL =>
  not(
    sql`exists (select 1 from ${signOffWaits} where ${and(eq(signOffWaits.personId, personId), eq(signOffWaits.certificationId, certificationId), isOnlyToBeSigned)})`,
  );
