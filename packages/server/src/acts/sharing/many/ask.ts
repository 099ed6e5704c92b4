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
  const fields = ask.fields ?? allowed
  for (const [i, name] of fields.entries())
    if (faults.length === 0 && !allowed.includes(name))
      faults.push({ path: `fields[${i}]`, says: beyond(name, allowed) })
  faults.push(...whomFaults(ask), ...wayFaults(ask, fields, policy))
  const audience = ask.audience === undefined ? undefined : audienceOf(ask, policy, faults)
  if (faults.length > 0) return err(faults)
  return ok({
    vendor: ask.vendor,
    purpose: ask.purpose,
    fields: [...new Set(fields)],
    to: ask.to,
    ...(ask.webhook !== undefined && { webhook: ask.webhook }),
    format: ask.format ?? 'jsonl',
    hashed: ask.hash_addresses ?? false,
    ...(ask.customers && { customers: ask.customers }),
    ...(audience && { audience }),
  })
}

const beyond = (name: string, allowed: readonly string[]): string =>
  `${name} is not a field that both the vendor and the purpose may have; ${allowed.length > 0 ? `there is ${allowed.join(', ')}` : 'there is none'}`

const knownAre = (says: string, vendors: object): string =>
  `${says}; ${Object.keys(vendors).length > 0 ? `there is ${Object.keys(vendors).join(', ')}` : 'it declares none'}`

function whomFaults({ customers, audience }: ShareManyAsk): Fault[] {
  if ((customers === undefined) !== (audience === undefined)) return []
  return [{ path: 'customers', says: 'name either customers, by their ids, or an audience' }]
}

function wayFaults(ask: ShareManyAsk, fields: readonly string[], policy: Policy): Fault[] {
  const faults: Fault[] = []
  if ((ask.to === 'webhook') !== (ask.webhook !== undefined))
    faults.push({ path: 'webhook', says: 'is needed to post it somewhere, and only then' })
  if (ask.to === 'webhook' && ask.format !== undefined)
    faults.push({ path: 'format', says: 'a webhook gets JSON; leave it out' })
  if (ask.hash_addresses && !fields.some(name => policy.fields[name]?.addressOf))
    faults.push({ path: 'hash_addresses', says: 'none of the fields is an address' })
  if (ask.hash_addresses && ask.to === 'webhook')
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
