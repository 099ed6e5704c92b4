import type { Json } from '@candor/terms'

/** A path into an event, taken apart: names, and `[]` where it goes through a list. */
export type Steps = readonly string[]

/** Takes `properties.products[].price` apart. */
export const stepsOf = (from: string): Steps =>
  from.split('.').flatMap(part => (part.endsWith('[]') ? [part.slice(0, -2), '[]'] : [part]))

/** The value at a path; a list of those found where the path goes through a list. Undefined when nothing is there. */
export function valueAt(value: Json | undefined, steps: Steps, from = 0): Json | undefined {
  let at: Json | undefined = value
  for (let i = from; i < steps.length; i++) {
    const step = steps[i] as string
    if (step === '[]') return eachAt(at, steps, i + 1)
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, step)) return undefined
    at = (at as { readonly [key: string]: Json })[step]
  }
  return at ?? undefined
}

function eachAt(list: Json | undefined, steps: Steps, from: number): Json | undefined {
  if (!Array.isArray(list)) return undefined
  const found = list.map(item => valueAt(item as Json, steps, from)).filter(item => item !== undefined)
  return found.length === 0 ? undefined : found.flat()
}
