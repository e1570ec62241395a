import { redirect } from "react-router";
import { signOut } from "../sign-in.commands.server.ts";
import type { Route } from "./+types/sign-out";

/** Open to everybody: who is not signed in stays so. */
export async function action({ context, request }: Route.ActionArgs) {
  const headers = await signOut(context, request);
  // What pages have left in the browser goes with the session. The language stays: it is a cookie.
  headers.set("clear-site-data", '"cache", "storage"');
  return redirect("/sign-in", { headers });
}

export function loader() {
  return redirect("/");
}
