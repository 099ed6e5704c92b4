import { meant } from './nearest.ts'
import { at, type Entry, itemsOf, peek, refuse, type Spot, scalarAt } from './spot.ts'

/** What the rights desk names must be declared, and fit what is done with it. */
export function checkDesk(root: Spot, fields: readonly Entry[], purposes: readonly Entry[]): void {
  const section = at(root, 'rights')
  if (!section) return
  checkCorrect(section, fields)
  checkWeighed(section, purposes)
}

/** What customers may correct is a field of the data map that is no address: another address takes proof that it is theirs. */
function checkCorrect(section: Spot, fields: readonly Entry[]): void {
  const correct = at(section, 'correct')
  for (const item of correct ? itemsOf(correct) : []) {
    const { name, entry } = named(item, fields, 'field of the data map')
    if (entry && at(entry.at, 'address_of') && name) refuse(item, 'is an address; staff change it, once it is proved')
  }
}

/** An objection to direct marketing is absolute (GDPR Art. 21(3)), and one to a duty, a contract or a consent is none (Art. 21(1)). */
function checkWeighed(section: Spot, purposes: readonly Entry[]): void {
  const weigh = at(section, 'weigh')
  for (const item of weigh ? itemsOf(weigh) : []) {
    const { entry } = named(item, purposes, 'purpose')
    if (entry && peek(entry.at, 'basis') !== 'legitimate-interest')
      refuse(item, 'does not rest on a legitimate interest, so that there is nothing to weigh against an objection')
  }
}

function named(
  item: Spot,
  entries: readonly Entry[],
  what: string,
): { readonly name?: string; readonly entry?: Entry } {
  const name = scalarAt(item)
  if (typeof name !== 'string') return {}
  const entry = entries.find(({ key }) => key === name)
  const known = entries.map(({ key }) => key)
  if (!entry) refuse(item, `${JSON.stringify(name.slice(0, 60))} is not a ${what}${meant(name, known)}`)
  return entry ? { name, entry } : { name }
}
