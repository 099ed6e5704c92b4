import type { Ground } from '../../adapters/ground.ts'
import { commitChange } from '../../record/index.ts'
import { readStates } from '../state/index.ts'
import { inParts, peopleOf } from './halves.ts'
import { type Asking, agreedSince, isAlive, newestOf, type Told } from './told.ts'
import { toldBy } from './vault-store.ts'

/** Who reads and what for: every reading of the vault is on record before anything of it is given out. */
export type Reader = { readonly by: string; readonly about: string }

/**
 * The group of each of these customers by an attribute of the vault, in the order asked: what the person told last, while their
 * yes holds, and while the policy still has this answer. Undefined is not known. For counts alone: nothing that names anybody may leave
 * the room this is called from. Leaves an entry in the brand's record of who asked, about how many, and how many were known.
 */
export async function groupsOf(
  ground: Ground,
  asking: Asking,
  customers: readonly string[],
  attribute: string,
  reader: Reader,
): Promise<(string | undefined)[]> {
  const { vault } = asking.policy
  const values = vault && Object.hasOwn(vault.attributes, attribute) ? vault.attributes[attribute]?.values : undefined
  if (!vault || !values || customers.length === 0) return customers.map(() => undefined)
  const people = await peopleOf(ground.store, customers)
  const answers = await answersOf(ground, asking, vault.purpose, people)
  const groups = customers.map(customer => {
    const value = answers.get(people.get(customer)?.[0] ?? customer)?.answers[attribute]
    return value !== undefined && values.includes(value) ? value : undefined
  })
  const known = groups.filter(group => group !== undefined).length
  await remember(ground, { attribute, asked: customers.length, known, ...reader })
  return groups
}

/** What each person told last, by who stands for them; read of those alone whose yes holds now. */
async function answersOf(
  ground: Ground,
  { layout }: Asking,
  purpose: string,
  people: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Told>> {
  const halves = new Map([...people.values()].map(names => [names[0] as string, names]))
  const found = new Map<string, Told>()
  for (const some of inParts([...halves.keys()])) {
    const states = await readStates(ground.store, layout, some)
    const agreed = some.filter(customer => {
      const stored = states.get(customer)
      return stored !== undefined && agreedSince(stored.state, purpose) !== undefined
    })
    const told = await toldBy(
      ground,
      agreed.flatMap(customer => halves.get(customer) ?? []),
    )
    for (const customer of agreed) {
      const state = states.get(customer)?.state
      const newest = newestOf(halves.get(customer) ?? [], told)
      if (state && newest && isAlive(newest, state, purpose)) found.set(customer, newest)
    }
  }
  return found
}

/** Awaited before the answer is given: who cannot be put on record learns nothing. */
async function remember(
  ground: Ground,
  read: Reader & { attribute: string; asked: number; known: number },
): Promise<void> {
  const entry = { entry: ground.ids.id(), customer: 'brand', kind: 'vault', body: { verb: 'read', ...read } } as const
  const kept = await commitChange(ground, { expect: [], writes: [], entries: [entry], happenings: [] })
  if (!kept.done) throw new Error(`reading the vault could not be put on record: ${kept.conflict}`)
}
