import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Demo } from "#test/server/demo.ts";

// Starts the demonstration, lets it rest, and prints the memory of all its processes together: the proportional set size,
// which counts a page shared by n processes as 1/n in each. `npm run memory`
const REST_MS = 20_000;

const demo = new Demo();
try {
  await demo.start();
  await pause(REST_MS);
  let sumKib = 0;
  for (const { name, kib } of demo.processes().map(memoryOf)) {
    sumKib += kib;
    console.log(`${(kib / 1024).toFixed(1).padStart(8)} MB  ${name}`);
  }
  console.log(`${(sumKib / 1024).toFixed(1).padStart(8)} MB  in all, idle`);
} finally {
  await demo.remove();
}

function memoryOf(pid: number): { name: string; kib: number } {
  const kib = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  const threads = readdirSync(`/proc/${pid}/task`).length;
  return { name: `${words.slice(0, 3).join(" ").slice(0, 70)} (${threads} threads)`, kib };
}
