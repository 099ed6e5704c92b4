import type { Result } from '@candor/terms'
import type { Dmarc } from './dmarc.ts'
import { type DomainFinding, fail, pass, unknown } from './finding.ts'

/** The domains that receivers compare: who the message says it is from, who signs it, who gets what comes back. */
export type Domains = { readonly from: string; readonly dkim?: string; readonly envelope: string }

/**
 * Does the visible sender's domain agree with the signature's or the envelope's (RFC 7489, 3.1)? Strict where the record
 * asks for it (`adkim=s`, `aspf=s`), else within the domain that published the record.
 */
export function checkAlignment(
  { from, dkim, envelope }: Domains,
  dmarc: Result<Dmarc | undefined, string>,
): DomainFinding {
  if (!dmarc.ok) return unknown('alignment', dmarc.error)
  const record = dmarc.value
  const top = record?.at ?? from
  const signature = dkim !== undefined && agrees(from, dkim, top, record?.tags?.get('adkim') === 's')
  const bounce = agrees(from, envelope, top, record?.tags?.get('aspf') === 's')
  if (signature) return pass('alignment', `The sender's domain ${from} is the one that signs.`)
  if (bounce)
    return pass(
      'alignment',
      `The sender's domain ${from} is the one that gets what comes back. A signature of it would be more reliable.`,
    )
  const others = dkim === undefined ? envelope : `${dkim} and ${envelope}`
  return fail(
    'alignment',
    `The sender's domain ${from} does not agree with ${others}. Sign with a key published under ${from}.`,
  )
}

// Without a record that names the common domain, only a name and the names below it certainly belong together.
function agrees(from: string, other: string, top: string, strict: boolean): boolean {
  if (from === other) return true
  return !strict && (within(other, top) || (within(from, other) && other.includes('.')))
}

const within = (name: string, top: string): boolean => name === top || name.endsWith(`.${top}`)
