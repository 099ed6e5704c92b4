/** The digits of entry ids, in order (Crockford's base 32 in small letters). */
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * The endings of entry ids that make a simple random sample of at least `wanted` of `total` entries: ids end in random digits, so
 * each entry is in it by chance alone. Undefined where all are wanted, or nearly all.
 */
export function endingsFor(total: number, wanted: number | undefined): readonly string[] | undefined {
  if (wanted === undefined || wanted >= total) return undefined
  const pairs = digits.length ** 2
  // One in a hundred more than asked for, so that chance does not leave too few.
  const share = Math.ceil(((wanted * 1.01) / total) * pairs)
  if (share >= pairs) return undefined
  return Array.from({ length: share }, (_, i) => {
    // Spread over the range by a step without a common factor with it; which endings they are makes no difference.
    const at = (i * 389) % pairs
    return `${digits[Math.floor(at / digits.length)]}${digits[at % digits.length]}`
  })
}
