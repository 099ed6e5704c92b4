import type { Inputs, OfferField } from '../offers/inputs.ts'
import type { OfferRow } from '../offers/offer-row.ts'

export const offerFields: readonly OfferField[] = [
  { name: 'age', type: 'number' },
  { name: 'city', type: 'text' },
  { name: 'member', type: 'boolean' },
  { name: 'last_order', type: 'date' },
]

const cities = ['Lisboa', 'Porto', 'Braga', 'Faro', 'Beja']
const two = (number: number) => String(Math.floor(number) + 1).padStart(2, '0')
const dayIn = (year: number, months: number, random: () => number) =>
  `${year}-${two(months * random())}-${two(28 * random())}`

/** Somebody, of whom a part is not known. */
export function somebody(random: () => number): Inputs {
  return {
    age: random() < 0.1 ? null : Math.round(20 + 60 * random()),
    ...(random() < 0.15 ? {} : { city: cities[Math.floor(random() ** 2 * 5)]! }),
    member: random() < 0.3,
    ...(random() < 0.2 ? {} : { last_order: dayIn(2025, 12, random) }),
  }
}

/** The log-odds by which the people of `offersOf` succeed. */
export function truth({ age, city, member }: Inputs): number {
  return (
    -1.2 + (typeof age === 'number' ? (age - 50) / 20 : 0) + (city === 'Porto' ? 1 : 0) + (member === true ? 0.5 : 0)
  )
}

/** Offers made to random people, who succeed by the truth or, with `strength` 0, all alike. */
export function offersOf(n: number, random: () => number, strength = 1): OfferRow[] {
  return Array.from({ length: n }, (_, at) => {
    const inputs = somebody(random)
    const success = random() < 1 / (1 + Math.exp(1.2 - strength * (truth(inputs) + 1.2)))
    return { person: `p${at}`, on: dayIn(2026, 3, random), inputs, success, propensity: 0.2 + 0.8 * random() }
  })
}
