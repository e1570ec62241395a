import { m } from "#app/paraglide/messages.js";
import { moneyInWords } from "#app/ui/number-words.ts";
import type { Notice } from "./model/notices.ts";
import { type Naming, PLAIN_NAMING, visitInSentence } from "./naming-words.ts";

/** A notice about an input, in a sentence. */
export function noticeInWords(notice: Notice, naming: Naming = PLAIN_NAMING): string {
  switch (notice.code) {
    case "nobody-registered":
      return m.planning_notice_nobody_registered();
    case "no-posts":
      return m.planning_notice_no_posts();
    case "nothing-possible":
      return m.planning_notice_nothing_possible();
    case "nothing-affordable": {
      const { cheapest, budget, currency } = notice.details;
      const words = { cheapest: moneyInWords(cheapest, currency), budget: moneyInWords(budget, currency) };
      return m.planning_notice_nothing_affordable(words);
    }
    case "post-without-window":
      return m.planning_notice_post_without_window({ post: naming.post(notice.details.post) });
    case "post-nobody-fits":
      return m.planning_notice_post_nobody_fits({ post: naming.post(notice.details.post) });
    case "post-nobody-can-come":
      return m.planning_notice_post_nobody_can_come({ post: naming.post(notice.details.post) });
    case "earlier-visit-unknown":
      return m.planning_notice_earlier_visit_unknown({ visit: visitInSentence(notice.details.visit, naming) });
  }
}
