import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import type { LinkPurpose } from "../letter-link.ts";
import { NewPasswordFields } from "./NewPasswordFields.tsx";

type Link = { purpose: LinkPurpose; name: string; email: string | null };

/** What the link of a letter leads to: a button, and for a new password its fields. */
export function LetterLinkForm({ link: { purpose, name, email }, errors }: { link: Link; errors: FormError[] }) {
  if (purpose === "password")
    return (
      <Form method="post" noValidate>
        <p>{m.accounts_link_password({ name })}</p>
        <NewPasswordFields errors={errors} />
        <Button>{m.accounts_password_button()}</Button>
      </Form>
    );
  return (
    <Form method="post">
      <p>
        {purpose === "sign-in"
          ? m.accounts_link_sign_in({ name })
          : m.accounts_link_email({ name, email: email ?? "" })}
      </p>
      <Button>{purpose === "sign-in" ? m.accounts_sign_in_button() : m.accounts_link_email_button()}</Button>
    </Form>
  );
}
