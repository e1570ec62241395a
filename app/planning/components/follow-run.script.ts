// Shows how far a planning run is while it goes on. Without it the page loads itself anew every few seconds.

const run = document.querySelector<HTMLElement>("#run");
const address = run?.dataset["events"];

if (address !== undefined) follow(address);

function follow(events: string): void {
  const source = new EventSource(events);
  let isLoading = false;
  source.addEventListener("message", () => {
    if (isLoading) return;
    isLoading = true;
    void showFresh().finally(() => (isLoading = false));
  });
  // The last event: the page itself shows how the run ended.
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
}

/** Puts the run's part of a fresh page in place of the one shown, so that the words are made in one place only. */
async function showFresh(): Promise<void> {
  const response = await fetch(location.href);
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("#run");
  if (fresh) document.querySelector("#run")?.replaceWith(document.adoptNode(fresh));
}
