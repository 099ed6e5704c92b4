import { meant } from './nearest.ts'
import { at, type Entry, itemsOf, refuse, type Spot, scalarAt } from './spot.ts'

/** What customers may correct is a field of the data map that is no address: another address takes proof that it is theirs. */
export function checkDesk(root: Spot, fields: readonly Entry[]): void {
  const section = at(root, 'rights')
  const correct = section && at(section, 'correct')
  if (!correct) return
  const names = fields.map(({ key }) => key)
  for (const item of itemsOf(correct)) {
    const name = scalarAt(item)
    if (typeof name !== 'string') continue
    const field = fields.find(({ key }) => key === name)
    if (!field) refuse(item, `${JSON.stringify(name.slice(0, 60))} is not a field of the data map${meant(name, names)}`)
    else if (at(field.at, 'address_of')) refuse(item, 'is an address; staff change it, once it is proved')
  }
}
