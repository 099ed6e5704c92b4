import type { Verdict } from '@candor/gate'
import { type Html, html, tag } from '../look/index.ts'
import { ruleName } from './rule-words.ts'

const tags: Readonly<Record<Verdict['outcome'], () => Html>> = {
  permit: () => tag('Permitted', 'ok'),
  adjust: () => tag('Permitted in part', 'warn'),
  defer: () => tag('Not now', 'warn'),
  deny: () => tag('Refused', 'danger'),
}

export const outcomeTag = (outcome: Verdict['outcome']): Html => tags[outcome]()

/** The deciding rule. Its few words are about holding back, so a permit has only its id. */
export function decidingWords({ outcome, deciding = '' }: Pick<Verdict, 'outcome' | 'deciding'>): Html {
  const id = html`<code>${deciding}</code>`
  return outcome === 'permit' ? id : html`${ruleName(deciding)} ${id}`
}
