import type { Handle, Owner } from '../../../customers/identity/index.ts'
import { blindOfHandle, currentOf, ownersOf } from '../../../customers/identity/index.ts'
import type { House } from '../../../decisions/index.ts'
import { type Recognized, recognize, type Unplaced } from '../identity/index.ts'
import type { Batch, Incoming } from './incoming.ts'

/** One call with its place in the batch and what stands for its `messageId`. */
export type Numbered = { readonly index: number; readonly call: Incoming; readonly message: Uint8Array | undefined }

/**
 * A batch under way, with the id that its entries name. `last`: nothing is put off any more; what two groups claim goes by its
 * first handle alone, and the next batch says the rest.
 */
export type Run = Batch & { readonly batch: string; readonly last?: boolean }

/** Calls of one batch that belong to one customer; without one, nobody holds the `fresh` handles yet. `claims`: see `Recognized`. */
export type Group = {
  readonly customer: string | undefined
  readonly fresh: readonly Handle[]
  readonly claims: readonly Handle[]
  readonly calls: readonly Numbered[]
}

/** A call that says nothing about whose it is, or too much, and which. */
export type Stray = Numbered & Unplaced

export type SortedOut = {
  readonly groups: readonly Group[]
  readonly nobodys: readonly Stray[]
  /** Calls that can only be placed once the others are kept. */
  readonly later: readonly Numbered[]
}

/** Customers who turned out to stand for themselves no more: their handles lead to somebody else. */
export type Moved = { has(customer: string): boolean }

/** Whose calls these are. What the calls themselves ask to link or merge has been done when this resolves. */
export async function sortOut(house: House, batch: Run, calls: readonly Numbered[], moved: Moved): Promise<SortedOut> {
  const handles = distinct(calls.flatMap(({ call }) => handlesOf(call)))
  let owners = await ownersByName(house, handles, moved)
  const asked = new Map<Numbered, Recognized>()
  for (const numbered of calls)
    if (!ownerOf(numbered.call, owners))
      asked.set(numbered, stranger(numbered.call, owners) ?? (await recognize(house, batch.source, numbered.call)))
  if (asked.size > 0) owners = await ownersByName(house, handles, moved)
  const placed: (readonly [Numbered, Recognized])[] = []
  for (const numbered of calls) {
    const owner = ownerOf(numbered.call, owners)
    // What another call of the batch asked for may have taken an owner away that was plain before it, as of a device now shared.
    const found =
      owner === undefined
        ? (asked.get(numbered) ?? (await recognize(house, batch.source, numbered.call)))
        : { customer: owner }
    placed.push([numbered, 'customer' in found ? await standing(house, found, owner) : found])
  }
  const sorting = new Sorting(batch.last ?? false, claimersOf(placed.map(([, found]) => found)))
  for (const [numbered, found] of placed) sorting.put(numbered, found)
  return sorting.sorted()
}

/** Whoever was recognized may have been merged by a later call of the same batch. */
async function standing(house: House, found: Known, owner: string | undefined): Promise<Recognized> {
  return owner === undefined
    ? { ...found, customer: (await currentOf(house, found.customer)) ?? found.customer }
    : found
}

type Known = Extract<Recognized, { customer: string }>

/** Who is the first to claim a handle nobody holds, by the handle's name. */
function claimersOf(found: readonly Recognized[]): ReadonlyMap<string, string> {
  const claimers = new Map<string, string>()
  for (const one of found)
    if ('customer' in one)
      for (const handle of one.claims ?? [])
        if (!claimers.has(nameOf(handle))) claimers.set(nameOf(handle), one.customer)
  return claimers
}

/** The handles a call goes by, the brand's own first. */
export function handlesOf({ userId, anonymousId }: Incoming): Handle[] {
  return [
    ...(userId === undefined ? [] : [{ channel: 'id' as const, value: userId }]),
    ...(anonymousId === undefined ? [] : [{ channel: 'anonymous' as const, value: anonymousId }]),
  ]
}

/** The one customer who holds every handle of the call; undefined where that is not plain. */
function ownerOf({ type, userId, anonymousId }: Incoming, owners: ReadonlyMap<string, Owner>): string | undefined {
  if (type === 'alias') return undefined
  const user = userId === undefined ? undefined : owners.get(`id|${userId}`)
  const device = anonymousId === undefined ? undefined : owners.get(`anonymous|${anonymousId}`)
  const one = user ?? device
  if (!one || user?.shared || device?.shared) return undefined
  if ((userId !== undefined && !user) || (anonymousId !== undefined && !device)) return undefined
  return user && device && user.customer !== device.customer ? undefined : one.customer
}

const nameOf = ({ channel, value }: Handle): string => `${channel}|${value}`

/** Who holds these handles, by their names: keyed hashes are made once a handle and not once a call. */
async function ownersByName(
  house: House,
  handles: readonly Handle[],
  moved: Moved,
): Promise<ReadonlyMap<string, Owner>> {
  const blinds = handles.map(handle => blindOfHandle(house, handle))
  const owners = (await ownersOfNow(house, blinds, moved)) ?? (await ownersOf(house, handles))
  return new Map(
    handles.flatMap((handle, at) => {
      const owner = owners.get(blinds[at] as string)
      return owner ? [[nameOf(handle), owner] as const] : []
    }),
  )
}

