import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "tern-cli-"));

export type Ran = { code: number | null; out: string; err: string };

/** Runs the command line in a process of its own, as a person would. */
export function tern(...args: string[]): Promise<Ran> {
  return ternInterrupted(null, ...args);
}

/** The same, and presses Ctrl-C once standard error says something; null never does. */
export function ternInterrupted(when: RegExp | null, ...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["app/cli.ts", ...args]);
    let [out, err, isInterrupted] = ["", "", false];
    child.stdout.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr.on("data", (text: Buffer) => {
      err += text.toString();
      if (isInterrupted || !when?.test(err)) return;
      isInterrupted = true;
      child.kill("SIGINT");
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** Where a test may write a file. */
export function pathFor(name: string): string {
  return join(folder, name);
}

/** A file with this content, as JSON unless it is text. */
export function fileOf(name: string, content: unknown): string {
  writeFileSync(pathFor(name), typeof content === "string" ? content : JSON.stringify(content));
  return pathFor(name);
}
