import { createHash, createPublicKey, createVerify } from 'node:crypto'

/** What a receiver finds out about the first DKIM signature of a message (RFC 6376, relaxed/relaxed, rsa-sha256). */
export type DkimFinding = {
  readonly valid: boolean
  readonly covers: readonly string[]
  readonly domain: string
  readonly selector: string
}

/** Verifies the signature with the public key in PEM, written from the RFC alone. */
export function verifyDkim(raw: string, publicKey: string): DkimFinding {
  const split = raw.indexOf('\r\n\r\n')
  const fields = raw.slice(0, split).split(/\r\n(?![ \t])/)
  const signature = fields.find(field => /^dkim-signature:/i.test(field)) ?? ''
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map(tag => {
        const at = tag.indexOf('=')
        return [tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, '')] as const
      }),
  )
  const covers = (tags.get('h') ?? '').toLowerCase().split(':')
  const bodyHash = createHash('sha256')
    .update(relaxBody(raw.slice(split + 4)), 'latin1')
    .digest('base64')
  const signed = [
    ...covers.map(name => relaxField(newest(fields, name))),
    relaxField(signature.replace(/(\bb=)[\s\S]*$/, '$1')),
  ]
  const verify = createVerify('RSA-SHA256').update(signed.join('\r\n'), 'latin1')
  return {
    valid: tags.get('bh') === bodyHash && verify.verify(createPublicKey(publicKey), tags.get('b') ?? '', 'base64'),
    covers,
    domain: tags.get('d') ?? '',
    selector: tags.get('s') ?? '',
  }
}

const newest = (fields: readonly string[], name: string): string =>
  fields.findLast(field => field.toLowerCase().startsWith(`${name}:`)) ?? ''

function relaxField(field: string): string {
  const at = field.indexOf(':')
  const value = field
    .slice(at + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${field.slice(0, at).toLowerCase().trim()}:${value}`
}

function relaxBody(body: string): string {
  const lines = body.split('\r\n').map(line => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  while (lines.at(-1) === '') lines.pop()
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`
}