/** Undefined where one of them was merged into another, and the halves must be looked up. */
async function ownersOfNow({ store }: House, blinds: readonly string[], moved: Moved) {
  const rows = await store.among('identities', 'blind', blinds)
  if (rows.some(row => moved.has(row.customer))) return undefined
  return new Map<string, Owner>(rows.map(row => [row.blind, { customer: row.customer, shared: row.shared !== 0 }]))
}

/**
 * A call on a device that nobody holds asks for nothing, whether or not its user is known; whoever is given a handle meanwhile
 * is a conflict when it is claimed.
 */
function stranger(call: Incoming, owners: ReadonlyMap<string, Owner>): Recognized | undefined {
  const fresh = handlesOf(call)
  const [id, device] = fresh
  const owner = id?.channel === 'id' ? owners.get(nameOf(id)) : undefined
  if (call.type !== 'alias' && owner && !owner.shared && device && !owners.has(nameOf(device)))
    return { customer: owner.customer, claims: [device] }
  const isNews = call.type !== 'alias' && fresh.length > 0 && !fresh.some(handle => owners.has(nameOf(handle)))
  return isNews ? { fresh } : undefined
}

const distinct = (handles: readonly Handle[]): Handle[] => [
  ...new Map(handles.map(handle => [nameOf(handle), handle])).values(),
]

type Fresh = { readonly handles: Map<string, Handle>; readonly calls: Numbered[]; user?: string }

type Told = { readonly calls: Numbered[]; readonly claims: Map<string, Handle> }

/** Puts calls together by customer; newcomers by the handles they share. */
class Sorting {
  readonly #known = new Map<string, Told>()
  readonly #fresh: Fresh[] = []
  readonly #byHandle = new Map<string, Fresh>()
  readonly #nobodys: Stray[] = []
  readonly #later: Numbered[] = []
  readonly #isLast: boolean
  readonly #claimers: ReadonlyMap<string, string>

  constructor(isLast: boolean, claimers: ReadonlyMap<string, string>) {
    this.#isLast = isLast
    this.#claimers = claimers
  }

  put(numbered: Numbered, found: Recognized): void {
    if ('nobody' in found) this.#nobodys.push({ ...numbered, ...found })
    else if ('customer' in found) this.#claim(numbered, found)
    else this.#join(numbered, found.fresh)
  }

  /** Of two who claim one device within one batch, the second is looked at when it is the first one's. */
  #claim(numbered: Numbered, { customer, claims = [] }: Known): void {
    const isSecond = claims.some(handle => this.#claimers.get(nameOf(handle)) !== customer)
    if (isSecond && !this.#isLast) this.#later.push(numbered)
    else this.#add(customer, numbered, isSecond ? [] : claims)
  }

  #add(customer: string, numbered: Numbered, claims: readonly Handle[] = []): void {
    const known: Told = this.#known.get(customer) ?? { calls: [], claims: new Map() }
    known.calls.push(numbered)
    for (const handle of claims) known.claims.set(nameOf(handle), handle)
    this.#known.set(customer, known)
  }

  #join(numbered: Numbered, handles: readonly Handle[]): void {
    const names = handles.map(handle => [nameOf(handle), handle] as const)
    const [claimer] = names.flatMap(([name]) => this.#claimers.get(name) ?? [])
    if (claimer !== undefined && handles.length === 1) {
      // What a device says alone, beside a call that says whose device it is.
      this.#add(claimer, numbered)
      return
    }
    const groups = new Set(names.flatMap(([name]) => this.#byHandle.get(name) ?? []))
    const [group = { handles: new Map(), calls: [] }]: Iterable<Fresh> = groups
    const user = handles.find(({ channel }) => channel === 'id')?.value
    // Two people signed in on one device within one batch: the second is looked at when the first is known.
    const isSecond = user !== undefined && group.user !== undefined && group.user !== user
    if (groups.size > 1 || isSecond || claimer !== undefined) {
      if (this.#isLast) this.#join(numbered, handles.slice(0, 1))
      else this.#later.push(numbered)
      return
    }
    if (groups.size === 0) this.#fresh.push(group)
    if (user !== undefined) group.user = user
    for (const [name, handle] of names) {
      group.handles.set(name, handle)
      this.#byHandle.set(name, group)
    }
    group.calls.push(numbered)
  }

  sorted(): SortedOut {
    const known = [...this.#known].map(([customer, { calls, claims }]) => ({
      customer,
      fresh: [],
      claims: [...claims.values()],
      calls,
    }))
    const fresh = this.#fresh.map(({ handles, calls }) => ({
      customer: undefined,
      fresh: [...handles.values()],
      claims: [],
      calls,
    }))
    return { groups: [...known, ...fresh], nobodys: this.#nobodys, later: this.#later }
  }
}
