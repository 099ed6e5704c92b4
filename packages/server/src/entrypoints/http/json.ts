import { err, type Fault, type Json, ok, type Result } from '@candor/terms'
import type { ApiError } from './problem.ts'

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])
const deepest = 64

/** Reads JSON from outside: UTF-8, well formed, without names that reach into objects, without NUL, not too deep. */
export function parseJson(bytes: Uint8Array): Result<Json, ApiError> {
  const text = decode(bytes)
  if (text === undefined) return err({ code: 'bad-encoding' })
  try {
    const value = JSON.parse(text) as Json
    const faults = unsafeParts(value)
    return faults.length === 0 ? ok(value) : err({ code: 'invalid-request', errors: faults })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return err({ code: 'malformed-json', detail: whereBroken(text, error.message) })
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Only the position is taken from the parser's message: the rest repeats what was sent. */
function whereBroken(text: string, message: string): string {
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
  const before = text.slice(0, at).split('\n')
  return `It breaks at position ${at} (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}).`
}

/** Walks without recursion: depth is the sender's to choose. */
function unsafeParts(root: Json): Fault[] {
  const faults: Fault[] = []
  const stack: { value: Json; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }]
  for (let next = stack.pop(); next && faults.length < 20; next = stack.pop()) {
    const { value, path, depth } = next
    const says = unsafeText(value) ?? (depth > deepest ? `is nested more than ${deepest} levels deep` : undefined)
    if (says !== undefined) faults.push({ path: path || 'body', says })
    else if (typeof value === 'object' && value !== null)
      for (const [key, child] of Object.entries(value)) {
        const childPath = path === '' ? key : `${path}.${key}`
        const name = forbidden.has(key) ? 'is not a name that may be used' : unsafeText(key)
        if (name !== undefined) faults.push({ path: childPath, says: name })
        else stack.push({ value: child as Json, path: childPath, depth: depth + 1 })
      }
  }
  return faults
}

/** Text that not every store keeps as it is. */
function unsafeText(value: Json): string | undefined {
  if (typeof value !== 'string') return undefined
  if (value.includes('\0')) return 'holds a NUL character'
  return value.isWellFormed() ? undefined : 'holds half a character (a lone surrogate)'
}
