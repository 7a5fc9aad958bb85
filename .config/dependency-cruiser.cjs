/** The direction of the house: x.ts is pure, x.server.ts reads and writes, x.tsx shows; db never knows app; only the edge knows Remix. */
const edge = "^app/(root\\.tsx|entry\\.|server\\.ts|routes/|http/|ui/navigation\\.tsx)";
module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "db-never-knows-app", severity: "error", from: { path: "^db/" }, to: { path: "^app/" } },
    { name: "only-the-edge-knows-remix", severity: "error", from: { path: "^app/", pathNot: edge }, to: { path: "node_modules/@remix-run" } },
    {
      name: "pure-files-stay-pure", severity: "error",
      from: { path: "^app/(people|content|courses|quizzes|role-plays|certification|assignments|record|register|messages|paper)/[^/]+\\.ts$", pathNot: "\\.server\\.ts$" },
      to: { path: "(\\.server\\.ts$|^db/(store|open|sqlite|postgres|tables)|^node:(fs|net|http|child_process|worker_threads)|node_modules/(drizzle-orm|better-sqlite3|pg|express)/)", dependencyTypesNot: ["type-only"] },
    },
    { name: "views-never-read-the-database", severity: "error", from: { path: "^app/(ui|locale|people|content|courses|quizzes|role-plays|certification|record|register)/.*\\.tsx$" }, to: { path: "(\\.server\\.ts$|^db/)", dependencyTypesNot: ["type-only"] } },
    { name: "pages-go-through-the-trade", severity: "error", from: { path: "^app/routes/" }, to: { path: "^db/(tables|open|sqlite|postgres)" } },
  ],
  options: { tsConfig: { fileName: "tsconfig.json" }, doNotFollow: { path: "(node_modules|^build/)" }, tsPreCompilationDeps: true, enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] } },
};
