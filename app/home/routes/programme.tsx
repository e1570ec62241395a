import { requireViewer } from "#app/accounts/viewer.server.ts";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import type { Route } from "./+types/programme";

export function loader({ context }: Route.LoaderArgs) {
  return { name: requireViewer(context).programme.name };
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: loaderData?.name }];
}

export default function ProgrammeStart({ loaderData }: Route.ComponentProps) {
  return <PageTitle>{loaderData.name}</PageTitle>;
}
