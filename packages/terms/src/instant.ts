/** A point in time: milliseconds since 1970-01-01T00:00:00Z, an integer. */
export type Instant = number

export const second = 1_000
export const minute = 60_000
export const hour = 3_600_000
export const day = 86_400_000
