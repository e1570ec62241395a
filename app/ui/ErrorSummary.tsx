import { m } from "#app/paraglide/messages.js";
import { fieldId } from "./Field.tsx";

/** `field` is the name of a field on the page; without it the error is about the whole form. */
export type FormError = { field?: string | undefined; text: string };

/** All errors of a form, above it, each linking to its field. Renders nothing when there are none.
 *
 *  The page loads anew after a refused form, so `autofocus` moves the focus here without any script. */
export function ErrorSummary({ errors, title }: { errors: FormError[]; title?: string }) {
  if (errors.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- after a refused form the errors are what to read first
    <div className="notice danger" role="alert" tabIndex={-1} autoFocus>
      <h2>{title ?? m.ui_error_summary_title()}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field} ${text}`}>{field ? <a href={`#${fieldId(field)}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}
