/** A repeatable source of chance: numbers from 0 up to 1, the same for the same seed and row on every machine. */
export type Random = () => number

/** One source for each row, so that a row is the same whether one row is generated or a million. */
export function randomOf(seed: number, row: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(row + 1, 0x85ebca6b)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
  }
}

/** True in this share of cases. */
export const chance = (random: Random, share: number): boolean => random() < share

/** One of a list, each as likely as the other. */
export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0]
}

/** One of a list, as likely as its weight says. */
export function pickWeighted<T extends { readonly weight: number }>(random: Random, list: readonly [T, ...T[]]): T {
  let left = random() * list.reduce((sum, { weight }) => sum + weight, 0)
  return list.find(({ weight }) => (left -= weight) < 0) ?? list[0]
}
