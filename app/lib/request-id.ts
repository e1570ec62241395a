import { createContext } from "react";

/** The number of the request a page answers, for its error page. Empty in the browser. */
export const RequestIdContext = createContext("");
