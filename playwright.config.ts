import { defineConfig } from "@playwright/test";

/** Debian's Chromium without windows, unless another is named. */
const CHROMIUM = process.env["TERN_CHROMIUM"] ?? "/usr/bin/chromium-headless-shell";

export default defineConfig({
  testDir: "test/journeys",
  testMatch: "*.e2e.ts",
  globalSetup: "./test/journeys/global-setup.ts",
  outputDir: "test-results",
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Africa/Maseru",
    launchOptions: {
      executablePath: CHROMIUM,
      // The machine that checks may run as root, where Chromium's sandbox does not start; only our own pages are opened.
      chromiumSandbox: false,
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
