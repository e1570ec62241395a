import { createContext, data, type MiddlewareFunction, redirect, type RouterContextProvider } from "react-router";
import { inProgramme, NotAMember, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { listMemberships, type Membership } from "./membership.queries.server.ts";
import { isOpenToAnyone, mayOpen } from "./policy-decisions.ts";
import { LONGEST_SECONDS, signInContext } from "./sign-in.server.ts";

/** Who is signed in, and where they may go. */
export type SignedIn = {
  accountId: string;
  name: string;
  email: string;
  memberships: Membership[];
  /** Of the browser that asks. */
  sessionId: string;
};

/** Who asks for a page of a programme, and as what. */
export type Viewer = { accountId: string; name: string } & Membership;

const signedInContext = createContext<SignedIn | null>(null);
const viewerContext = createContext<Viewer | null>(null);

/** Lets nobody past who is not signed in, nobody into a programme they do not belong to, and nobody to a page that the policy closes to
 *  their role. The one place where this is decided; the root route runs it before any loader or action.
 *  @throws a redirect to the sign-in page, 404 for a programme that is not theirs, or 403 for a page that is not open to their role */
export const requireSignIn: MiddlewareFunction<Response> = async ({ request, context, params }, next) => {
  const { routePattern } = context.get(requestContext);
  const signIn = context.get(signInContext);
  const { headers, response: found } = await signIn.api.getSession({ headers: request.headers, returnHeaders: true });
  if (found !== null && !isTooOld(found.session.createdAt)) {
    const memberships = await listMemberships(context.get(databaseContext), found.user.id);
    const { id: accountId, name, email } = found.user;
    const signedIn = { accountId, name, email, memberships, sessionId: found.session.id };
    context.set(signedInContext, signedIn);
    if (params["programme"] !== undefined) {
      const viewer = viewerOf(signedIn, params["programme"]);
      context.set(viewerContext, viewer);
      if (!mayOpen(viewer.role, routePattern, request.method)) throw data(null, { status: 403 });
    }
  } else if (!isOpenToAnyone(routePattern)) throw redirect(signInPath(request));
  const response = await next();
  // A session that goes on gets a cookie that lasts longer.
  for (const cookie of headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
};

/** Who is signed in; null on the open pages when nobody is. */
export function findSignedIn(context: Readonly<RouterContextProvider>): SignedIn | null {
  return context.get(signedInContext);
}

/** Who is signed in. For pages that the policy does not open to anyone. */
export function requireSignedIn(context: Readonly<RouterContextProvider>): SignedIn {
  const signedIn = context.get(signedInContext);
  invariant(signedIn, "a page that is not open to anyone is reached through requireSignIn");
  return signedIn;
}

/** Who asks for this page of a programme, and as what. For routes below `/programmes/:programme`. */
export function requireViewer(context: Readonly<RouterContextProvider>): Viewer {
  const viewer = context.get(viewerContext);
  invariant(viewer, "a page of a programme is reached through requireSignIn, below /programmes/:programme");
  return viewer;
}

/** Runs work in one transaction of the viewer's programme, in the viewer's name. A refusal rolls it back. */
export async function inViewersProgramme<Result>(
  context: Readonly<RouterContextProvider>,
  work: (transaction: Transaction, programmeContext: ProgrammeContext & { accountId: string }) => Promise<Result>,
): Promise<Result> {
  const { accountId, programme } = requireViewer(context);
  const { requestId } = context.get(requestContext);
  const programmeContext = { programmeId: programme.id, accountId, requestId };
  try {
    return await inProgramme(context.get(databaseContext), programmeContext, (transaction) =>
      work(transaction, programmeContext),
    );
  } catch (error) {
    // The membership ended between the request's first step and this one.
    if (error instanceof NotAMember) throw data(null, { status: 404 });
    throw error;
  }
}

/** Runs work in one transaction of the viewer's programme as Tern itself: for acts that the viewer may ask for, on rows that no member may touch.
 *  The act's command checks who asks, and its audit line has the viewer's name. A refusal rolls it back. */
export async function asTernForViewer<Result>(
  context: Readonly<RouterContextProvider>,
  work: (transaction: Transaction, programmeContext: ProgrammeContext & { accountId: string }) => Promise<Result>,
): Promise<Result> {
  const { accountId, programme } = requireViewer(context);
  const { requestId } = context.get(requestContext);
  const byItself = { programmeId: programme.id, accountId: null, requestId };
  return await inProgramme(context.get(databaseContext), byItself, (transaction) =>
    work(transaction, { ...byItself, accountId }),
  );
}

function viewerOf({ accountId, name, memberships }: SignedIn, code: string): Viewer {
  const membership = memberships.find(({ programme }) => programme.code === code);
  // The same answer for a programme that does not exist and for one that is not theirs.
  if (membership === undefined) throw data(null, { status: 404 });
  return { accountId, name, ...membership };
}

function isTooOld(signedInAt: Date): boolean {
  return Date.now() - signedInAt.getTime() > LONGEST_SECONDS * 1000;
}

function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const wanted = request.method === "GET" ? pathname + search : "/";
  return wanted === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ to: wanted }).toString()}`;
}
