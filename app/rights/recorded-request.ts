import { z } from "zod";
import { CHANNELS, CORRECTABLE_FACTS, REQUEST_KINDS } from "./personal-request.ts";

/** What the office records of a request that did not come by the page: whose, what, and how it was asked. A correction needs words. */
export const recordedSchema = z
  .object({
    code: z.string().trim().min(1).max(40),
    kind: z.enum(REQUEST_KINDS),
    channel: z.enum(CHANNELS.slice(1)),
    fact: z.enum(CORRECTABLE_FACTS),
    words: z
      .string()
      .trim()
      .max(2000)
      .transform((words) => words || null),
  })
  .refine(({ kind, words }) => kind !== "correction" || words !== null)
  .transform(({ fact, ...asked }) => ({ ...asked, fact: asked.kind === "correction" ? fact : null }));

/** An answer of the office, in words when there are some. */
export const answerSchema = z.object({
  act: z.enum(["done", "refused", "take-words", "restrict", "lift", "erase"]),
  answer: z
    .string()
    .trim()
    .max(2000)
    .default("")
    .transform((answer) => answer || null),
  confirmation: z.string().trim().max(200).default(""),
});
export type OfficeAct = z.infer<typeof answerSchema>;
