import { redirect } from "react-router";
import { signOut } from "../sign-in.commands.server.ts";
import type { Route } from "./+types/sign-out";

/** Open to everybody: who is not signed in stays so. */
export async function action({ context, request }: Route.ActionArgs) {
  return redirect("/sign-in", { headers: await signOut(context, request) });
}

export function loader() {
  return redirect("/");
}
