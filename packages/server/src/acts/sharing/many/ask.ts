import { type Condition, parseCondition } from '@candor/conditions'
import { err, type Fault, type Json, ok, type Result } from '@candor/terms'
import { fieldsShared, fieldTypes, type Policy, vendorOf } from '../../../brand/policy/index.ts'

/** What staff ask for: to share this of these people with that vendor for this purpose. */
export type ShareManyAsk = {
  readonly vendor: string
  readonly purpose: string
  /** Left out: all that vendor and purpose both may have. */
  readonly fields?: readonly string[]
  readonly to: 'file' | 'webhook'
  /** The webhook of the vendor, where it goes to one. */
  readonly webhook?: string
  readonly format?: 'jsonl' | 'csv'
  /** Addresses go as SHA-256, as advertising platforms compare them, and no id of the brand goes along. */
  readonly hash_addresses?: boolean
  /** Ids of the brand. */
  readonly customers?: readonly string[]
  /** A condition; see docs/conditions.md. */
  readonly audience?: unknown
  /** A purpose: whoever said no to it, so that the vendor keeps that no. Nothing goes but hashed addresses. */
  readonly refused?: string
}

/** The same, checked. */
export type ShareMany = {
  readonly vendor: string
  readonly purpose: string
  readonly fields: readonly string[]
  readonly to: 'file' | 'webhook'
  readonly webhook?: string
  readonly format: 'jsonl' | 'csv'
  readonly hashed: boolean
  readonly customers?: readonly string[]
  readonly audience?: Condition
  readonly refused?: string
}

/**
 * Checks what is asked against the policy; every fault at once. Fields beyond those that both vendor and purpose may have are
 * refused, not left out in silence. Whether the vendor is fit is for the gate.
 */
export function parseShare(ask: ShareManyAsk, policy: Policy): Result<ShareMany, Fault[]> {
  const vendor = vendorOf(policy, ask.vendor)
  if (!vendor) return err([{ path: 'vendor', says: knownAre('is not a vendor of the policy', policy.vendors) }])
  const faults: Fault[] = []
  if (!vendor.purposes.includes(ask.purpose))
    faults.push({ path: 'purpose', says: `${ask.vendor} may get data for ${vendor.purposes.join(', ')} alone` })
  const allowed = fieldsShared(policy, vendor, ask.purpose)
  const fields = ask.fields ?? (ask.refused === undefined ? allowed : allowed.filter(name => isAddress(policy, name)))
  for (const [i, name] of fields.entries())
    if (faults.length === 0 && !allowed.includes(name))
      faults.push({ path: `fields[${i}]`, says: beyond(name, allowed) })
  faults.push(...whomFaults(ask), ...wayFaults(ask, fields, policy), ...refusedFaults(ask, fields, policy))
  const audience = ask.audience === undefined ? undefined : audienceOf(ask, policy, faults)
  if (faults.length > 0) return err(faults)
  return ok({
    vendor: ask.vendor,
    purpose: ask.purpose,
    fields: [...new Set(fields)],
    to: ask.to,
    ...(ask.webhook !== undefined && { webhook: ask.webhook }),
    format: ask.format ?? 'jsonl',
    hashed: isHashed(ask),
    ...(ask.customers && { customers: ask.customers }),
    ...(audience && { audience }),
    ...(ask.refused !== undefined && { refused: ask.refused }),
  })
}

const beyond = (name: string, allowed: readonly string[]): string =>
  `${name} is not a field that both the vendor and the purpose may have; ${allowed.length > 0 ? `there is ${allowed.join(', ')}` : 'there is none'}`

const knownAre = (says: string, vendors: object): string =>
  `${says}; ${Object.keys(vendors).length > 0 ? `there is ${Object.keys(vendors).join(', ')}` : 'it declares none'}`

function whomFaults({ customers, audience, refused }: ShareManyAsk): Fault[] {
  if ([customers, audience, refused].filter(one => one !== undefined).length === 1) return []
  return [
    { path: 'customers', says: 'name either customers, by their ids, or an audience, or a purpose that was refused' },
  ]
}

/** Whoever said no is told of for one end, that they are left alone; more than the hash would serve another. */
function refusedFaults(
  { refused, purpose, hash_addresses }: ShareManyAsk,
  fields: readonly string[],
  policy: Policy,
): Fault[] {
  if (refused === undefined) return []
  const faults: Fault[] = []
  if (!Object.hasOwn(policy.purposes, refused)) faults.push({ path: 'refused', says: 'is no purpose of the policy' })
  if (refused === purpose)
    faults.push({ path: 'refused', says: 'is the purpose of this share; keeping a no is another' })
  if (hash_addresses === false)
    faults.push({ path: 'hash_addresses', says: 'who said no is told of by the hash alone; leave it out' })
  const more = fields.filter(name => !isAddress(policy, name))
  if (more.length > 0) faults.push({ path: 'fields', says: `of who said no only addresses go, not ${more.join(', ')}` })
  return faults
}

const isHashed = ({ hash_addresses, refused }: ShareManyAsk): boolean => hash_addresses ?? refused !== undefined

export const isAddress = ({ fields }: Policy, name: string): boolean => fields[name]?.addressOf !== undefined

function wayFaults(ask: ShareManyAsk, fields: readonly string[], policy: Policy): Fault[] {
  const faults: Fault[] = []
  if ((ask.to === 'webhook') !== (ask.webhook !== undefined))
    faults.push({ path: 'webhook', says: 'is needed to post it somewhere, and only then' })
  if (ask.to === 'webhook' && ask.format !== undefined)
    faults.push({ path: 'format', says: 'a webhook gets JSON; leave it out' })
  if (isHashed(ask) && !fields.some(name => isAddress(policy, name)))
    faults.push({ path: 'hash_addresses', says: 'none of the fields is an address' })
  if (isHashed(ask) && ask.to === 'webhook')
    faults.push({ path: 'hash_addresses', says: 'a webhook names people by the ids of the brand; ask for a file' })
  return faults
}

/** What an audience asks of people is use of their data too, so it asks only of what is held for the purpose. */
function audienceOf({ audience, purpose }: ShareManyAsk, policy: Policy, faults: Fault[]): Condition | undefined {
  const read = parseCondition(audience as Json, fieldTypes(policy), Object.keys(policy.purposes), {
    use: purpose,
    path: 'audience',
    events: policy.events,
  })
  if (read.ok) return read.value
  faults.push(...read.error)
  return undefined
}
