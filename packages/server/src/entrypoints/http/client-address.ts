import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { inRange } from './address-range.ts'

/**
 * Where a request came from. `X-Forwarded-For` is believed from the right, as far as each hop is a trusted proxy: what stands
 * further left anybody can have written.
 */
export function addressReader(trusted: readonly string[]): (context: Context) => string {
  const isTrusted = (address: string) => trusted.some(range => inRange(address, range))
  return context => {
    const peer = peerOf(context)
    const hops = (context.req.header('x-forwarded-for') ?? '').split(',').map(hop => hop.trim())
    let address = peer
    while (isTrusted(address) && hops.length > 0) {
      const hop = hops.pop()
      if (!hop || !/^[0-9a-fA-F.:]{2,45}$/.test(hop)) break
      address = hop
    }
    return address
  }
}

/** Requests that were not made over a socket have no address. */
function peerOf(context: Context): string {
  if (context.env?.incoming === undefined) return 'none'
  return (getConnInfo(context).remote.address ?? 'none').replace(/^::ffff:/, '')
}
