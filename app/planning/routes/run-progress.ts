import { data } from "react-router";
import { inViewersProgramme } from "#app/accounts/viewer.server.ts";
import { eventStream } from "#app/lib/event-stream.server.ts";
import { isId } from "#app/lib/ids.ts";
import { noticesContext } from "#app/lib/request-context.ts";
import { isUnderWay } from "../plan-states.ts";
import { getPlanRun, topicOfRun } from "../plan-run.queries.server.ts";
import type { Route } from "./+types/run-progress";

/** Server-sent events of a planning run: how many points of progress there are, whenever there are more, until it is over. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const read = () => inViewersProgramme(context, (transaction) => getPlanRun(transaction, params.run));
  if (!isId(params.run) || (await read()) === null) throw data(null, { status: 404 });
  const notices = context.get(noticesContext);
  return eventStream(request, async function* progressOf(signal) {
    for await (const _ of notices.follow(topicOfRun(params.run), signal)) {
      const run = await read();
      if (run === null || !isUnderWay(run.state)) return;
      yield { points: run.progress.length };
    }
  });
}
