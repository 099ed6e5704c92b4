import type { QuietHours } from '@candor/terms'

/** Hours in which a law lets nobody be called, as closed stretches of the local clock that begin on the named weekdays. */
export type ClosedHours = {
  readonly sentence: string
  readonly closed: readonly QuietHours[]
  /** The clock is that of this zone, wherever the person is. */
  readonly zone?: string
  /** Public holidays are closed all day. */
  readonly holidays?: true
}

const at = (hours: number, minutes = 0): number => hours * 60 + minutes

/** Each the complement of the half-open windows in which calls are allowed; 1 = Monday. */
export const closedHours = {
  'tcpa-hours': {
    sentence: 'the local clock stands outside 08:00 to 21:00',
    closed: [{ from: at(21), to: at(8) }],
  },
  'state-hours': {
    sentence: 'the local clock stands outside 08:00 to 20:00',
    closed: [{ from: at(20), to: at(8) }],
  },
  'tx-hours': {
    sentence: 'the local clock stands outside 09:00 to 21:00, on Sundays outside 12:00 to 21:00',
    closed: [
      { from: at(21), to: at(9), days: [1, 2, 3, 4, 5, 7] },
      { from: at(21), to: at(12), days: [6] },
    ],
  },
  'utr-hours': {
    sentence: 'the local clock stands outside 09:00 to 21:30, at weekends outside 10:00 to 18:00',
    closed: [
      { from: at(21, 30), to: at(9), days: [1, 2, 3, 4] },
      { from: at(21, 30), to: at(10), days: [5] },
      { from: at(18), to: at(10), days: [6] },
      { from: at(18), to: at(9), days: [7] },
    ],
  },
  'fr-hours': {
    sentence: 'the clock of Paris stands outside 10:00 to 13:00 and 14:00 to 20:00 of a working day',
    closed: [
      { from: at(13), to: at(14), days: [1, 2, 3, 4, 5] },
      { from: at(20), to: at(10), days: [1, 2, 3, 4] },
      { from: at(20), to: at(24), days: [5] },
      { from: at(0), to: at(24), days: [6, 7] },
      { from: at(0), to: at(10), days: [1] },
    ],
    zone: 'Europe/Paris',
    holidays: true,
  },
} as const satisfies { readonly [name: string]: ClosedHours }
