import type { RouterContextProvider } from "react-router";
import { z } from "zod";
import { inProgramme } from "#app/lib/database.server.ts";
import { log } from "#app/lib/log.server.ts";
import { isRefusal, refuse, type Refusal } from "#app/lib/refusal.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { openSealed } from "#app/lib/seal.server.ts";
import { changeOnRecord } from "./account-record.commands.server.ts";
import { findAccountId } from "./account.queries.server.ts";
import { clientNetworkContext } from "./client-network.server.ts";
import { checkAddress, type Vouching } from "./identity-provider.ts";
import { sealOfProvider } from "./identity-provider.commands.server.ts";
import {
  getProvider,
  getSealedProvider,
  listProviders,
  type ProviderPlace,
} from "./identity-provider.queries.server.ts";
import { addressToSignInAt, type Client, makeAttempt, readAnswer, stateOf } from "./openid.server.ts";
import {
  findLinkedAccount,
  insertLink,
  insertStep,
  listOrganisationsOfAccount,
  takeStep,
} from "./provider-link.queries.server.ts";
import { countAttempt } from "./sign-in-attempt.queries.server.ts";
import { LIMITS } from "./sign-in-limits.ts";
import { signInBy } from "./sign-in.commands.server.ts";
import { signInContext } from "./sign-in.server.ts";

type Context = Readonly<RouterContextProvider>;

/** How long somebody may take at the provider. */
export const AWAY_SECONDS = 10 * 60;

const stepSchema = z.object({
  programmeId: z.uuid(),
  organisationId: z.uuid(),
  question: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  to: z.string(),
});

/** Leads a browser to the provider of an organisation.
 *  @param wish.returnTo the address of ours that the provider sends people back to
 *  @param wish.to       the page that the person wanted
 *  @returns the address there, and the secret by which this browser is known when it comes back; null when there is no such provider
 *  @refuses accounts/too-often; accounts/provider-silent when the provider does not answer */
export async function leaveForProvider(
  context: Context,
  organisationId: string,
  wish: { returnTo: string; to: string },
): Promise<{ address: string; secret: string } | Refusal | null> {
  const database = context.get(databaseContext);
  const network = context.get(clientNetworkContext);
  const { secret: key } = context.get(signInContext).options;
  const place = (await listProviders(database, null)).find((known) => known.organisationId === organisationId);
  const client = place && (await clientOf(context, place));
  if (!place || !client) return null;
  if (network !== null && (await countAttempt(database, key, ["provider", network])) > LIMITS.network)
    return refuse("accounts/too-often");
  const { secret, state } = makeAttempt();
  try {
    const { address, question } = await addressToSignInAt(client, { returnTo: wish.returnTo, state });
    const { programmeId } = place;
    const value = { programmeId, organisationId, question, to: wish.to };
    await insertStep(database, { identifier: stepOf(state), value, seconds: AWAY_SECONDS });
    return { address, secret };
  } catch (error) {
    return unusable(context, error, "accounts/provider-silent");
  }
}

/** Signs in who comes back from a provider: somebody whom every programme of theirs has left to it. The first time, the verified e-mail
 *  address says who it is; from then on, the provider's own name for the person. No account is made.
 *  @param secret the browser's, as {@link leaveForProvider} gave it
 *  @returns the cookies that make the browser signed in, and the page that the person wanted
 *  @refuses accounts/provider-over when this browser did not leave for a provider, took too long, or has come back already;
 *           accounts/provider-answer when what the provider says does not hold; what {@link checkAddress} refuses;
 *           accounts/provider-stranger when it is nobody whom this provider may let in
 *  @source docs/decisions/0045-an-organisation-vouches-for-its-own.md */
