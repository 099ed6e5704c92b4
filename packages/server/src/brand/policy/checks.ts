import { fieldTypes, lawfulBases } from '@candor/terms'
import { checkAddresses } from './check-addresses.ts'
import { checkGroup, checkMonitoringPurpose } from './check-groups.ts'
import { maxFields } from './data-map.ts'
import { meant } from './nearest.ts'
import { maxPurposes } from './purposes.ts'
import { at, entriesOf, isFull, itemsOf, peek, peekWord, refuse, type Spot, scalarAt } from './spot.ts'

/** Checks what no section can see alone. Reads the tree itself, so that a fault in one entry hides none in another. */
export function crossCheck(root: Spot): void {
  const purposes = sectionOf(root, 'purposes')
  const fields = sectionOf(at(root, 'data'), 'fields')
  // Sections this large were refused already, and checking each against each would take long.
  if (purposes.length > maxPurposes || fields.length > maxFields) return
  for (const purpose of purposes) checkBasis(purpose.at)
  checkMonitoringPurpose(purposes)
  const names = purposes.map(({ key }) => key)
  for (const field of fields) {
    checkPurposes(field.at, names)
    checkValues(field.at)
    checkGroup(field.at, purposes)
  }
  const data = at(at(root, 'data') ?? root, 'fields')
  if (data) checkAddresses(data, purposes)
}

const sectionOf = (spot: Spot | undefined, key: string) => {
  const section = spot && at(spot, key)
  return section ? entriesOf(section) : []
}

/** Only a recorded yes lets marketing pass the gate, so another basis would be a promise nothing keeps. */
function checkBasis(purpose: Spot): void {
  const basis = at(purpose, 'basis')
  const word = peekWord(purpose, 'basis', lawfulBases)
  if (!basis || !word || word === 'consent' || peek(purpose, 'class') !== 'marketing') return
  refuse(basis, 'marketing rests on consent here (a soft opt-in with evidence is one); write consent')
}

function checkPurposes(field: Spot, names: readonly string[]): void {
  const purposes = at(field, 'purposes')
  for (const item of purposes ? itemsOf(purposes) : []) {
    const name = scalarAt(item)
    if (isFull(field.sheet)) return
    if (typeof name === 'string' && !names.includes(name)) {
      refuse(item, `${JSON.stringify(name.slice(0, 60))} is not a declared purpose${meant(name, names)}`)
    }
  }
}

function checkValues(field: Spot): void {
  const type = peekWord(field, 'type', fieldTypes)
  const values = at(field, 'values')
  if (values && type && type !== 'text') refuse(values, `has no meaning for a ${type} field; leave it out`)
}
