import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { WORKBOOK_FILES, workbookFileInWords } from "../workbook-files-words.ts";

/** The templates to fill in, and the present data in the same form. */
export function WorkbookLinks({ programme }: { programme: string }) {
  return (
    <section aria-labelledby="workbooks">
      <h2 id="workbooks">{m.exchange_workbooks_title()}</h2>
      <p>{m.exchange_workbooks_text()}</p>
      <ul>
        {WORKBOOK_FILES.map(({ file }) => (
          <li key={file}>
            <a href={href("/programmes/:programme/workbooks/:file", { programme, file })} download>
              {workbookFileInWords(file)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
