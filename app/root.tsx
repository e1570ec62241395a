import { type ReactNode, useContext } from "react";
import { Form, href, isRouteErrorResponse, Links, Meta, Outlet, Scripts, useLocation, useMatches } from "react-router";
import { LanguageSwitch } from "#app/accounts/components/LanguageSwitch.tsx";
import { findSignedIn, requireSignIn } from "#app/accounts/viewer.server.ts";
import { AnswerContext } from "#app/lib/answer-context.ts";
import { requestContext } from "#app/lib/request-context.ts";
import { programmeNavigation } from "#app/navigation.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { Button } from "#app/ui/Button.tsx";
import { type NavigationItem, PageShell } from "#app/ui/PageShell.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import "#app/ui/tern.css";
import icon from "#app/ui/tern.svg?url&no-inline";
import type { Route } from "./+types/root";

export const middleware: Route.MiddlewareFunction[] = [
  ({ context, pattern }, next) => {
    context.get(requestContext).routePattern = `/${pattern.replace(/^\//, "")}`;
    return next();
  },
  requireSignIn,
];

export function loader({ context, params, request }: Route.LoaderArgs) {
  const signedIn = findSignedIn(context);
  const here = signedIn?.memberships.find(({ programme }) => programme.code === params.programme);
  return {
    signedInAs: signedIn?.name ?? null,
    // Made here, so that the policy is not sent to browsers with the pages that have scripts.
    navigation:
      here === undefined
        ? []
        : programmeNavigation({ code: here.programme.code, role: here.role }, new URL(request.url).pathname),
  };
}

/** The document around every page. Scripts are sent only with routes that say `handle = { hydrate: true }`. */
export function Layout({ children }: { children: ReactNode }) {
  const hydrate = useMatches().some((match) => isHydrated(match.handle));
  return (
    <html lang={getLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" type="image/svg+xml" href={icon} />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {hydrate && <Scripts />}
      </body>
    </html>
  );
}

export default function Root({ loaderData }: Route.ComponentProps) {
  return (
    <Shell {...loaderData}>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  const { requestId } = useContext(AnswerContext);
  const { title, text } = errorWords(isRouteErrorResponse(error) ? error.status : 500);
  return (
    <Shell signedInAs={loaderData?.signedInAs ?? null} navigation={loaderData?.navigation ?? []}>
      <title>{documentTitle(title)}</title>
      <PageTitle>{title}</PageTitle>
      <p>{text}</p>
      {requestId !== "" && <p>{m.ui_error_request({ id: requestId })}</p>}
    </Shell>
  );
}

type ShellProps = {
  /** The name of who is signed in. */
  signedInAs: string | null;
  /** The pages of the programme that are open to the viewer. */
  navigation: NavigationItem[];
  children: ReactNode;
};

function Shell({ signedInAs, navigation, children }: ShellProps) {
  const { pathname, search } = useLocation();
  return (
    <PageShell
      product={{ name: m.ui_product_name(), href: "/" }}
      navigation={navigation}
      account={signedInAs !== null && <SignOut name={signedInAs} />}
      footer={<Footer back={pathname + search} />}
    >
      {children}
    </PageShell>
  );
}

function Footer({ back }: { back: string }) {
  return (
    <>
      <LanguageSwitch back={back} />
      <ul>
        <li>
          <a href={href("/languages")}>{m.home_footer_languages()}</a>
        </li>
        <li>
          <a href={href("/sources")}>{m.home_footer_sources()}</a>
        </li>
        <li>
          <a href={href("/who-can-see-what")}>{m.accounts_policy_title()}</a>
        </li>
      </ul>
    </>
  );
}

function SignOut({ name }: { name: string }) {
  return (
    <Form method="post" action="/sign-out" reloadDocument>
      <a href={href("/account")}>{name}</a> <Button kind="plain">{m.accounts_sign_out_button()}</Button>
    </Form>
  );
}

function errorWords(status: number): { title: string; text: string } {
  if (status === 403) return { title: m.ui_error_closed_title(), text: m.ui_error_closed_text() };
  if (status === 404) return { title: m.ui_error_not_found_title(), text: m.ui_error_not_found_text() };
  if (status === 413) return { title: m.ui_error_too_large_title(), text: m.ui_error_too_large_text() };
  if (status < 500) return { title: m.ui_error_refused_title(), text: m.ui_error_refused_text() };
  return { title: m.ui_error_failed_title(), text: m.ui_error_failed_text() };
}

function isHydrated(handle: unknown): boolean {
  return typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === true;
}
