import type { Remainder, ShownItem, Term } from '../../decisions/index.ts'
import { type Html, html, percent } from '../look/index.ts'
import type { Texts } from './texts.ts'

/** One reason in words. `item`: the customer can say that it is not to be used. */
export type ReasonView = { readonly text: string; readonly item?: { readonly id: string; readonly title: string } }

/** Titles of items by their ids. */
export type Titles = ReadonlyMap<string, string>

/** So many reasons are told one by one. */
const told = 3

/** The largest reasons of a score in plain words, each with its share, and all others together: nothing is left out. */
export function reasonsOf({ score, terms, remainder }: ShownItem, titles: Titles, texts: Texts): ReasonView[] {
  const { suggestions: t, lang } = texts
  const shown = terms.slice(0, told).map(term => ({
    text: withShare(wordsOf(term, titles, texts), term.share),
    ...(term.kind === 'history' && term.item !== undefined
      ? { item: { id: term.item, title: titles.get(term.item) ?? t.gone } }
      : {}),
  }))
  const rest = restOf(score, terms.slice(told), remainder)
  const words = rest.heldBack < 0 ? t.restHeldBack : t.rest
  return rest.count === 0 ? shown : [...shown, { text: withShare(words, rest.share) }]

  function withShare(reason: string, share: number | undefined): string {
    return share === undefined ? reason : t.part(reason, percent(share, lang))
  }
}

function wordsOf({ kind, item, category, contribution }: Term, titles: Titles, { suggestions: t }: Texts): string {
  const title = item === undefined ? '' : (titles.get(item) ?? t.gone)
  const says = {
    history: () => t.because.history(title),
    context: () => (category === undefined ? t.because.page(title) : t.because.category(category)),
    interest: () => t.because.interest(category ?? ''),
    prior: () => t.because.prior,
    balance: () => (category === undefined ? t.because.balance : t.because.balanceOfKinds),
    editorial: () => t.because.editorial,
  }[kind]()
  return contribution < 0 ? t.heldBack(says) : says
}

function restOf(score: number, others: readonly Term[], remainder: Remainder) {
  const contribution = others.reduce((sum, term) => sum + term.contribution, remainder.contribution)
  const heldBack = others.reduce((sum, term) => sum + Math.min(0, term.contribution), remainder.heldBack)
  const count = others.length + remainder.count
  return { count, heldBack, share: score > 0 ? contribution / score : undefined }
}

/** A reason as it stands in a list; `beside` is what can be done about it. */
export const reasonPart = ({ text }: ReasonView, beside: Html | '' = ''): Html =>
  html`<li><p><bdi>${text}</bdi></p>${beside}</li>`
