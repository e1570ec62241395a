import type { Config } from "@react-router/dev/config";
import { precompress } from "./bin/supervisor/precompress.ts";

export default {
  ssr: true,
  buildDirectory: "build",
  // Without JavaScript there is nothing to discover, and with it the board is one page.
  routeDiscovery: { mode: "initial" },
  buildEnd: () => precompress("build/client"),
} satisfies Config;
