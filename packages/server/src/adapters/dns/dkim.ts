import { createPublicKey, type KeyObject } from 'node:crypto'
import { type DomainFinding, fail, pass, tagsOf, unknown } from './finding.ts'
import type { Resolver } from './resolver.ts'

/** The key that signs: its domain and selector, and the public half in PEM where we have the key. */
export type DkimKey = { readonly domain: string; readonly selector: string; readonly publicKey?: string }

/** Is the public key of our signature published (RFC 6376, 3.6), strong enough (RFC 8301) and the one we sign with? */
export async function checkDkim(resolver: Resolver, key: DkimKey | undefined): Promise<DomainFinding> {
  if (!key)
    return fail(
      'dkim',
      'Messages are not signed. Configure a DKIM domain, selector and key; one-click unsubscribe needs it.',
    )
  const name = `${key.selector}._domainkey.${key.domain}`
  const found = await resolver.txt(name)
  if (!found.ok) return unknown('dkim', found.error)
  const [record, ...more] = found.value
  if (record === undefined)
    return fail('dkim', `There is no DKIM key at ${name}. Publish a TXT record there: "${toPublish(key)}".`)
  if (more.length > 0)
    return fail('dkim', `There are ${found.value.length} TXT records at ${name}. Publish exactly one, the key.`)
  return judge(record, name, key)
}

function judge(record: string, name: string, key: DkimKey): DomainFinding {
  const tags = tagsOf(record)
  const again = `Publish at ${name}: "${toPublish(key)}".`
  if (!tags || (tags.get('v') ?? 'DKIM1') !== 'DKIM1')
    return fail('dkim', `The record at ${name} is not a DKIM key. ${again}`)
  if (tags.get('p') === undefined || tags.get('p') === '')
    return fail('dkim', `The key at ${name} is revoked: it is empty. ${again}`)
  if ((tags.get('t') ?? '').split(':').includes('y'))
    return fail(
      'dkim',
      `The key at ${name} says that it is a test ("t=y"), so receivers need not trust it. Publish it without that.`,
    )
  const published = readKey(tags)
  if (!published) return fail('dkim', `The key at ${name} cannot be read. ${again}`)
  const bits = published.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < 1024)
    return fail(
      'dkim',
      `The key at ${name} has ${bits} bits; receivers refuse less than 1024. Publish one of 2048 bits.`,
    )
  if (key.publicKey !== undefined && !published.equals(createPublicKey(key.publicKey)))
    return fail('dkim', `The key at ${name} is not the one that signs. ${again}`)
  return pass('dkim', `The key that signs is published at ${name}.`)
}

// We sign with RSA; a key of another kind at this selector cannot be ours.
function readKey(tags: ReadonlyMap<string, string>): KeyObject | undefined {
  if ((tags.get('k') ?? 'rsa') !== 'rsa') return undefined
  try {
    const key = createPublicKey({ key: Buffer.from(tags.get('p') ?? '', 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'rsa' ? key : undefined
  } catch {
    // What is published is not a key at all.
    return undefined
  }
}

function toPublish({ publicKey }: DkimKey): string {
  if (publicKey === undefined) return 'v=DKIM1; k=rsa; p=(the public key)'
  const bytes = createPublicKey(publicKey).export({ format: 'der', type: 'spki' })
  return `v=DKIM1; k=rsa; p=${bytes.toString('base64')}`
}
