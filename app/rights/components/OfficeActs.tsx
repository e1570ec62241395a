import { Form, href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { Field } from "#app/ui/Field.tsx";
import { isTakenByWords, type PersonalRequest } from "../personal-request.ts";

type OfficeActsProps = { request: PersonalRequest; programme: string; answer: string; error: string | undefined };

/** What the office can do about an open request; an erasure is confirmed in a form of its own. */
export function OfficeActs({ request, programme, answer, error }: OfficeActsProps) {
  return (
    <Form method="post">
      <h2>{m.rights_answer_title()}</h2>
      {request.kind === "access" && <CopyLinks request={request} programme={programme} />}
      <Field
        name="answer"
        type="textarea"
        rows={3}
        maxLength={2000}
        label={m.rights_answer_words()}
        hint={m.rights_answer_hint()}
        defaultValue={answer}
        error={error}
      />
      <p>
        <MainAct request={request} />{" "}
        <Button kind="quiet" name="act" value="refused">
          {m.rights_act_refuse()}
        </Button>
      </p>
    </Form>
  );
}

function MainAct({ request: { kind, fact } }: { request: PersonalRequest }) {
  if (kind === "restriction") return <Act value="restrict">{m.rights_restrict_button()}</Act>;
  if (kind === "lifting") return <Act value="lift">{m.rights_lift_button()}</Act>;
  if (kind === "erasure") return null;
  if (kind === "correction" && isTakenByWords(fact)) return <Act value="take-words">{m.rights_act_take_words()}</Act>;
  return <Act value="done">{m.rights_act_done()}</Act>;
}

function Act({ value, children }: { value: string; children: string }) {
  return (
    <Button name="act" value={value}>
      {children}
    </Button>
  );
}

function CopyLinks({ request, programme }: { request: PersonalRequest; programme: string }) {
  const { personalRequestId: personalRequest } = request;
  const fileAt = (file: string) =>
    href("/programmes/:programme/personal-requests/:personalRequest/:file", { programme, personalRequest, file });
  return (
    <>
      <p>{m.rights_copy_for_person()}</p>
      <p>
        <ButtonLink kind="quiet" href={fileAt("data.pdf")}>
          {m.rights_copy_pdf()}
        </ButtonLink>{" "}
        <ButtonLink kind="quiet" href={fileAt("data.json")}>
          {m.rights_copy_json()}
        </ButtonLink>
      </p>
    </>
  );
}
