import { defineConfig } from "vitest/config";

// What these words end in needs a database; everything else must run without one.
const DATABASE_TESTS = ["{app,db,test,bin}/**/*.{queries,commands,jobs,db}.test.ts"];

// These start the processes that bin/demo starts, from the built pages.
const SERVER_TESTS = ["test/server/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    env: { TERN_LOG_LEVEL: "silent" },
    projects: [
      {
        extends: true,
        test: {
          name: "server",
          include: SERVER_TESTS,
          globalSetup: ["test/build.global-setup.ts", "test/postgres.global-setup.ts"],
          hookTimeout: 120_000,
          // They kill and time processes, so one at a time.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "unit",
          // Files share what they import: loading it anew for each took a quarter of the time. What they change, they put back.
          isolate: false,
          include: ["{app,db,test,bin}/**/*.test.ts"],
          exclude: [...DATABASE_TESTS, ...SERVER_TESTS, "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          isolate: false,
          include: DATABASE_TESTS,
          globalSetup: "test/postgres.global-setup.ts",
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
