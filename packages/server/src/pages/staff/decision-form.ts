import type { Registered } from '../../answers/oversight/index.ts'
import type { FindingVerdict } from '../../brand/algorithms/index.ts'
import { may, type Session } from '../../brand/staff/index.ts'
import { button, type ErrorItem, errorOf, form, type Html, html, radios, textArea } from '../look/index.ts'
import { verdictChoices } from './algorithm-words.ts'

/** What a person typed. */
export type Typed = { readonly verdict: string; readonly reason: string }
export const nothingTyped: Typed = { verdict: '', reason: '' }

/** What a page says back to what was sent. */
export type Said = {
  readonly notice?: Html
  readonly typed?: Typed
  readonly errors?: readonly ErrorItem[]
  readonly status?: 200 | 400 | 409 | 422
}

type Ask = {
  readonly algorithm: Registered
  readonly action: string
  readonly words: readonly FindingVerdict[]
  readonly typed: Typed
  readonly errors: readonly ErrorItem[]
  readonly text: string
}

/** Says what is to hold from now on, and why. With faults, what was typed stays. Only whoever may oversee gets it. */
export function decisionForm(session: Session, { algorithm, action, words, typed, errors, text }: Ask): Html {
  if (!may(session, 'oversee'))
    return html`<p>An administrator, or whoever answers for privacy, decides about this.</p>`
  const faulty = (name: string) => {
    const error = errorOf(name, errors)
    return error === undefined ? { name } : { name, error }
  }
  return form(
    action,
    session.csrf,
    html`${radios({
      ...faulty('verdict'),
      legend: 'What is to hold from now on?',
      options: verdictChoices(algorithm, words),
      chosen: typed.verdict,
    })}${textArea({
      ...faulty('reason'),
      label: 'Why',
      hint: 'In at least 10 letters. Customers read it on the page of this algorithm, so name nobody.',
      value: typed.reason,
      rows: 3,
    })}${button({ text })}`,
  )
}

/** Faults of what was said, each with the field it belongs to. */
export function faultsOf({
  says,
  faults,
}: {
  readonly says: string
  readonly faults?: readonly { readonly path: string; readonly says: string }[]
}): ErrorItem[] {
  return (
    faults?.map(fault => ({ field: fault.path, text: `${labels[fault.path] ?? fault.path}: ${fault.says}` })) ?? [
      { text: says },
    ]
  )
}

const labels: Readonly<Record<string, string>> = { reason: 'Why', verdict: 'What is to hold' }

export const noVerdict: ErrorItem = { field: 'verdict', text: 'Choose what is to hold from now on' }
