import { closingSignal } from "./shutdown.server.ts";

/** A comment now and then keeps proxies from closing a quiet stream, and tells us of a browser that has gone. */
const HEARTBEAT_MS = 15_000;

/** Answers with server-sent events, one for each value, as JSON. It ends when the values do, when the browser leaves, and when
 *  this process stops; a browser that was cut off comes back by itself.
 *  @param valuesUntil makes the values; it is told by the signal to end */
export function eventStream(request: Request, valuesUntil: (signal: AbortSignal) => AsyncIterable<unknown>): Response {
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, request.signal, closingSignal]);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => signal.aborted || controller.enqueue(encoder.encode(text));
      const heartbeat = setInterval(() => write(": \n\n"), HEARTBEAT_MS);
      try {
        for await (const value of valuesUntil(signal)) write(`data: ${JSON.stringify(value)}\n\n`);
        write("event: end\ndata: null\n\n");
      } finally {
        clearInterval(heartbeat);
        if (!left.signal.aborted) controller.close();
      }
    },
    cancel: () => left.abort(),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
}
