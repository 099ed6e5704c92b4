import type { Instant } from '@candor/terms'
import { Temporal } from 'temporal-polyfill'

/** What is older than this instant has been kept for its whole retention (ISO 8601, counted on the calendar of the zone). */
export const startOfRetention = (retention: string, now: Instant, zone: string): Instant =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).subtract(retention).epochMilliseconds

/** Until when something is kept that was collected or renewed at `since`: its whole retention later on the calendar of the zone. */
export const endOfRetention = (retention: string, since: Instant, zone: string): Instant =>
  Temporal.Instant.fromEpochMilliseconds(since).toZonedDateTimeISO(zone).add(retention).epochMilliseconds
