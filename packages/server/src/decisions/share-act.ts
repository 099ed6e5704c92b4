import type { Act, Instant, Transfer } from '@candor/terms'
import { endingsOf, fieldsShared, ownName, type Policy, startOf, type Vendor, vendorOf } from '../brand/policy/index.ts'
import { fieldsFor } from './purpose-fields.ts'

export type ShareAct = Act & { readonly kind: 'share'; readonly channel?: 'webhook' }

/** What is to be shared: with whom, why, which fields, and whether it is posted somewhere. */
export type Sharing = {
  /** A vendor of the policy, or `house`: a system of the brand's own. */
  readonly vendor: string
  readonly purpose: string
  /** Names of fields. */
  readonly fields: readonly string[]
  readonly channel?: 'webhook'
}

/**
 * The act of sharing as the gate judges it: who the recipient is, what binds them and until when, where the data go and on what
 * footing. Whether that is good enough is asked by rules, never here.
 */
export function shareAct(policy: Policy, { vendor: name, purpose, fields, channel }: Sharing, now: Instant): ShareAct {
  const act: ShareAct = { kind: 'share', purpose, ...(channel && { channel }), ...sensitive(policy, fields) }
  if (name === ownName) return act
  const vendor = vendorOf(policy, name)
  if (!vendor?.purposes.includes(purpose)) return { ...act, undeclared: true }
  const endings = endingsOf(policy, vendor)
  const contract = endings.find(({ what }) => what === 'contract')
  const certificate = endings.find(({ what }) => what !== 'contract')
  return {
    ...act,
    recipient: vendor.role,
    contract: startOf(policy, vendor.contract.signed) <= now,
    ...(contract && { contractEnds: contract.ends }),
    ...(certificate && { certificationEnds: certificate.ends }),
    ...footingOf(policy, vendor, now),
  }
}

type Footing = Pick<Act, 'transfer' | 'equalProtection' | 'bindingSafeguards'>

function footingOf(policy: Policy, { country, transfer }: Vendor, now: Instant): Footing {
  const { mechanism, assessed } = transfer ?? {}
  const tia = assessed !== undefined && startOf(policy, assessed) <= now
  const clauses = mechanism === 'scc' || mechanism === 'bcr'
  const stated: Transfer = {
    to: country,
    ...(mechanism && { mechanism }),
    ...(mechanism === 'dpf' && { dpfCertified: true }),
    ...(mechanism === 'scc' && { scc: true }),
    ...(clauses && { tia }),
  }
  // UU PDP 56 asks for protection as good as at home, else for safeguards that bind.
  return {
    transfer: stated,
    ...(mechanism === 'adequacy' && { equalProtection: true }),
    ...(clauses && tia && { bindingSafeguards: true }),
  }
}

/** A sensitive field may be about health: the stricter rules of both hold then. */
function sensitive({ fields }: Policy, names: readonly string[]): Pick<Act, 'usesSensitive' | 'healthData'> {
  const has = names.some(name => Object.hasOwn(fields, name) && fields[name]?.class === 'sensitive')
  return has ? { usesSensitive: true, healthData: true } : {}
}

/** The fields that may be told for a purpose to a vendor, or to a system of the brand's own. */
export function fieldsTold(policy: Policy, vendor: string, purpose: string): string[] {
  if (vendor === ownName) return fieldsFor(policy, purpose)
  const declared = vendorOf(policy, vendor)
  return declared ? fieldsShared(policy, declared, purpose) : []
}
