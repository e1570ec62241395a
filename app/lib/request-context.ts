import { createContext } from "react-router";
import type { Database } from "./database.server.ts";
import type { Notices } from "./notices.server.ts";

/** What every page, action and log line of one request shares. */
export type RequestInfo = {
  requestId: string;
  /** Lets this response's own scripts run, and no others. */
  nonce: string;
  /** The pattern of the matched route, for the log; the address itself may hold names. */
  routePattern: string;
};

export const requestContext = createContext<RequestInfo>();

/** The pool that pages and actions use: `context.get(databaseContext)`. */
export const databaseContext = createContext<Database>();

/** Where a page hears of changes: `context.get(noticesContext).follow(topic, signal)`. */
export const noticesContext = createContext<Notices>();
