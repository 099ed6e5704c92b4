import { lawfulBases } from '@candor/terms'
import { purposesAt } from './check-fields.ts'
import { camelCase } from './event-path.ts'
import { meant } from './nearest.ts'
import { purposeClasses } from './policy.ts'
import { at, type Entry, isFull, itemsOf, peek, peekWord, refuse, type Spot, scalarAt, sectionOf } from './spot.ts'
import { maxVaultAttributes } from './vault.ts'

/** What stands under `vault.attributes`: for checks of what may, and may not, name it. */
export function vaultEntries(root: Spot): Entry[] {
  const section = at(root, 'vault')
  const attributes = section ? sectionOf(section, 'attributes') : []
  return attributes.length > maxVaultAttributes ? [] : attributes
}

/**
 * The vault has a purpose of its own: a yes to it allows nothing else, and nothing else is held for it (GDPR Art. 5(1)(b), 9(2)(a)).
 * What is told there has a name that nothing in the data map has, so that no condition, input or rule can name it.
 */
export function checkVault(root: Spot, purposes: readonly Entry[]): void {
  const section = at(root, 'vault')
  if (!section) return
  const attributes = at(section, 'attributes')
  if (attributes && sectionOf(section, 'attributes').length === 0 && attributes.node)
    refuse(attributes, 'needs at least one attribute; leave out the vault where nothing is asked')
  checkPurpose(section, purposes)
  const data = at(root, 'data')
  if (!data) return
  const own = peek(section, 'purpose')
  if (own !== undefined) checkNothingElse(root, data, own)
  checkNames(data, vaultEntries(root))
}

function checkPurpose(section: Spot, purposes: readonly Entry[]): void {
  const [spot, name] = [at(section, 'purpose'), peek(section, 'purpose')]
  if (!spot || name === undefined) return
  const purpose = purposes.find(({ key }) => key === name)?.at
  const known = purposes.map(({ key }) => key)
  if (!purpose) return void refuse(spot, `${quoted(name)} is not a declared purpose${meant(name, known)}`)
  const kind = peekWord(purpose, 'class', purposeClasses)
  if (kind && kind !== 'monitoring')
    refuse(spot, `${name} is of class ${kind}; what people tell here is for audits alone: name one of class monitoring`)
  const basis = peekWord(purpose, 'basis', lawfulBases)
  if (basis && basis !== 'consent')
    refuse(spot, `${name} rests on ${basis}; only who says yes tells anything here: name one with basis consent`)
  const channels = at(purpose, 'channels')
  if (channels && itemsOf(channels).length > 0)
    refuse(channels, `nobody is written to for ${name}, the purpose of the vault; leave the channels out`)
}

/** A field or event held for the same purpose would make one yes of two, and a yes in the banner one that nobody read the questions of. */
function checkNothingElse(root: Spot, data: Spot, own: string): void {
  const events = sectionOf(data, 'events')
  const holders = [
    ...sectionOf(data, 'fields'),
    ...events,
    ...events.flatMap(({ at: event }) => sectionOf(event, 'fields')),
    ...sectionOf(data, 'context'),
    ...sectionOf(data, 'consent_categories'),
    ...sectionOf(root, 'rules'),
    ...sectionOf(root, 'vendors'),
  ]
  for (const { at: holder } of holders) {
    if (isFull(holder.sheet)) return
    for (const { name, at: item } of purposesAt(holder))
      if (name === own) refuse(item, `${own} is the purpose of the vault, and for nothing else; leave it out here`)
  }
}

function checkNames(data: Spot, attributes: readonly Entry[]): void {
  const taken = namesIn(data)
  for (const { key, at: attribute } of attributes) {
    const where = taken.get(key) ?? taken.get(camelCase(key))
    if (where !== undefined)
      refuse(attribute, `${where} has this name; what is told for audits alone needs one that nothing else has`)
  }
}

/** Every name by which the data map takes something in, and where it stands. */
function namesIn(data: Spot): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const fields = sectionOf(data, 'fields')
  for (const { key, at: field } of fields) {
    names.set(key, `data.fields.${key}`)
    for (const trait of traitsAt(field)) names.set(trait, `a trait of data.fields.${key}`)
  }
  for (const { key: event, at: spot } of sectionOf(data, 'events'))
    for (const { key } of sectionOf(spot, 'fields')) names.set(key, `data.events.${event}.fields.${key}`)
  for (const { key } of sectionOf(data, 'context')) names.set(key, `data.context.${key}`)
  return names
}

const traitsAt = (field: Spot): string[] => {
  const traits = at(field, 'traits')
  return (traits ? itemsOf(traits) : []).map(item => String(scalarAt(item)))
}

const quoted = (name: string): string => JSON.stringify(name.slice(0, 60))
