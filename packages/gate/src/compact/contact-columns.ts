import type { Instant } from '@candor/terms'

/** Numbers a contact takes: when it was, and the bit of its channel. */
export const contactWidth = 2

/** Past contacts side by side, oldest first, so that a budget is counted from the end and few are looked at. */
export class ContactColumns {
  count = 0
  numbers: number[] = []
  /** The topic of each, where it is known. */
  subjects: (string | undefined)[] = []

  clear(): void {
    this.count = 0
  }

  /** Contacts may come in any order; quickest is oldest first. */
  add(channel: number, at: Instant, subject?: string): void {
    const { numbers, subjects } = this
    let place = this.count * contactWidth
    for (; place > 0 && numbers[place - contactWidth]! > at; place -= contactWidth) {
      numbers[place] = numbers[place - contactWidth]!
      numbers[place + 1] = numbers[place + 1 - contactWidth]!
      subjects[place / contactWidth] = subjects[place / contactWidth - 1]
    }
    numbers[place] = at
    numbers[place + 1] = channel
    subjects[place / contactWidth] = subject
    this.count++
  }

  /** Gives back what room is left over. */
  trim(): void {
    this.numbers = this.numbers.slice(0, this.count * contactWidth)
    this.subjects = this.subjects.slice(0, this.count)
  }

  /**
   * The instant of the n-th newest contact on the channels; minus infinity when there are fewer newer than `start`. With a
   * subject, only contacts that may have been on it count: what has none may have been on any.
   */
  nthNewest(n: number, channels: number, start: Instant, subject?: string): Instant {
    const { numbers, subjects } = this
    let left = n
    for (let i = this.count - 1; i >= 0; i--) {
      const at = numbers[i * contactWidth]!
      if (at <= start) break
      if ((numbers[i * contactWidth + 1]! & channels) === 0) continue
      if (subject !== undefined && (subjects[i] ?? subject) !== subject) continue
      if (--left <= 0) return at
    }
    return Number.NEGATIVE_INFINITY
  }
}
