import { Lexer } from 'yaml'

/** No policy needs more; the parser recurses, and a text built to exhaust its stack must not reach it. */
export const maxLevels = 16

/** Does the text open more than `maxLevels` collections inside each other on one line or in brackets? */
export function tooDeep(text: string): boolean {
  let brackets = 0
  let dashes = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') brackets += 1
    else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1)
    if (token === '-' || token === '?') dashes += 1
    else if (token.trim() !== '') dashes = 0
    if (brackets > maxLevels || dashes > maxLevels) return true
  }
  return false
}
