import type { Instant, Json } from '@candor/terms'
import { holdsOn } from '../../customers/holds/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { addressGone, type Fields, type Profile, profilePatch, readProfile } from '../../customers/profiles/index.ts'
import { readState, stateChange } from '../../customers/state/index.ts'
import { gatherWhole, type House, stateOfWhole } from '../../decisions/index.ts'
import { type Change, decideAndCommit, existingKey, noChange, together } from '../../record/index.ts'
import type { Ended } from './end-rows.ts'
import { type FieldLimits, fieldLimits, overIn } from './field-limits.ts'
import { lawOnKeeping } from './law-says.ts'
import { accounted, accountOf } from './ledger.ts'
import { putAway } from './put-away.ts'

export const fieldsRule = 'fields'

/**
 * Takes out of these profiles every field whose time is over, with the decision state that rests on it, in one transaction with its
 * entry. An address that is over is no address any more.
 */
export async function endFields(house: House, customers: readonly string[], now: Instant): Promise<Ended> {
  const limits = fieldLimits(house.judge.policy, now)
  const done = await decideAndCommit(house, () => batch(house, customers, limits, now))
  if (done.done) return done.value
  if (customers.length === 1) return { ended: 0, held: 0 }
  // Somebody among them keeps changing: each for themselves.
  let [ended, held] = [0, 0]
  for (const one of customers) {
    const alone = await endFields(house, [one], now)
    ended += alone.ended
    held += alone.held
  }
  return { ended, held }
}

type Trimmed = {
  readonly customer: string
  readonly change: Partial<Change>
  readonly fields: number
  readonly held: boolean
}

async function batch(house: House, customers: readonly string[], limits: FieldLimits, now: Instant) {
  const before = await accountOf(house, fieldsRule)
  const found: Trimmed[] = []
  const persons = new Set<string>()
  for (const customer of customers) {
    const halves = await halvesOf(house, customer)
    // Two halves of one person share a state: the second has the next turn.
    if (persons.has(halves[0] ?? customer)) continue
    const one = await trimmed(house, customer, halves, limits)
    if (!one) continue
    persons.add(halves[0] ?? customer)
    found.push(one)
  }
  const sum = (held: boolean) => found.reduce((all, one) => all + (one.held === held ? one.fields : 0), 0)
  const value: Ended = { ended: sum(false), held: sum(true) }
  if (found.length === 0) return { change: noChange, value }
  const law = await lawOnKeeping(house, {
    purpose: 'house',
    customers: found.filter(({ held }) => !held).map(({ customer }) => customer),
    retentionEnd: now,
    legalHold: false,
    now,
  })
  const account = accounted(house, before, { rule: fieldsRule, limit: 'each its own', until: now, ...value, law })
  return { change: together(...found.map(({ change }) => change), account), value }
}

async function trimmed(
  house: House,
  customer: string,
  halves: readonly string[],
  limits: FieldLimits,
): Promise<Trimmed | undefined> {
  const profile = await readProfile(house, customer)
  const key = profile && (await existingKey(house, customer, 'profile'))
  if (!profile || !key) return undefined
  const over = overIn(profile, limits)
  if (over.fields.length === 0 && !over.place) return undefined
  const left = without(profile, over)
  const gone = addressesIn(house, over.fields)
  const held = (await holdsOn(house, halves)).length > 0
  const what = valuesOf(profile, over.fields)
  const change = together(
    {
      expect: [{ table: 'profiles', key: { customer }, version: profile.version }],
      writes: [profilePatch(house, key.key, left), ...gone.map(channel => addressGone(customer, channel))],
    },
    await restated(house, left, gone, halves[0] ?? customer),
    held ? await putAway(house, [{ customer, rule: fieldsRule, overSince: profile.updatedAt, what }]) : {},
  )
  return { customer, change, held, fields: over.fields.length + (over.place ? 1 : 0) }
}

function without(profile: Profile, { fields, place }: ReturnType<typeof overIn>): Profile {
  const { seen, ...rest } = profile
  const kept = (all: Fields): Fields =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !fields.includes(name)))
  return {
    ...rest,
    attributes: kept(profile.attributes),
    sealed: kept(profile.sealed),
    ...(seen && !place ? { seen } : {}),
  }
}

const valuesOf = ({ attributes, sealed }: Profile, fields: readonly string[]): Json => {
  const all = { ...attributes, ...sealed }
  return { fields: Object.fromEntries(fields.map(name => [name, all[name] as Json])) }
}

const addressesIn = ({ judge }: House, fields: readonly string[]) =>
  fields.flatMap(name => judge.policy.fields[name]?.addressOf ?? [])

/** The state as it is without what is over. A half that somebody else stands for is part of theirs. */
async function restated(
  house: House,
  left: Profile,
  gone: readonly string[],
  current: string,
): Promise<Partial<Change>> {
  const [whole, before] = [await gatherWhole(house, current), await readState(house.store, house.judge.layout, current)]
  if (!whole || !before) return {}
  const halves = whole.halves.map(half =>
    half.customer === left.customer
      ? { ...half, profile: left, points: half.points.filter(({ channel }) => !gone.includes(channel)) }
      : half,
  )
  const after = await stateOfWhole(house, house.judge, { ...whole, halves }, before.state.contactsKnownSince)
  return Buffer.compare(after.bytes, before.state.bytes) === 0 ? {} : stateChange(current, before.version, after)
}
