import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";

/** Lets somebody stop signing in half way.
 *  @param email of who has begun */
export function AnotherPerson({ email }: { email: string }) {
  return (
    <Form method="post" action="/sign-out">
      <p>
        {m.accounts_half_signed_in({ email })} <Button kind="plain">{m.accounts_half_signed_in_stop()}</Button>
      </p>
    </Form>
  );
}
