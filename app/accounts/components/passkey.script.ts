// Asks the browser for a passkey when a form is sent, and sends the answer with it. Where a browser has no passkeys, the form stays hidden.

const form = document.querySelector<HTMLFormElement>("form[data-passkey]");

if (form && "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential) {
  form.hidden = false;
  for (const instead of document.querySelectorAll<HTMLElement>("[data-no-passkey]")) instead.hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form).catch(() => show("[data-passkey-failed]"));
  });
}

type OptionsInPage = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;

async function ask(sent: HTMLFormElement): Promise<void> {
  // oxlint-disable-next-line no-unsafe-type-assertion -- Tern itself has written them into the page
  const options = JSON.parse(sent.dataset["passkey"] ?? "") as OptionsInPage;
  const credential =
    sent.dataset["passkeyAct"] === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const field = sent.elements.namedItem("credential");
  if (!(field instanceof HTMLInputElement)) return;
  field.value = JSON.stringify(credential);
  sent.submit();
}

function show(selector: string): void {
  const hidden = document.querySelector<HTMLElement>(selector);
  if (hidden) hidden.hidden = false;
}
