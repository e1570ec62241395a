import { data } from "react-router";
import { isId } from "./ids.ts";

/** The identifier in an address, before anything is asked of the database with it.
 *  @throws an answer 404 when it is none, because nothing has it then */
export function idOr404(text: string): string {
  if (!isId(text)) throw data(null, { status: 404 });
  return text;
}
