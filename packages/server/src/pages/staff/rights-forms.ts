import type { Session } from '../../brand/staff/index.ts'
import { extensionReasons, isSettled, type RightsRequest, refusalReasons } from '../../customers/rights/index.ts'
import { button, type ErrorItem, errorOf, form, type Html, html, select, textArea } from '../look/index.ts'
import { extensionTexts, refusalTexts, requestPath } from './rights-words.ts'

/** What staff can do with a request, each step by its name in the address. */
export const moves = ['prove', 'acknowledge', 'question', 'extend', 'answer', 'refuse'] as const
export type Move = (typeof moves)[number]

export type MoveTyped = { readonly move?: Move; readonly words: string; readonly reason: string }

type Step = {
  readonly title: string
  readonly button: string
  /** What the customer reads, or what is noted. */
  readonly label?: string
  readonly hint?: string
  readonly reasons?: readonly { readonly value: string; readonly text: string }[]
  /** What pressing the button means; asked once more before it happens. */
  readonly means: string
}

export const stepForms: { readonly [move in Move]: Step } = {
  prove: {
    title: 'Show who asks',
    button: 'Note who asks',
    label: 'How did you make sure who asks?',
    hint: 'Such as: letter signed by hand, and called back at the number we know. For an agent: the authorisation seen.',
    means: 'What the house can do itself is then done at once: an erasure too.',
  },
  acknowledge: {
    title: 'Acknowledge',
    button: 'Acknowledge',
    means: 'The customer is written that the request came in.',
  },
  question: {
    title: 'Ask what they mean',
    button: 'Ask the customer',
    label: 'Your question',
    hint: 'Once, and only what is needed. In the United Kingdom the clock stops until they answer.',
    means: 'The customer is written that there is a question.',
  },
  extend: {
    title: 'Take more time',
    button: 'Extend',
    label: 'Why it takes longer',
    hint: 'The customer reads it.',
    reasons: extensionReasons.map(value => ({ value, text: extensionTexts[value] })),
    means: 'The customer is told now, with the new day. It can be done once, inside the first period.',
  },
  answer: {
    title: 'Answer',
    button: 'Answer',
    label: 'Your answer',
    hint: 'The customer reads it. What had to be done is done already.',
    means: 'The request ends as answered, and the customer is told.',
  },
  refuse: {
    title: 'Refuse',
    button: 'Refuse',
    label: 'Why, for the customer',
    hint: 'They also read where they can complain, and that they can appeal.',
    reasons: refusalReasons.map(value => ({ value, text: refusalTexts[value] })),
    means: 'The request ends as refused, and the customer is told.',
  },
}

/** The steps that a request can take next. */
export function movesFor(request: RightsRequest): readonly Move[] {
  if (isSettled(request)) return []
  const { state, acknowledgedAt, clarifyAskedAt, extendedAt } = request
  const waits = state === 'received' || state === 'identity'
  return moves.filter(move => {
    if (move === 'prove') return waits
    if (move === 'acknowledge') return acknowledgedAt === undefined
    if (move === 'question') return !waits && clarifyAskedAt === undefined
    if (move === 'extend') return !waits && extendedAt === undefined
    return move === 'refuse' || !waits
  })
}

/** One step as a form; pressing its button asks once more. */
export function moveForm(
  session: Session,
  request: RightsRequest,
  move: Move,
  typed: MoveTyped,
  errors: readonly ErrorItem[],
): Html {
  const step = stepForms[move]
  const mine = typed.move === move ? typed : { words: '', reason: '' }
  const error = typed.move === move ? errorOf('words', errors) : undefined
  const reasons = step.reasons && [{ value: '', text: 'Choose one' }, ...step.reasons]
  return html`<section><h3>${step.title}</h3>${form(
    `${requestPath(request)}/${move}`,
    session.csrf,
    html`${reasons ? select({ name: `${move}-reason`, label: 'Reason', value: mine.reason, options: reasons }) : ''}${
      step.label === undefined
        ? ''
        : textArea({
            name: `${move}-words`,
            label: step.label,
            ...(step.hint === undefined ? {} : { hint: step.hint }),
            value: mine.words,
            rows: 3,
            ...(error === undefined ? {} : { error }),
          })
    }${button({ text: step.button, ...(move === 'refuse' ? { kind: 'danger' } : {}) })}`,
  )}</section>`
}
