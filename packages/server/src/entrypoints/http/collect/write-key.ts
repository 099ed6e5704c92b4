/**
 * The write key of a request in all the forms that clients use: the header `X-Write-Key` (Jitsu's `key:secret` too, where the
 * key stands before the colon), HTTP Basic with the key as the name (with its colon or without), or, where `body` is given,
 * its `writeKey`, alone or beside a Bearer token. The first that is there counts. Undefined when there is none.
 */
export function writeKeyOf(header: (name: string) => string | undefined, body?: unknown): string | undefined {
  return beforeColon(header('x-write-key')) ?? fromBasic(header('authorization')) ?? fromBody(body)
}

function fromBasic(authorization: string | undefined): string | undefined {
  const credentials = /^basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '')?.[1]
  return credentials === undefined ? undefined : beforeColon(Buffer.from(credentials, 'base64').toString())
}

function fromBody(body: unknown): string | undefined {
  const key = typeof body === 'object' && body !== null && 'writeKey' in body ? body.writeKey : undefined
  return typeof key === 'string' && key !== '' ? key : undefined
}

const beforeColon = (text: string | undefined): string | undefined => text?.split(':')[0]?.trim() || undefined
