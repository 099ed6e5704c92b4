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
  #firsts = new Int32Array(this.#slots)
  #seconds = new Int32Array(this.#slots)
  #numbers = new Int32Array(this.#slots)

  constructor(most = mostPairs) {
    this.#most = most
  }

  /** 0 where there is no room for another. */
  of(first: number, second: number): number {
    const firsts = this.#firsts
    const seconds = this.#seconds
    const numbers = this.#numbers
    const mask = this.#slots - 1
    let slot = hash(first, second) & mask
    for (; ; slot = (slot + 1) & mask) {
      const number = numbers[slot]!
      if (number === 0) break
      if (firsts[slot] === first && seconds[slot] === second) return number
    }
    if (this.size >= this.#most) return 0
    firsts[slot] = first
    seconds[slot] = second
    numbers[slot] = ++this.size
    if (this.size * 2 > this.#slots) this.#grow()
    return this.size
  }

  #grow(): void {
    const [firsts, seconds, numbers] = [this.#firsts, this.#seconds, this.#numbers]
    this.#slots *= 2
    this.#firsts = new Int32Array(this.#slots)
    this.#seconds = new Int32Array(this.#slots)
    this.#numbers = new Int32Array(this.#slots)
    const mask = this.#slots - 1
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i] === 0) continue
      let slot = hash(firsts[i]!, seconds[i]!) & mask
      while (this.#numbers[slot] !== 0) slot = (slot + 1) & mask
      this.#firsts[slot] = firsts[i]!
      this.#seconds[slot] = seconds[i]!
      this.#numbers[slot] = numbers[i]!
    }
  }
}

function hash(first: number, second: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x85ebca6b), 0xc2b2ae35)
  return mixed ^ (mixed >>> 15)
}
