/** Two ASCII capitals packed into 16 bits; 0 for anything else, which stands for unknown. */
export const countryCode = (country: string | null | undefined): number =>
  country && /^[A-Z]{2}$/.test(country) ? (country.charCodeAt(0) << 8) | country.charCodeAt(1) : 0

const countries = new Map<number, string>()

/** The country of a code, the same string object each time; undefined for 0. */
export function countryOf(code: number): string | undefined {
  if (code === 0) return undefined
  const known = countries.get(code)
  if (known !== undefined) return known
  const country = String.fromCharCode(code >> 8, code & 0xff)
  countries.set(code, country)
  return country
}
