import { href } from "react-router";
import { may } from "./policy-decisions.ts";
import type { FileKind } from "./history.queries.server.ts";
import type { Viewer } from "./viewer.server.ts";

/** Where a viewer reads what happened to a record; null for those whose role does not read the audit lines.
 *  @param file.key as {@link findFile} takes it */
export function historyLink({ programme, role }: Viewer, file: { kind: FileKind; key: string }): string | null {
  if (!may(role, "read", "audit")) return null;
  const at = { programme: programme.code, kind: file.kind, object: file.key };
  return href("/programmes/:programme/history/:kind/:object", at);
}
