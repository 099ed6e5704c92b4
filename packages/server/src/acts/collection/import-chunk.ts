import { blindOfHandle, currentOf, ownersOf } from '../../customers/identity/index.ts'
import type { CandidateCustomer, ImportRow } from '../../customers/imports/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, commitChange, decideAndCommit } from '../../record/index.ts'
import { enroll } from './enroll.ts'
import { refresh } from './refresh.ts'
import { rescue } from './rescue.ts'

/** Customers at work at the same time: enough to share one fsync, few enough not to queue for connections. */
const sideBySide = 128

export type Outcome = 'imported' | 'updated' | 'unchanged'

/** Rows of different customers go side by side; rows of the same customer one after the other, in the file's order. */
export async function importChunk(house: House, run: string, rows: readonly ImportRow[]): Promise<Outcome[]> {
  const known = await knownCustomers(house, rows)
  const byKey = new Map<string, ImportRow[]>()
  for (const row of rows) {
    const key = keyOfRow(row)
    if (key === undefined) continue
    const same = byKey.get(key)
    if (same) same.push(row)
    else byKey.set(key, [row])
  }
  const waiting = [...byKey]
  const outcomes: Outcome[] = []
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [key, same] = next
      outcomes.push(...(await importSame(house, run, key, same, known.get(blindOfHandle(house, idOf(key))))))
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
  return outcomes
}

const idOf = (key: string) => ({ channel: 'id', value: key }) as const
const keyOfRow = (row: ImportRow): string | undefined => (row.parsed.ok ? row.parsed.value.key : row.rescued?.key)

async function importSame(
  house: House,
  run: string,
  key: string,
  rows: readonly ImportRow[],
  known: string | undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { parsed, rescued } of rows) {
    // Whom an earlier row of this file brought in is known from then on.
    const customer = known ?? (outcomes.length > 0 ? await holderOf(house, key) : undefined)
    if (parsed.ok) outcomes.push(await importOne(house, run, parsed.value, customer))
    else if (rescued && customer !== undefined)
      await committed(house, async () => rescue(house, await standing(house, customer), rescued))
  }
  return outcomes
}

async function importOne(
  house: House,
  run: string,
  candidate: CandidateCustomer,
  customer: string | undefined,
): Promise<Outcome> {
  if (customer !== undefined) return refreshed(house, run, customer, candidate)
  const done = await commitChange(house, await enroll(house, run, candidate))
  if (done.done) return 'imported'
  // Another import, or a client that calls at this moment, was given the same key a moment before us.
  const holder = await holderOf(house, candidate.key)
  if (holder === undefined) throw new Error(`a new customer conflicts: ${done.conflict}`)
  return refreshed(house, run, holder, candidate)
}

const refreshed = (house: House, run: string, customer: string, candidate: CandidateCustomer): Promise<Outcome> =>
  committed(house, async () => refresh(house, run, await standing(house, customer), candidate))

/** Asked at each attempt: a merge in between must lose nothing of what the row says. */
const standing = async (house: House, customer: string): Promise<string> =>
  (await currentOf(house, customer)) ?? customer

const holderOf = async (house: House, key: string): Promise<string | undefined> =>
  (await ownersOf(house, [idOf(key)])).get(blindOfHandle(house, idOf(key)))?.customer

/** Somebody who changes all the time stops the import, which can be resumed: no row is passed over in silence. */
async function committed<T>(house: House, decide: () => Promise<{ change: Change; value: T }>): Promise<T> {
  const result = await decideAndCommit(house, decide)
  if (!result.done) throw new Error(`a customer changed three times while being imported: ${result.conflict}`)
  return result.value
}

async function knownCustomers(house: House, rows: readonly ImportRow[]): Promise<Map<string, string>> {
  const keys = rows.map(keyOfRow).filter(key => key !== undefined)
  const owners = await ownersOf(house, keys.map(idOf))
  return new Map([...owners].map(([blind, owner]) => [blind, owner.customer]))
}
