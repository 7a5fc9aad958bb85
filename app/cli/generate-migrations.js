// Makes the next migration for both engines from the one set of tables. Name it: npm run generate-migrations -- what-changes
import { execFileSync } from "node:child_process";

const name = process.argv[2] ?? "change";
for (const url of ["", "postgres://generate@localhost/generate"])
  execFileSync("npx", ["drizzle-kit", "generate", "--config", "db/drizzle.config.ts", "--name", name], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_URL: url },
  });
