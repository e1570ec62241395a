import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config.ts";

/** Takes the pictures of README.md and the guide anew: `npm run pictures`. They prove nothing, so the check leaves them out. */
export default defineConfig(journeys, { testDir: "test/pictures", workers: 1, timeout: 300_000 });
