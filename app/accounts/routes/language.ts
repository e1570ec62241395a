import { redirect } from "react-router";
import { readForm } from "#app/lib/form.server.ts";
import { hostCookie } from "#app/lib/host-cookie.ts";
import { isLocale } from "#app/lib/languages.ts";
import { LANGUAGE_COOKIE } from "#app/lib/locale.server.ts";
import { ownPath } from "#app/lib/own-path.ts";
import { databaseContext } from "#app/lib/request-context.ts";
import { updateLanguage } from "../account.queries.server.ts";
import { findSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/language";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Open to everybody: remembers the language in this browser, and for the letters of who is signed in, and goes back to the page. */
export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request);
  const language = form.get("language");
  const back = form.get("back");
  const headers = new Headers();
  if (typeof language === "string" && isLocale(language)) {
    const secure = new URL(request.url).protocol === "https:";
    const attributes = `Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
    headers.append("set-cookie", `${hostCookie(LANGUAGE_COOKIE, secure)}=${language}; ${attributes}`);
    const signedIn = findSignedIn(context);
    if (signedIn !== null) await updateLanguage(context.get(databaseContext), signedIn.accountId, language);
  }
  return redirect(ownPath(typeof back === "string" ? back : null), { headers });
}

export function loader() {
  return redirect("/");
}
