import { type Address, parseAddress } from '@candor/content'
import { checkAlignment } from './alignment.ts'
import { checkDkim, type DkimKey } from './dkim.ts'
import { findDmarc, judgeDmarc } from './dmarc.ts'
import type { DomainFinding } from './finding.ts'
import type { Resolver } from './resolver.ts'
import { checkSpf } from './spf.ts'

/** Who a message says it is from, what signs it, and the domain that gets what comes back. */
export type SenderDomain = { readonly from: Address; readonly dkim?: DkimKey; readonly envelopeDomain: string }

/**
 * Looks at the sender's domain as a receiver does: SPF, DKIM, DMARC and their agreement with the visible sender, in this
 * order, each with a sentence that says what to publish. A name server that does not answer gives `unknown`, never a pass.
 */
export async function checkSenderDomain(resolver: Resolver, sender: SenderDomain): Promise<readonly DomainFinding[]> {
  const from = domainOf(sender.from)
  const envelope = sender.envelopeDomain.toLowerCase()
  const dkim = sender.dkim ? { ...sender.dkim, domain: sender.dkim.domain.toLowerCase() } : undefined
  const dmarc = await findDmarc(resolver, from)
  return [
    await checkSpf(resolver, envelope),
    await checkDkim(resolver, dkim),
    judgeDmarc(from, dmarc),
    checkAlignment({ from, envelope, ...(dkim ? { dkim: dkim.domain } : {}) }, dmarc),
  ]
}

function domainOf(address: Address): string {
  const parsed = parseAddress(address)
  // An `Address` was parsed by construction; one that does not parse is our own broken promise.
  if (!parsed.ok) throw new Error(`the sender's address ${parsed.error}`)
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
