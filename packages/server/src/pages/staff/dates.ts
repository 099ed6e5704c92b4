import type { Instant } from '@candor/terms'

/** `3 May 2026` in the brand's zone. */
export const dayIn = (zone: string, at: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone }).format(at)

/** `3 May 2026 at 14:05` in the brand's zone. */
export const momentIn = (zone: string, at: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at)
