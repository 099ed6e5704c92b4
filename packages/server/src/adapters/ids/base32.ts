// Crockford's order sorts as ASCII does and leaves out i, l, o and u, which people misread.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const timeLength = 10

/** One character for each byte, of which the lower five bits count. */
export function base32(places: Uint8Array): string {
  let text = ''
  for (const place of places) text += alphabet[place & 31]
  return text
}

/** Ten characters of milliseconds: text that sorts by time. */
export function timeText(instant: number): string {
  const time = new Uint8Array(timeLength)
  for (let at = timeLength - 1, rest = instant; at >= 0; at--, rest = Math.floor(rest / 32)) time[at] = rest % 32
  return base32(time)
}
