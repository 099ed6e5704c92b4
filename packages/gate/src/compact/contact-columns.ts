import type { Instant } from '@candor/terms'
import { grown } from './choice-columns.ts'

/** Numbers a contact takes: when it was, and the bit of its channel. */
export const contactWidth = 2

/** Past contacts side by side, oldest first, so that a budget is counted from the end and few are looked at. */
export class ContactColumns {
  count = 0
  numbers: Float64Array

  constructor(room: number) {
    this.numbers = new Float64Array(room * contactWidth)
  }

  clear(): void {
    this.count = 0
  }

  /** Contacts may come in any order; quickest is oldest first. */
  add(channel: number, at: Instant): void {
    const end = this.count * contactWidth
    if (end === this.numbers.length) this.numbers = grown(this.numbers, contactWidth)
    const { numbers } = this
    let place = end
    for (; place > 0 && numbers[place - contactWidth]! > at; place -= contactWidth) {
      numbers[place] = numbers[place - contactWidth]!
      numbers[place + 1] = numbers[place + 1 - contactWidth]!
    }
    numbers[place] = at
    numbers[place + 1] = channel
    this.count++
  }

  /** The instant of the n-th newest contact on the channels; minus infinity when there are fewer. */
  nthNewest(n: number, channels: number): Instant {
    const { numbers } = this
    let left = n
    for (let i = (this.count - 1) * contactWidth; i >= 0; i -= contactWidth) {
      if ((numbers[i + 1]! & channels) !== 0 && --left <= 0) return numbers[i]!
    }
    return Number.NEGATIVE_INFINITY
  }
}
