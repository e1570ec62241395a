import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["app/**/*.test.ts", "test/**/*.test.ts", "db/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
