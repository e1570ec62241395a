import { buildWhenChanged } from "../bin/supervisor/build.ts";

/** Builds the pages that the server tests run, unless they are built from these very sources. */
export default async function setUp(): Promise<void> {
  await buildWhenChanged();
}
