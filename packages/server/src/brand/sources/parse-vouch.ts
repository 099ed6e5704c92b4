import { err, type Fault, type Instant, ok, type Result } from '@candor/terms'
import type { Vouch } from './source.ts'

/** The purposes of the policy, as far as a vouch needs to know them. */
export type VouchPurposes = { readonly [purpose: string]: { readonly basis: string } }
export type NewVouch = Omit<Vouch, 'since'>

/**
 * Checks the brand's word that people said yes before a source sends anything. It can stand in only where a yes is needed:
 * for purposes that exist and rest on consent.
 */
export function parseVouch(ask: NewVouch, purposes: VouchPurposes, since: Instant): Result<Vouch, Fault[]> {
  const text = ask.text.trim().normalize('NFC')
  const version = ask.version.trim()
  const faults = [
    ...purposeFaults(ask.purposes, purposes),
    ...(text.length < 10 || text.length > 500 || /[^\P{C}\n]/u.test(text)
      ? [{ path: 'text', says: 'say where and how people said yes, in 10 to 500 characters' }]
      : []),
    ...(/^[\x21-\x7e]{1,64}$/.test(version)
      ? []
      : [{ path: 'version', says: 'name the version of the text, such as 2026-05, without spaces; at most 64' }]),
    ...(isLocale(ask.locale) ? [] : [{ path: 'locale', says: 'must be a language tag such as en or pt-BR' }]),
  ]
  if (faults.length > 0) return err(faults)
  return ok({ purposes: [...new Set(ask.purposes)].sort(), text, version, locale: ask.locale, since })
}

function purposeFaults(asked: readonly string[], purposes: VouchPurposes): Fault[] {
  if (asked.length === 0) return [{ path: 'purposes', says: 'name at least one purpose' }]
  return asked.slice(0, 100).flatMap((purpose, at) => {
    const path = `purposes.${at}`
    const found = Object.hasOwn(purposes, purpose) ? purposes[purpose] : undefined
    if (!found) return [{ path, says: 'is not a purpose of the policy' }]
    return found.basis === 'consent'
      ? []
      : [{ path, says: `rests on ${found.basis}: no yes is needed, so none is vouched` }]
  })
}

function isLocale(text: string): boolean {
  if (text.length > 35) return false
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}
