import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";

const COMPRESSIBLE = /\.(js|css|svg|json|txt|webmanifest)$/;

export default defineConfig({
  plugins: [reactRouter(), precompress()],
  build: { sourcemap: false, target: "es2022", assetsInlineLimit: 0 },
  environments: {
    ssr: {
      // The HTTP shell is the server's entry, so that contexts and pools exist once.
      build: { rollupOptions: { input: "./app/server.ts" } },
    },
  },
});

/** Writes .br and .gz beside every asset, so that the server never compresses one. */
function precompress(): Plugin {
  return {
    name: "tern-precompress",
    applyToEnvironment: (environment) => environment.name === "client",
    writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
        if (!COMPRESSIBLE.test(name)) continue;
        const bytes = readFileSync(join(dir, name));
        const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(bytes, { params }));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
