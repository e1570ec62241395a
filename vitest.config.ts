import { defineConfig } from "vitest/config";

// What these words end in needs a database; everything else must run without one.
const DATABASE_TESTS = ["{app,db,test,bin}/**/*.{queries,commands,jobs,db}.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    env: { TERN_LOG_LEVEL: "silent" },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["{app,db,test,bin}/**/*.test.ts"], exclude: [...DATABASE_TESTS, "**/node_modules/**"] },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: DATABASE_TESTS,
          globalSetup: "test/postgres.global-setup.ts",
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
