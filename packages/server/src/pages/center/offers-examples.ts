import type { Html } from '../look/index.ts'
import type { Desk } from './desk.ts'
import { type OfferView, offerPage } from './offer-page.ts'
import { english } from './texts.ts'

const { offers: t } = english
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const hostile = '<img src=x onerror=alert(1)> "&\''
const arabic = 'نعرض عليك ما قد يناسبك'

const scored: OfferView = {
  offered: true,
  day: '3 June 2026 at 12:00',
  about: 'Chooses whom we show the savings offer on our own pages.',
  purpose: 'We tell you about savings and loans that may fit you.',
  how: [t.modes.scoreMade],
  chance: t.chanceText('96.0%'),
  because: 'You agreed to this.',
  score: {
    text: t.scoreText('23', '8.1', '15'),
    reasons: [
      t.speaksFor(t.field('Your average balance in a year, in euros', '4,100'), '61.0%'),
      t.speaksAgainst(t.field('Whether you have a personal loan with us', 'yes'), '30.0%'),
      t.speaksFor(t.field('Whether you have a housing loan with us', t.notKnown), '9.0%'),
      t.saysNothing(t.field('Whether you have a term deposit with us', 'no')),
    ],
  },
  algorithm: '/algorithms/savings-offer',
  preferences: '/preferences/token',
  timeline: '/timeline/token',
  proof: '/proof/token/entry',
}
const { score: _, ...byLot } = scored
const lot: OfferView = { ...byLot, offered: false, how: [t.modes.lot], chance: t.chanceText('20.0%') }

const awkward = (word: string): OfferView => ({
  ...scored,
  about: word,
  purpose: word,
  because: word,
  score: { text: t.scoreText('23', '8.1', '15'), reasons: [t.speaksFor(t.field(word, word), '100.0%')] },
})

/** The page about one offer in its states, the awkward ones included. */
export const offersExamples = (desk: Desk, longDesk: Desk, arabicDesk: Desk): { name: string; page: Html }[] => [
  { name: 'offer by score', page: offerPage(desk, scored) },
  { name: 'offer by lot', page: offerPage(desk, lot) },
  { name: 'offer held back', page: offerPage(desk, { ...lot, how: [t.modes.fallback, t.held] }) },
  { name: 'offer with long words', page: offerPage(longDesk, awkward(long)) },
  { name: 'offer with hostile words', page: offerPage(longDesk, awkward(hostile)) },
  { name: 'offer right to left', page: offerPage(arabicDesk, awkward(arabic)) },
]
