import { at, type Entry, itemsOf, refuse, type Spot, scalarAt } from './spot.ts'

/** A trait that two fields name would go to either of them by chance. */
export function checkTraits(fields: readonly Entry[]): void {
  const named = fields.flatMap(({ key, at: field }) => traitsAt(field).map(trait => ({ key, ...trait })))
  for (const [trait, [first, ...others]] of Map.groupBy(named, ({ trait }) => trait))
    for (const other of others)
      if (other.key !== first?.key) refuse(other.at, `the trait ${trait} is that of ${first?.key} already; keep one`)
}

function traitsAt(field: Spot): { readonly trait: string; readonly at: Spot }[] {
  const traits = at(field, 'traits')
  return (traits ? itemsOf(traits) : []).flatMap(item => {
    const trait = scalarAt(item)
    return typeof trait === 'string' ? [{ trait, at: item }] : []
  })
}
