import { expect, test } from "vitest";
import { localTime } from "./instants.ts";

test.each([
  ["2027-01-04T12:05:00Z", "Africa/Maseru", "2027-01-04", "14:05"],
  ["2027-01-04T22:00:00Z", "Africa/Kigali", "2027-01-05", "00:00"],
  ["2027-03-28T00:59:00Z", "Europe/London", "2027-03-28", "00:59"],
  ["2027-03-28T01:00:00Z", "Europe/London", "2027-03-28", "02:00"],
  ["2027-10-31T01:00:00Z", "Europe/London", "2027-10-31", "01:00"],
  ["2026-12-31T23:30:00-05:00", "America/New_York", "2026-12-31", "23:30"],
])("%s is at %s on %s at %s", (instant, timeZone, date, time) => {
  expect(localTime(new Date(instant), timeZone)).toEqual({ date, time });
});
