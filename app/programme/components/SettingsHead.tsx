import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { Tabs } from "#app/ui/Tabs.tsx";

type SettingsHeadProps = { programme: { code: string; name: string }; current: "periods" | "waves" | "costs" };

/** The head of the three pages on which a programme sets its periods, when visitors arrive, and what a visit costs. */
export function SettingsHead({ programme: { code, name }, current }: SettingsHeadProps) {
  const inProgramme = { programme: code };
  const pages = {
    periods: {
      label: m.programme_periods_title(),
      lead: m.programme_periods_lead(),
      href: href("/programmes/:programme/periods", inProgramme),
    },
    waves: {
      label: m.programme_waves_title(),
      lead: m.programme_waves_lead(),
      href: href("/programmes/:programme/waves", inProgramme),
    },
    costs: {
      label: m.programme_costs_title(),
      lead: m.programme_costs_lead(),
      href: href("/programmes/:programme/costs", inProgramme),
    },
  };
  return (
    <>
      <Breadcrumbs items={[{ label: name, href: href("/programmes/:programme", inProgramme) }]} />
      <PageTitle lead={pages[current].lead}>{pages[current].label}</PageTitle>
      <Tabs
        label={m.programme_settings()}
        items={Object.values(pages).map(({ label, href }) => ({ label, href, current: href === pages[current].href }))}
      />
    </>
  );
}
