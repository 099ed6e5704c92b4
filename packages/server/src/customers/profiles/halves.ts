import type { Ground } from '../../adapters/ground.ts'
import {
  type ContactPoint,
  type Fields,
  type FieldValue,
  type Profile,
  pointsOf,
  readProfile,
} from './profile-store.ts'

/** What is known of a customer under the other names they were found to have; empty for nearly everybody. */
export type Others = { readonly profiles: readonly Profile[]; readonly points: readonly ContactPoint[] }

export const noOthers: Others = { profiles: [], points: [] }

/** The other halves of a customer who stands for several. Each half keeps its own row, so that a merge can be undone. */
export async function othersOf(ground: Ground, customer: string): Promise<Others> {
  // The quick way to learn that there is nothing more to read.
  if (!(await ground.store.get('profiles', { merged_into: customer }))) return noOthers
  const rows = await ground.store.db
    .selectFrom('profiles')
    .select('customer')
    .where('merged_into', '=', customer)
    .orderBy('customer')
    .execute()
  const profiles = await Promise.all(rows.map(row => readProfile(ground, row.customer)))
  const points = await Promise.all(rows.map(row => pointsOf(ground, row.customer)))
  return { profiles: profiles.flatMap(profile => profile ?? []), points: points.flat() }
}

/** A profile with its gaps filled from the other halves, newest first. What the customer's own row says is never replaced. */
export function filled(own: Profile, others: readonly Profile[]): Profile {
  if (others.length === 0) return own
  const all = [own, ...others.toSorted(newerFirst)]
  const seen = all.flatMap(profile => profile.seen ?? []).toSorted((a, b) => b.at - a.at)[0]
  return {
    ...own,
    attributes: firstOf(all.map(profile => profile.attributes)),
    sealed: firstOf(all.map(profile => profile.sealed)),
    place: Object.assign({}, ...all.map(profile => profile.place).toReversed()) as Profile['place'],
    ...(seen ? { seen } : {}),
  }
}

const newerFirst = (a: Collected, b: Collected): number =>
  b.collectedAt - a.collectedAt || (a.customer < b.customer ? -1 : 1)

type Collected = Pick<Profile, 'customer' | 'collectedAt'>

const firstOf = (all: readonly Fields[]): Fields => Object.assign({}, ...all.toReversed()) as Fields

/** All that is known of a customer, over every half: for reading alone. Whoever changes a profile changes its own row. */
export async function wholeProfile(ground: Ground, customer: string): Promise<Profile | undefined> {
  const own = await readProfile(ground, customer)
  return own && filled(own, (await othersOf(ground, customer)).profiles)
}

/**
 * One attribute field of a person, known as these customers, who stands for them first: what a row says is filled from the others,
 * newest first. Opens nothing that is sealed.
 */
export async function attributeOf(
  ground: Ground,
  customers: readonly string[],
  field: string,
): Promise<FieldValue | undefined> {
  return (await attributesOf(ground, customers, [field]))[field]
}

/** These attribute fields of a person and no other, read as `attributeOf` does; what nobody said is absent. */
export async function attributesOf(
  { store }: Ground,
  customers: readonly string[],
  fields: readonly string[],
): Promise<Fields> {
  const rows = await store.db
    .selectFrom('profiles')
    .select(['customer', 'attributes', 'collected_at as collectedAt'])
    .where('customer', 'in', customers)
    .execute()
  const own = rows.filter(row => row.customer === customers[0])
  const others = rows.filter(row => row.customer !== customers[0]).sort(newerFirst)
  const said = [...own, ...others].map(row => JSON.parse(row.attributes) as Fields)
  return Object.fromEntries(
    fields.flatMap(field => {
      const value = said.map(one => one[field]).find(found => found !== undefined)
      return value === undefined ? [] : [[field, value]]
    }),
  )
}
