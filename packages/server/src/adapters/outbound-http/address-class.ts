import { BlockList, isIP } from 'node:net'

/**
 * `public`: anybody on the internet. `private`: this machine, or a network of one's own (RFC 1918, RFC 4193, RFC 6598).
 * `never`: what no request of ours may reach: link-local with the metadata services of clouds (RFC 3927), multicast,
 * reserved and documentation ranges, and addresses that only wrap another one (IANA special-purpose registries, RFC 6890).
 */
export type AddressClass = 'public' | 'private' | 'never'

const ranges = (kind: 'ipv4' | 'ipv6', list: readonly string[]): BlockList => {
  const found = new BlockList()
  for (const range of list) {
    const [net = '', bits = ''] = range.split('/')
    found.addSubnet(net, Number(bits), kind)
  }
  return found
}

const private4 = ranges('ipv4', ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'])
const never4 = ranges('ipv4', [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
])
// The address at which clouds offer their secrets over IPv6 lies in a private range.
const metadata6 = ranges('ipv6', ['fd00:ec2::254/128'])
const private6 = ranges('ipv6', ['::1/128', 'fc00::/7'])
const global6 = ranges('ipv6', ['2000::/3'])
const never6 = ranges('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

/** What kind of address this is. What is no IP address is `never`. */
export function addressClass(address: string): AddressClass {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(canonical6(address))?.[1]
  if (mapped !== undefined) return class4(mapped)
  if (isIP(address) === 4) return class4(address)
  return isIP(address) === 6 ? class6(address) : 'never'
}

function class4(address: string): AddressClass {
  if (never4.check(address)) return 'never'
  return private4.check(address) ? 'private' : 'public'
}

function class6(address: string): AddressClass {
  if (metadata6.check(address, 'ipv6')) return 'never'
  if (private6.check(address, 'ipv6')) return 'private'
  return global6.check(address, 'ipv6') && !never6.check(address, 'ipv6') ? 'public' : 'never'
}

/** An IPv4-mapped address (RFC 4291 2.5.5.2) with its last part as IPv4, however it was spelled; others as they are. */
function canonical6(address: string): string {
  if (isIP(address) !== 6 || address.includes('%')) return address
  const [, high = '', low = ''] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(spelled(address)) ?? []
  if (high === '') return address
  const bits = [Number.parseInt(high, 16), Number.parseInt(low, 16)].flatMap(part => [part >> 8, part & 255])
  return `::ffff:${bits.join('.')}`
}

const spelled = (address: string): string => new URL(`http://[${address}]/`).hostname
