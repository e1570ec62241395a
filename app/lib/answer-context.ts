import { createContext } from "react";

/** What a page must know of the answer it is sent in. In the browser both are empty. */
export type Answer = {
  /** The number of the request, for an error page. */
  requestId: string;
  /** Lets the scripts of this answer run, and no others. */
  nonce: string;
};

export const AnswerContext = createContext<Answer>({ requestId: "", nonce: "" });
