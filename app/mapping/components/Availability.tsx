import type { DateRange } from "#app/lib/date-range.ts";
import { m } from "#app/paraglide/messages.js";
import { type PeriodFrame, periodDates } from "#app/programme/period.ts";
import { CalendarStrip } from "#app/ui/CalendarStrip.tsx";
import { datesInWords } from "#app/ui/date-words.ts";
import { stretchInWords } from "#app/ui/duration-words.ts";

type AvailabilityProps = { availability: DateRange[]; period: PeriodFrame | null };

/** When a professional can come, as a picture and in words, beside the latest planning period. */
export function Availability({ availability, period }: AvailabilityProps) {
  return (
    <section>
      <h2>{m.mapping_availability()}</h2>
      {availability.length === 0 ? (
        <p>{m.mapping_no_availability()}</p>
      ) : (
        <>
          <CalendarStrip
            label={m.mapping_availability_label({ dates: availability.map(datesInWords).join("; ") })}
            bars={availability}
            frame={period ? { name: period.name, ...periodDates(period) } : undefined}
          />
          <ul>
            {availability.map((window) => (
              <li key={window.firstOn}>{stretchInWords(window)}</li>
            ))}
          </ul>
          {period && (
            <p className="hint">
              {m.mapping_availability_period({ name: period.name, dates: datesInWords(periodDates(period)) })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
