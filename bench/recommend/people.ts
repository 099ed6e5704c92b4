import { type Interactions, interactionsOf } from '../../packages/recommender/src/index.ts'
import { seeded } from '../../packages/recommender/src/testing/draw.ts'

const tastes = 12

/**
 * People as they are in shops: few items are chosen by many (weight 1 / (rank + 5)^0.9), most people choose little and some very
 * much (log-normal), and everybody has two tastes whose items are ten times as likely.
 */
export function people(users: number, items: number, mean: number): Interactions {
  const random = seeded(items)
  const draws = Array.from({ length: tastes }, (_, taste) => chooser(items, taste))
  const [of, what]: [number[], number[]] = [[], []]
  for (let user = 0; user < users; user++) {
    const both = [draws[Math.floor(random() * tastes)]!, draws[Math.floor(random() * tastes)]!]
    const count = howMany(random, mean, items)
    for (let n = 0; n < count; n++) {
      of.push(user)
      what.push(both[random() < 0.6 ? 0 : 1]!(random()))
    }
  }
  return interactionsOf({ users: Int32Array.from(of), items: Int32Array.from(what) }, users, items).interactions
}

export function howMany(random: () => number, mean: number, most: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(Math.floor(most / 2), Math.max(5, Math.round(mean * Math.exp(0.9 * normal - 0.4))))
}

/** Draws an item by its popularity, with one of the tastes. */
export function chooser(items: number, taste: number): (at: number) => number {
  const sums = new Float64Array(items)
  let sum = 0
  for (let item = 0; item < items; item++) {
    sum += (item % tastes === taste ? 10 : 1) / (item + 5) ** 0.9
    sums[item] = sum
  }
  return at => {
    let [low, high] = [0, items - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! < at * sum) low = middle + 1
      else high = middle
    }
    return low
  }
}