export async function comeBackFromProvider(
  context: Context,
  cameBackTo: URL,
  { secret, headers }: { secret: string; headers: Headers },
): Promise<{ cookies: Headers; to: string } | Refusal> {
  const database = context.get(databaseContext);
  const state = stateOf(secret);
  if (cameBackTo.searchParams.get("state") !== state) return refuse("accounts/provider-over");
  const step = stepSchema.safeParse(await takeStep(database, stepOf(state)));
  const client = step.success ? await clientOf(context, step.data) : null;
  if (!step.success || client === null) return refuse("accounts/provider-over");
  const place = { ...step.data, issuer: client.issuer };
  const vouching = await readAnswer(client, place.question, cameBackTo).catch((error: unknown) =>
    unusable(context, error, "accounts/provider-answer"),
  );
  if ("code" in vouching) return vouching;
  const accountId = (await findLinkedAccount(database, vouching)) ?? (await linkByAddress(context, place, vouching));
  if (isRefusal(accountId)) return accountId;
  if (!(await isLeftTo(context, place, accountId))) return refuse("accounts/provider-stranger");
  const cookies = await signInBy(context, accountId, { isStrong: vouching.isStrong, headers });
  return { cookies, to: place.to };
}

/** Finds by the verified address whose account it is, and remembers the provider's own name for the person. */
async function linkByAddress(context: Context, place: ProviderPlace, vouching: Vouching): Promise<string | Refusal> {
  const { requestId } = context.get(requestContext);
  const { programmeId, organisationId } = place;
  const database = context.get(databaseContext);
  const byItself = { programmeId, accountId: null, requestId };
  const accountId = await inProgramme(database, byItself, async (transaction) => {
    const provider = await getProvider(transaction, organisationId);
    const checked = checkAddress(vouching, provider?.domains ?? []);
    if (isRefusal(checked)) return checked;
    return (await findAccountId(transaction, checked.email)) ?? refuse("accounts/provider-stranger");
  });
  if (isRefusal(accountId)) return accountId;
  if (!(await isLeftTo(context, place, accountId))) return refuse("accounts/provider-stranger");
  const done = { act: "accounts/link-provider", news: "provider-linked", by: accountId, accountId, requestId } as const;
  const refusal = await changeOnRecord(database, done, async (transaction) =>
    // Known by another name already: the address may have been given to a successor.
    (await insertLink(transaction, { ...vouching, accountId })) ? null : refuse("accounts/provider-stranger"),
  );
  return refusal ?? accountId;
}

/** Whether a provider may let an account in: the account acts for its organisation, and each of its other programmes, which it enters by the
 *  same session, has left the account's organisation there to the same provider. */
async function isLeftTo(context: Context, place: ProviderPlace, accountId: string): Promise<boolean> {
  const database = context.get(databaseContext);
  const { requestId } = context.get(requestContext);
  const organisations = await listOrganisationsOfAccount(database, accountId);
  if (!organisations.some(({ organisationId }) => organisationId === place.organisationId)) return false;
  const issuers = await Promise.all(
    organisations.map(async ({ programmeId, organisationId }) => {
      const byItself = { programmeId, accountId: null, requestId };
      return (await inProgramme(database, byItself, (transaction) => getProvider(transaction, organisationId)))?.issuer;
    }),
  );
  return issuers.every((issuer) => issuer === place.issuer);
}

/** The provider of an organisation with its secret; null when there is none (any more), or the organisation takes no part any more. */
async function clientOf(
  context: Context,
  { programmeId, organisationId }: Omit<ProviderPlace, "issuer">,
): Promise<Client | null> {
  const { requestId } = context.get(requestContext);
  const byItself = { programmeId, accountId: null, requestId };
  const provider = await inProgramme(context.get(databaseContext), byItself, (transaction) =>
    getSealedProvider(transaction, organisationId),
  );
  if (provider === null) return null;
  const seal = sealOfProvider(context.get(signInContext).options.secret, { programmeId, organisationId });
  const clientSecret = openSealed(seal, provider.sealedSecret);
  return clientSecret === null ? null : { issuer: provider.issuer, clientId: provider.clientId, clientSecret };
}

/** The reason goes to the log, where the administrator of the installation finds it by the request's number; it holds nothing personal. */
function unusable<Code extends string>(context: Context, error: unknown, code: Code): Refusal<Code> {
  const { requestId } = context.get(requestContext);
  const reason = error instanceof Error ? ("code" in error ? String(error.code) : error.name) : "unknown";
  log.warn({ requestId, reason }, "a provider could not be used");
  return refuse(code);
}

function stepOf(state: string): string {
  return `provider ${state}`;
}
