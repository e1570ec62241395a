import { m } from "#app/paraglide/messages.js";

export function meta() {
  return [{ title: m.home_title() }];
}

export default function Start() {
  return <h1>{m.home_title()}</h1>;
}
