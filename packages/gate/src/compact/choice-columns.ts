import type { Instant } from '@candor/terms'

/** What is marked of a choice, above the bits of its channels. */
export const marks = {
  optOut: 1 << 16,
  evidence: 1 << 17,
  parental: 1 << 18,
  optOutOffered: 1 << 19,
  /** `soft-opt-in` or `charity-soft-opt-in`. */
  soft: 1 << 20,
  /** Pre-ticked, bundled or conditional: not freely given (GDPR Art. 4(11), 7(2), 7(4)). */
  forced: 1 << 21,
  /** `charity-soft-opt-in`; `soft` is marked too. */
  charity: 1 << 22,
  /** Prior express written consent, `pewc`. */
  written: 1 << 23,
  explicit: 1 << 24,
  signed: 1 << 25,
  /** Given after the customer was told that a privacy signal stands against it (11 CCR 7025(c)(3)). */
  afterConflictNotice: 1 << 26,
  /** It is on record that no way to say no was offered. */
  optOutWithheld: 1 << 27,
} as const

export const notWithdrawn = Number.POSITIVE_INFINITY

/** Numbers a choice takes: marks with channels, when it was said, when it was withdrawn. */
export const choiceWidth = 3

/** Choices side by side in columns: reading the choices of a million customers touches few cache lines. */
export class ChoiceColumns {
  count = 0
  /** Is any consent on record, for whatever purpose? */
  consented = false
  /** Any opt-out or withdrawn consent, for whatever purpose. */
  refused = false
  purposes: string[] = []
  /** A plain list: with its numbers beside its head it is quicker to reach than a typed array. */
  numbers: number[] = []

  clear(): void {
    this.count = 0
    this.consented = this.refused = false
  }

  /** `marked` joins `marks` and the bits of `channelBits`; `withdrawnAt` of a yes that stands is `notWithdrawn`. */
  addConsent(purpose: string, marked: number, givenAt: Instant, withdrawnAt: Instant): void {
    this.#add(purpose, marked, givenAt, withdrawnAt)
    this.consented = true
    if (withdrawnAt !== notWithdrawn) this.refused = true
  }

  /** `channels` are `channelBits`. */
  addOptOut(purpose: string, channels: number, at: Instant): void {
    this.#add(purpose, channels | marks.optOut, at, notWithdrawn)
    this.refused = true
  }

  /** Gives back what room is left over. */
  trim(): void {
    this.purposes = this.purposes.slice(0, this.count)
    this.numbers = this.numbers.slice(0, this.count * choiceWidth)
  }

  #add(purpose: string, marked: number, at: Instant, withdrawnAt: Instant): void {
    const start = this.count * choiceWidth
    this.numbers[start] = marked
    this.numbers[start + 1] = at
    this.numbers[start + 2] = withdrawnAt
    this.purposes[this.count++] = purpose
  }
}
