import { lawfulBases } from '@candor/terms'
import { checkAddresses } from './check-addresses.ts'
import { checkAlgorithms } from './check-algorithms.ts'
import { checkDesk } from './check-desk.ts'
import { checkCollection } from './check-events.ts'
import { checkPurposes, checkValues } from './check-fields.ts'
import { checkGroup, checkMonitoringPurpose } from './check-groups.ts'
import { checkGuard } from './check-guard.ts'
import { checkRecommendations } from './check-recommendations.ts'
import { checkRules } from './check-rules.ts'
import { checkTraits } from './check-traits.ts'
import { checkVault, vaultEntries } from './check-vault.ts'
import { checkVendors } from './check-vendors.ts'
import { maxFields } from './data-map.ts'
import { maxEvents } from './event-map.ts'
import { maxPurposes } from './purposes.ts'
import { at, peek, peekWord, refuse, type Spot, sectionOf } from './spot.ts'

/** Checks what no section can see alone. Reads the tree itself, so that a fault in one entry hides none in another. */
export function crossCheck(root: Spot, ruleIds: readonly string[]): void {
  const data = at(root, 'data')
  const purposes = sectionOf(root, 'purposes')
  const fields = data ? sectionOf(data, 'fields') : []
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
  checkTraits(fields)
  if (data) checkCollection(data, names)
  checkVendors(sectionOf(root, 'vendors'), { purposes, fields })
  checkRules(sectionOf(root, 'rules'), fields, names, ruleIds)
  const events = data ? sectionOf(data, 'events') : []
  if (events.length <= maxEvents) {
    checkRecommendations(root, purposes, fields, events)
    checkAlgorithms(sectionOf(root, 'algorithms'), { purposes, fields, events, vault: vaultEntries(root) })
    checkVault(root, purposes)
    checkGuard(root, events)
    checkDesk(root, fields, purposes)
  }
  const declared = at(data ?? root, 'fields')
  if (declared) checkAddresses(declared, purposes)
}

/** Only a recorded yes lets marketing pass the gate, so another basis would be a promise nothing keeps. */
function checkBasis(purpose: Spot): void {
  const basis = at(purpose, 'basis')
  const word = peekWord(purpose, 'basis', lawfulBases)
  if (!basis || !word || word === 'consent' || peek(purpose, 'class') !== 'marketing') return
  refuse(basis, 'marketing rests on consent here (a soft opt-in with evidence is one); write consent')
}
