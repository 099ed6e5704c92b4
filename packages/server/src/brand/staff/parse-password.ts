import { ok, type Result } from '@candor/terms'
import { type Refusal, refuseField } from './refusal.ts'

const shortest = 12
const longest = 256

/**
 * A new password: long, any characters, no rules of composition (NIST SP 800-63B 3.1.1.2), but not what an attacker tries first:
 * the account's own words or a run of one pattern.
 */
export function parsePassword(text: string, about: readonly string[] = []): Result<string, Refusal> {
  const password = normalizePassword(text)
  const length = [...password].length
  if (length < shortest)
    return refuseField('password', `Use ${shortest} characters or more. Four random words are good`)
  if (length > longest) return refuseField('password', `Use ${longest} characters or fewer`)
  if (isGuessable(password.toLowerCase(), about)) {
    return refuseField('password', 'This password is easy to guess. Four random words are good')
  }
  return ok(password)
}

/** The same password typed on two keyboards is the same text (NFKC, as NIST SP 800-63B asks). */
export const normalizePassword = (text: string): string => text.normalize('NFKC')

function isGuessable(password: string, about: readonly string[]): boolean {
  const own = about.flatMap(text => [text, ...text.split('@')]).map(text => text.toLowerCase())
  // What remains without the account's own words must be long enough by itself.
  const rest = own.filter(word => word.length > 3).reduce((left, word) => left.replaceAll(word, ''), password)
  return rest.length < 8 || /^(.{1,4})\1+.?.?.?$/s.test(password) || isSequence(password)
}

// After 9 comes 0, on the keyboard and in people's heads.
const isStep = (step: number, way: 1 | -1) => step === way || step === way * -9

function isSequence(text: string): boolean {
  const codes = [...text].map(letter => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  return (
    ([1, -1] as const).some(way => steps.every(step => isStep(step, way))) ||
    'qwertyuiopasdfghjklzxcvbnm'.includes(text)
  )
}
