import type { Instant } from '@candor/terms'
import { Temporal } from 'temporal-polyfill'

/** What is older than this instant has been kept for its whole retention (ISO 8601, counted on the calendar of the zone). */
export const startOfRetention = (retention: string, now: Instant, zone: string): Instant =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).subtract(retention).epochMilliseconds

/** The end of the retention of what begins at this instant, counted likewise. */
export const endOfRetention = (retention: string, from: Instant, zone: string): Instant =>
  Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add(retention).epochMilliseconds
