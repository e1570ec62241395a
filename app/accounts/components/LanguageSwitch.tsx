import { Form } from "react-router";
import { LANGUAGES } from "#app/lib/languages.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { Button } from "#app/ui/Button.tsx";

/** Chooses the language of all pages, by a form that needs no script.
 *  @param back the page to come back to */
export function LanguageSwitch({ back }: { back: string }) {
  return (
    <Form method="post" action="/language" reloadDocument>
      <input type="hidden" name="back" value={back} />
      <label>
        {m.accounts_language_label()}{" "}
        <select name="language" defaultValue={getLocale()}>
          {Object.entries(LANGUAGES).map(([locale, name]) => (
            <option key={locale} value={locale} lang={locale}>
              {name}
            </option>
          ))}
        </select>
      </label>{" "}
      <Button kind="quiet" compact>
        {m.accounts_language_button()}
      </Button>
    </Form>
  );
}
