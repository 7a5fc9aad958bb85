import tseslint from "typescript-eslint";

// Biome does the rest; this is for the one rule it lacks: a drizzle query that nobody awaits never runs.
export default tseslint.config({
  files: ["app/**/*.{ts,tsx}", "db/**/*.ts", "tests/**/*.{ts,tsx}"],
  languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` } },
  plugins: { "@typescript-eslint": tseslint.plugin },
  rules: {
    "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
    "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
    "@typescript-eslint/await-thenable": "error",
    "no-restricted-syntax": ["error", { selector: "CallExpression[callee.property.name='transaction']", message: "use store.tx, never drizzle's transaction()" }],
  },
});
