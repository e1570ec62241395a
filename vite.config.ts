import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  build: { sourcemap: false, target: "es2022", assetsInlineLimit: 0 },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Only the board's page sends scripts. Without this they were 35 files, each with its headers: 22 kB more.
            codeSplitting: {
              groups: [
                { name: "framework", test: /\/node_modules\//, priority: 2 },
                { name: "board", test: /\/planning\/routes\/plan\.tsx/, priority: 1 },
              ],
            },
          },
        },
      },
    },
    ssr: {
      // The HTTP shell is the server's entry, so that contexts and pools exist once.
      build: { rollupOptions: { input: "./app/server.ts" } },
    },
  },
});
