import { createPublicKey } from 'node:crypto'
import { parseAddress } from '@candor/content'
import { minute } from '@candor/terms'
import { checkSenderDomain, type DomainFinding, type Resolver, type SenderDomain } from '../../adapters/dns/index.ts'
import type { House } from '../../decisions/index.ts'

/** What the world sees of the sender's domain. */
export type SenderCheck = () => Promise<readonly DomainFinding[]>

/** Asks the name system at most once a minute: three pages show the answer, and a server that is away is slow to say so. */
export function openSenderCheck(house: House, resolver: Resolver): SenderCheck {
  let asked: { readonly at: number; readonly findings: Promise<readonly DomainFinding[]> } | undefined
  return () => {
    const now = house.clock.now()
    if (asked === undefined || now - asked.at >= minute)
      asked = { at: now, findings: checkSenderDomain(resolver, senderOf(house)) }
    return asked.findings
  }
}

function senderOf({ judge, dkim }: House): SenderDomain {
  const { email } = judge.policy.brand.sender
  const from = parseAddress(email)
  // The policy was checked when it was read; an address that does not parse now is our own broken promise.
  if (!from.ok) throw new Error(`the sender's address ${from.error}`)
  const envelopeDomain = email.slice(email.lastIndexOf('@') + 1)
  if (!dkim) return { from: from.value, envelopeDomain }
  const { domain, selector, privateKey } = dkim
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
  return { from: from.value, envelopeDomain, dkim: { domain, selector, publicKey } }
}
