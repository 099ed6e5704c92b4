import { fieldTypes } from '@candor/terms'
import { meant } from './nearest.ts'
import { at, isFull, itemsOf, peekWord, refuse, type Spot, scalarAt } from './spot.ts'

/** Each purpose that is named at this spot must be declared. */
export function checkPurposes(spot: Spot, declared: readonly string[]): void {
  for (const { name, at: item } of purposesAt(spot)) {
    if (isFull(spot.sheet)) return
    if (declared.includes(name)) continue
    refuse(item, `${JSON.stringify(name.slice(0, 60))} is not a declared purpose${meant(name, declared)}`)
  }
}

/** The names under `purposes`, each with its place; what is no text was refused by the reader of its section. */
export function purposesAt(spot: Spot): { readonly name: string; readonly at: Spot }[] {
  const purposes = at(spot, 'purposes')
  return (purposes ? itemsOf(purposes) : []).flatMap(item => {
    const name = scalarAt(item)
    return typeof name === 'string' ? [{ name, at: item }] : []
  })
}

/** A list of values has a meaning for text only. */
export function checkValues(field: Spot): void {
  const type = peekWord(field, 'type', fieldTypes)
  const values = at(field, 'values')
  if (values && type && type !== 'text') refuse(values, `has no meaning for a ${type} field; leave it out`)
}
