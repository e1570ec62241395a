import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  build: { sourcemap: false, target: "es2022", assetsInlineLimit: 0 },
  environments: {
    ssr: {
      // The HTTP shell is the server's entry, so that contexts and pools exist once.
      build: { rollupOptions: { input: "./app/server.ts" } },
    },
  },
});
