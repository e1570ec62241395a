import { createContext, data, href, type MiddlewareFunction, redirect, type RouterContextProvider } from "react-router";
import { inProgramme, NotAMember, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { log } from "#app/lib/log.server.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { listMemberships, type Membership } from "./membership.queries.server.ts";
import { isOpenToAnyone, mayOpen } from "./policy-decisions.ts";
import { type Standing, standingOf } from "./second-factor.ts";
import { HALF_SIGNED_IN_SECONDS, LONGEST_SECONDS, type SignIn, signInContext } from "./sign-in.server.ts";

/** Who is signed in, and where they may go. */
export type SignedIn = {
  accountId: string;
  name: string;
  email: string;
  memberships: Membership[];
  /** Of the browser that asks. */
  sessionId: string;
  /** Whether the account has a second factor. */
  hasFactor: boolean;
};

/** Who asks for a page of a programme, and as what. */
export type Viewer = { accountId: string; name: string } & Membership;

/** Where those are led who have given the first factor only; until they have done what is to be done there, nothing else is open to them. */
const NEXT_STEPS = { code: href("/sign-in/code"), "set-up": href("/account/second-factor") } as const;

/** Who has given at least the first factor. */
const halfSignedInContext = createContext<SignedIn | null>(null);
const signedInContext = createContext<SignedIn | null>(null);
const viewerContext = createContext<Viewer | null>(null);

/** Lets nobody past who is not signed in, with the second factor where there must be one; nobody into a programme they do not belong to, and
 *  nobody to a page that the policy closes to their role. The one place where this is decided; the root route runs it before any loader or
 *  action.
 *  @throws a redirect to the sign-in page or to the next step of signing in, 404 for a programme that is not theirs, or 403 for a page that
 *          is not open to their role */
export const requireSignIn: MiddlewareFunction<Response> = async ({ request, context, params }, next) => {
  const { routePattern } = context.get(requestContext);
  const signIn = context.get(signInContext);
  const { headers, response: found } = await signIn.api.getSession({ headers: request.headers, returnHeaders: true });
  const memberships = found === null ? [] : await listMemberships(context.get(databaseContext), found.user.id);
  const standing = found === null ? null : standingOfSession(found, memberships);
  if (found !== null && standing !== null) {
    const person = signedInOf(found, memberships);
    if (standing === "signed-in") letIn(context, person);
    else if (routePattern === NEXT_STEPS[standing]) context.set(halfSignedInContext, person);
    else if (!isOpenToAnyone(routePattern)) throw redirect(placeWithReturn(NEXT_STEPS[standing], request));
  } else if (!isOpenToAnyone(routePattern)) throw redirect(placeWithReturn("/sign-in", request));
  const viewer = setViewer(context, params["programme"]);
  if (viewer !== null && !mayOpen(viewer.role, routePattern, request.method)) {
    logRefused(context, viewer.accountId, "a page is closed to the role");
    throw data(null, { status: 403 });
  }
  const response = await next();
  // A session that goes on gets a cookie that lasts longer.
  for (const cookie of headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
};

function letIn(context: Readonly<RouterContextProvider>, person: SignedIn): void {
  context.set(halfSignedInContext, person);
  context.set(signedInContext, person);
}

/** Sets who asks for a page of a programme. @returns null when nobody is signed in, or the page is of no programme */
function setViewer(context: Readonly<RouterContextProvider>, code: string | undefined): Viewer | null {
  const person = context.get(signedInContext);
  if (person === null || code === undefined) return null;
  const viewer = viewerOf(context, person, code);
  context.set(viewerContext, viewer);
  return viewer;
}

type Session = NonNullable<Awaited<ReturnType<SignIn["api"]["getSession"]>>>;

/** How far a session has come; null when it is over. */
function standingOfSession({ session, user }: Session, memberships: Membership[]): Standing | null {
  const isStrong = Boolean(session.secondFactorAt);
  const standing = standingOf({ isStrong, hasFactor: Boolean(user.secondFactorAt), memberships });
  const seconds = standing === "signed-in" ? LONGEST_SECONDS : HALF_SIGNED_IN_SECONDS;
  return Date.now() - session.createdAt.getTime() > seconds * 1000 ? null : standing;
}

function signedInOf({ session, user }: Session, memberships: Membership[]): SignedIn {
  const { id: accountId, name, email } = user;
  return { accountId, name, email, memberships, sessionId: session.id, hasFactor: Boolean(user.secondFactorAt) };
}

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

/** Who has given at least the first factor. For the pages on which the second is given or set up. */
export function requireHalfSignedIn(context: Readonly<RouterContextProvider>): SignedIn {
  const person = context.get(halfSignedInContext);
  invariant(person, "a page that is open to the half signed in is reached through requireSignIn");
  return person;
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

function viewerOf(context: Readonly<RouterContextProvider>, signedIn: SignedIn, code: string): Viewer {
  const { accountId, name, memberships } = signedIn;
  const membership = memberships.find(({ programme }) => programme.code === code);
  // The same answer for a programme that does not exist and for one that is not theirs.
  if (membership === undefined) {
    logRefused(context, accountId, "a programme is not theirs, or is none");
    throw data(null, { status: 404 });
  }
  return { accountId, name, ...membership };
}

/** The line of the request itself, with the same number, says which route. */
function logRefused(context: Readonly<RouterContextProvider>, accountId: string, why: string): void {
  log.warn({ requestId: context.get(requestContext).requestId, accountId }, why);
}

/** A page of ours, with the one that was wanted, to come back to. */
function placeWithReturn(place: string, request: Request): string {
  const { pathname, search } = new URL(request.url);
  const wanted = request.method === "GET" ? pathname + search : "/";
  return wanted === "/" ? place : `${place}?${new URLSearchParams({ to: wanted }).toString()}`;
}
