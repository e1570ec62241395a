import { data, href, redirect } from "react-router";
import { isId } from "#app/lib/ids.ts";
import { ownPath } from "#app/lib/own-path.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { providerCookie, WAY_BACK } from "../provider-cookie.server.ts";
import { leaveForProvider } from "../provider-sign-in.commands.server.ts";
import type { Route } from "./+types/provider-begin";

/** Open to everybody: leads to the provider of an organisation, or back when it cannot be reached. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const own = new URL(request.url);
  const wish = { returnTo: new URL(WAY_BACK, own).href, to: ownPath(own.searchParams.get("to")) };
  const left = isId(params.organisation) ? await leaveForProvider(context, params.organisation, wish) : null;
  if (left === null) throw data(null, { status: 404 });
  if (isRefusal(left)) return redirect(`${href("/sign-in/organisation")}?refused=${left.code}`);
  return redirect(left.address, { headers: { "set-cookie": providerCookie(left.secret, own) } });
}
