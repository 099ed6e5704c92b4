import type { Why } from '../../answers/why/index.ts'
import type { Policy } from '../../brand/policy/index.ts'
import type { OfferDecided, OfferPart } from '../../decisions/index.ts'
import { percent } from '../look/index.ts'
import { algorithmPath } from './algorithms/paths.ts'
import type { OfferView } from './offer-page.ts'
import { proofPath } from './proofs/proofs.ts'
import type { Texts } from './texts.ts'
import type { Visit } from './visit.ts'
import { momentOf, purposeText } from './words.ts'

/** One decision about an offer in the customer's own words, from its record. */
export function offerView(
  { zone, desk, token }: Visit<'manage'>,
  policy: Policy,
  why: Why,
  offer: OfferDecided,
): OfferView {
  const { texts } = desk
  const { decision, explanation } = why
  const isRead = decision.verdict.outcome === 'permit'
  return {
    offered: offer.offered,
    day: momentOf(decision.at, zone, texts),
    about: aboutOf(policy, offer.algorithm),
    purpose: purposeText(policy, decision.act.purpose, texts),
    how: [modeWords(offer, isRead, texts), ...(isHeld(offer) ? [texts.offers.held] : [])],
    chance: texts.offers.chanceText(percent(offer.propensity, texts.lang)),
    because: explanation.customer,
    ...scoreOf(policy, offer, texts),
    algorithm: algorithmPath(offer.algorithm),
    preferences: `/preferences/${token}`,
    timeline: `/timeline/${token}`,
    proof: proofPath(token, why.entry),
  }
}

/** The algorithm was held back by what an audit found. */
const isHeld = ({ interlock }: OfferDecided): boolean =>
  interlock !== undefined && interlock.kind !== 'none' && interlock.finding !== null

/** What an offer is about, as the policy says it now; by its name where it no longer does. */
export const aboutOf = ({ algorithms }: Policy, name: string): string =>
  (Object.hasOwn(algorithms, name) && algorithms[name]?.text) || name.replaceAll('-', ' ')

/** How it was decided, in a sentence. `isRead`: the rules permitted that something of the person was read. */
export function modeWords(offer: OfferDecided, isRead: boolean, { offers: { modes } }: Texts): string {
  const { mode, offered, probability, threshold } = offer
  if (mode === 'score' && probability === threshold) return modes.scoreEqual
  if (mode === 'score') return offered ? modes.scoreMade : modes.scoreNot
  if (mode === 'lot') return isRead ? modes.lotToLearn : modes.lot
  return modes[mode]
}

function scoreOf(
  policy: Policy,
  { mode, probability, threshold, prior, terms = [] }: OfferDecided,
  texts: Texts,
): Pick<OfferView, 'score'> {
  if (probability === undefined || threshold === undefined || prior === undefined) return {}
  const { offers: t } = texts
  const usual = 1 / (1 + Math.exp(-prior))
  const text = t.scoreText(ofHundred(probability, texts), ofHundred(usual, texts), ofHundred(threshold, texts))
  const told = mode === 'score' ? text : `${text} ${t.unused}`
  return { score: { text: told, reasons: reasonsOf(policy, terms, texts) } }
}

const ofHundred = (chance: number, { lang }: Texts): string =>
  new Intl.NumberFormat(lang, { maximumSignificantDigits: 2 }).format(100 * chance)

/** The largest first. Shares are of all that counted, whichever way: what speaks for and against would else cancel out. */
function reasonsOf(policy: Policy, terms: readonly OfferPart[], texts: Texts): string[] {
  const all = terms.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0)
  if (all === 0) return []
  return terms
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .map(term => reasonWords(policy, term, Math.abs(term.contribution) / all, texts))
}

function reasonWords(
  { fields }: Policy,
  { field, value, contribution }: OfferPart,
  share: number,
  texts: Texts,
): string {
  const { offers: t, lang } = texts
  const name = (Object.hasOwn(fields, field) && fields[field]?.text) || field.replaceAll('_', ' ')
  const what = t.field(name, valueWords(value, texts))
  if (contribution === 0) return t.saysNothing(what)
  return (contribution > 0 ? t.speaksFor : t.speaksAgainst)(what, percent(share, lang))
}

function valueWords(value: OfferPart['value'], { offers, timeline, lang }: Texts): string {
  if (value === null || value === '') return offers.notKnown
  if (typeof value === 'boolean') return value ? timeline.yesWord : timeline.noWord
  return typeof value === 'number' ? new Intl.NumberFormat(lang, { maximumFractionDigits: 20 }).format(value) : value
}
