/** Does an IP address lie in a range in CIDR notation (RFC 4632), or equal a single address? */
export function inRange(address: string, range: string): boolean {
  const [base = '', width] = range.split('/')
  const one = bitsOf(address)
  const other = bitsOf(base)
  if (one === undefined || other === undefined || one.length !== other.length) return false
  const length = width === undefined ? one.length : Number(width)
  return one.slice(0, length) === other.slice(0, length)
}

/** 32 or 128 zeros and ones; undefined for what is not an address. */
function bitsOf(address: string): string | undefined {
  return address.includes(':') ? bitsOf6(address) : bitsOf4(address)
}

function bitsOf4(address: string): string | undefined {
  const parts = address.split('.')
  const good = parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255)
  return good ? parts.map(part => Number(part).toString(2).padStart(8, '0')).join('') : undefined
}

/** The URL parser writes IPv6 in its shortest form (RFC 5952); the gap is filled up again here. */
function bitsOf6(address: string): string | undefined {
  const url = URL.parse(`http://[${address}]/`)
  if (!url) return undefined
  const [head = '', tail] = url.hostname.slice(1, -1).split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...gap, ...after].map(part => Number.parseInt(part, 16).toString(2).padStart(16, '0')).join('')
}
