import { useContext } from "react";
import { AnswerContext } from "#app/lib/answer-context.ts";

/** A small script that makes one page livelier; the page works without it.
 *  @param src from `import src from "./name.script.ts?worker&url"`, which builds that file as an asset of its own */
export function PageScript({ src }: { src: string }) {
  const { nonce } = useContext(AnswerContext);
  return <script type="module" src={src} nonce={nonce} />;
}
