import { err, ok, type Result } from '@candor/terms'
import type { Vault } from '../../brand/policy/index.ts'
import type { Answers, Word } from '../../customers/vault/index.ts'
import type { ErrorItem } from '../look/index.ts'
import { answerValue, keepValue, ratherNotValue } from './about-you-page.ts'
import type { Posted } from './form-token.ts'
import type { Texts } from './texts.ts'

export const questionField = (attribute: string): string => `answer.${attribute}`

/** What the form asks for: `word` tells something new and needs a code; without one, `gone` is taken away at once. */
export type AskedAbout = { readonly word: Word; readonly gone: readonly string[]; readonly isNew: boolean }

/** Reads the posted answers against what was told before. A question that is not in the form stays as it is. */
export function readAnswers(
  posted: Posted,
  { attributes }: Vault,
  told: Answers,
  texts: Texts,
): Result<AskedAbout, ErrorItem[]> {
  const word: Record<string, string | null> = {}
  const faults: ErrorItem[] = []
  for (const [attribute, { values }] of Object.entries(attributes)) {
    const [chosen = keepValue] = posted.all(questionField(attribute))
    if (chosen === keepValue) continue
    const answer = values.find(value => answerValue(value) === chosen)
    if (answer !== undefined) word[attribute] = answer
    else if (chosen === ratherNotValue) {
      if (Object.hasOwn(told, attribute)) word[attribute] = null
    } else faults.push({ field: questionField(attribute), text: texts.faults.choose })
  }
  if (faults.length > 0) return err(faults)
  const gone = Object.keys(word).filter(attribute => word[attribute] === null)
  const isNew = gone.length < Object.keys(word).length
  return isNew || gone.length > 0 ? ok({ word, gone, isNew }) : err([{ text: texts.aboutYou.nothing }])
}
