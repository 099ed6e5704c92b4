/** Of more than so many different things no class is made: whoever is left over is judged alone. */
export const mostPairs = 1 << 20

/**
 * Small numbers for pairs of 32-bit integers: the same pair, the same number, counted up from 1. A chain of pairs numbers a list
 * of any length exactly, with no chance of two lists sharing a number.
 */
export class Pairs {
  size = 0
  readonly #most: number
  #slots = 1 << 10
  /** First, second and number of each slot, beside each other in memory; the fourth is not used. */
  #table = new Int32Array(4 * this.#slots)

  constructor(most = mostPairs) {
    this.#most = most
  }

  /** 0 where there is no room for another. */
  of(first: number, second: number): number {
    const table = this.#table
    const mask = this.#slots - 1
    let slot = (hash(first, second) & mask) << 2
    for (; table[slot + 2] !== 0; slot = (slot + 4) & (4 * mask))
      if (table[slot] === first && table[slot + 1] === second) return table[slot + 2]!
    return this.#add(slot, first, second)
  }

  #add(slot: number, first: number, second: number): number {
    if (this.size >= this.#most) return 0
    this.#table[slot] = first
    this.#table[slot + 1] = second
    this.#table[slot + 2] = ++this.size
    if (this.size * 2 > this.#slots) this.#grow()
    return this.size
  }

  #grow(): void {
    const before = this.#table
    this.#slots *= 2
    this.#table = new Int32Array(4 * this.#slots)
    const mask = this.#slots - 1
    for (let from = 0; from < before.length; from += 4) {
      if (before[from + 2] === 0) continue
      let slot = (hash(before[from]!, before[from + 1]!) & mask) << 2
      while (this.#table[slot + 2] !== 0) slot = (slot + 4) & (4 * mask)
      this.#table.set(before.subarray(from, from + 4), slot)
    }
  }
}

function hash(first: number, second: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x85ebca6b), 0xc2b2ae35)
  return mixed ^ (mixed >>> 15)
}
