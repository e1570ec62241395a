import { renderToReadableStream } from "react-dom/server";
import { type EntryContext, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from "react-router";
import { AnswerContext } from "#app/lib/answer-context.ts";
import { log } from "#app/lib/log.server.ts";
import { requestContext } from "#app/lib/request-context.ts";
import { contentSecurityPolicy } from "#app/lib/security-headers.server.ts";

/** Renders a page. Most pages have no script, and without one a page cannot be completed later:
 *  it is sent when all of it is there. */
export default async function renderPage(
  ...[request, status, headers, page, context]: [Request, number, Headers, EntryContext, RouterContextProvider]
): Promise<Response> {
  const { nonce, requestId } = context.get(requestContext);
  let finalStatus = status;
  const stream = await renderToReadableStream(
    <AnswerContext value={{ requestId, nonce }}>
      <ServerRouter context={page} url={request.url} nonce={nonce} />
    </AnswerContext>,
    {
      nonce,
      signal: request.signal,
      onError(error) {
        finalStatus = 500;
        log.error({ requestId, error }, "a page could not be rendered");
      },
    },
  );
  await stream.allReady;
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-security-policy", contentSecurityPolicy(nonce));
  headers.set("cache-control", "no-store");
  return new Response(stream, { status: finalStatus, headers });
}

/** Logs what a loader or an action threw by mistake. Answers such as 404 are not mistakes. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log.error({ requestId: context.get(requestContext).requestId, error }, "a request failed");
}
