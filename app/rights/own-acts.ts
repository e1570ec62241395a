import { z } from "zod";
import { CORRECTABLE_FACTS } from "./personal-request.ts";

/** That something is wrong, and what it should be. */
export const correctionSchema = z.object({
  act: z.literal("correct"),
  fact: z.enum(CORRECTABLE_FACTS),
  words: z.string().trim().min(1).max(2000),
});

/** What somebody does about their own data, on their own page; erasing has a page of its own. */
export const ownActSchema = z.discriminatedUnion("act", [
  correctionSchema,
  z.object({ act: z.literal("restrict") }),
  z.object({ act: z.literal("lift") }),
  z.object({ act: z.literal("take-back"), id: z.uuid() }),
]);
export type OwnAct = z.infer<typeof ownActSchema>;
