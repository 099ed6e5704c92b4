import type { Json } from '@candor/terms'

/** What judged: the file as the brand wrote it, the rules and dated data of the gate, and the time-zone database (`2026c`). */
export type Judged = { readonly source: string; readonly gate: Json; readonly timeZones: string }

/**
 * Names a policy by what it says: `sha256:<hex>`. Two houses with the same file, rules, data and time zones get the same
 * digest, whatever their line ends. `sha256` gives the lower-case hex digest of a text's UTF-8 bytes.
 */
export function policyDigest(judged: Judged, sha256: (text: string) => string): string {
  const { gate, timeZones } = judged
  return `sha256:${sha256(canonical({ gate, source: canonicalSource(judged.source), timeZones, v: 1 }))}`
}

/** The source text with `\n` line ends, without byte order mark: what is kept and digested. */
export const canonicalSource = (text: string): string => text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')

function canonical(json: Json): string {
  if (Array.isArray(json)) return `[${json.map(canonical).join(',')}]`
  if (typeof json !== 'object' || json === null) return JSON.stringify(json)
  const keys = Object.keys(json).toSorted()
  const entries = json as { readonly [key: string]: Json }
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(entries[key] ?? null)}`).join(',')}}`
}
