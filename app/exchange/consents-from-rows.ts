import type { ConsentEntry } from "#app/accounts/consent.ts";
import { PURPOSES, type Purpose } from "#app/accounts/consent.ts";
import type { Ground } from "./gathered-rows.ts";

/** What the sheet of professionals states of consent: who agreed on which day, to what. Without purposes, to being planned. What is agreed to
 *  without a day cannot be proven and is named as a problem. */
export function consentsFromRows({ rows, findings }: Ground): ConsentEntry[] {
  const stated = new Map<string, ConsentEntry>();
  for (const { values, at } of rows.professionals) {
    const { code, consentOn = null, consentTo = [] } = values;
    if (consentOn === null && consentTo.length > 0)
      findings.problems.push({ ...at("consentOn"), code: "exchange/consent-without-day", details: {} });
    if (code === undefined || consentOn === null) continue;
    const to = PURPOSES.filter((purpose) => consentTo.includes(purpose)).toSorted();
    stated.set(code, {
      professional: code,
      on: consentOn,
      to: to.length > 0 ? to : (["planning"] satisfies Purpose[]),
    });
  }
  return [...stated.values()];
}
