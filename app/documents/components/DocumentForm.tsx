import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { type DocumentKind, MAX_DOCUMENT_BYTES, MAX_PAGES, MEDIA_TYPES } from "../document.ts";
import { kindInWords } from "../document-words.ts";

type DocumentFormProps = {
  /** Those to choose from; none when the kind is settled, because the document is to replace another. */
  kinds: readonly DocumentKind[];
  fields: Record<string, string>;
  errors: readonly FormError[];
};

/** One document with what is to be known of it. */
export function DocumentForm({ kinds, fields, errors }: DocumentFormProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  return (
    <form method="post" encType="multipart/form-data">
      {kinds.length > 0 && (
        <Field
          type="select"
          name="kind"
          label={m.documents_kind_label()}
          defaultValue={fields["kind"] ?? ""}
          error={errorOf("kind")}
          options={[
            { value: "", label: m.documents_kind_choose() },
            ...kinds.map((kind) => ({ value: kind, label: kindInWords(kind) })),
          ]}
          required
        />
      )}
      <Field
        type="date"
        name="expiresOn"
        label={m.documents_expires_label()}
        hint={m.documents_expires_hint()}
        defaultValue={fields["expiresOn"] ?? ""}
        error={errorOf("expiresOn")}
      />
      <Field
        type="file"
        name="file"
        label={m.documents_file_label()}
        hint={m.documents_file_hint({ megabytes: MAX_DOCUMENT_BYTES / 1024 ** 2, pages: MAX_PAGES })}
        accept={MEDIA_TYPES.join(",")}
        error={errorOf("file")}
        required
      />
      <ActionBar>
        <Button>{kinds.length > 0 ? m.documents_send_button() : m.documents_replace_button()}</Button>
      </ActionBar>
    </form>
  );
}
