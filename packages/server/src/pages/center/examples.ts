import type { Html } from '../look/index.ts'
import { aboutYouExamples } from './about-you-examples.ts'
import { algorithmsExamples } from './algorithms/algorithms-examples.ts'
import { codePage } from './code-page.ts'
import type { Desk } from './desk.ts'
import { donePage, notUndonePage } from './done-page.ts'
import { erasedExamples } from './erased/erased-examples.ts'
import { offersExamples } from './offers-examples.ts'
import { preferencesExamples } from './preferences-examples.ts'
import { privacyExamples } from './privacy/privacy-examples.ts'
import { proofPage } from './proofs/proof-page.ts'
import { refusalPage } from './refusal-page.ts'
import { rightsExamples } from './rights/examples.ts'
import { sharedExamples } from './shared/shared-examples.ts'
import { suggestionsExamples } from './suggestions-examples.ts'
import { english } from './texts.ts'
import { timelineExamples } from './timeline-examples.ts'
import { unsubscribePage } from './unsubscribe-page.ts'
import { type WhyView, whyPage } from './why-page.ts'

export type Example = { readonly name: string; readonly page: Html }

const long = 'Sparkassenkundenberatung und Donaudampfschifffahrt mit elektrischen Hauptbetriebswerken'
const longName = 'Gesellschaft der unteren Donau für Dampfschifffahrt und elektrische Hauptbetriebswerke'
const hostile = '<img src=x onerror=alert(1)> "&\''
const arabic = 'نرسل إليك عروضنا عن الكتب الجديدة'
const postalAddress = 'Beispielweg 1\n10115 Berlin\nGermany\n'
const desk: Desk = {
  brand: { name: 'Corner Books', postalAddress, privacyContact: 'privacy@books.example' },
  texts: english,
}
const longDesk: Desk = {
  ...desk,
  brand: {
    name: longName,
    postalAddress: `${long}\n${hostile}`,
    privacyContact: `https://books.example/privacy/questions-and-answers/${'data/'.repeat(20)}`,
  },
}
// No language of ours is written from right to left yet; the page must be ready for one.
const arabicDesk: Desk = { ...desk, texts: { ...english, lang: 'ar', dir: 'rtl' } }

const vkeyLine = 'log books.example/log+b7035c47+Afh2wotnflE6lUA2PJDRauSr6oXW0AgUUc/XC4o3YXFX'
const message: WhyView = {
  because: english.why.because('We write to you about books you may like.', '2 March 2026'),
  purpose: 'We write to you about books you may like.',
  sentAt: '3 June 2026 at 12:00',
  data: [
    { name: 'name', value: english.why.hidden },
    { name: 'plan', value: 'basic' },
  ],
  rules: [
    {
      stands: 'A consent counts only for the same purpose and channel.',
      forYou: 'You were asked about exactly this.',
      citation: 'GDPR 7(2)',
    },
  ],
  consent: { day: '2 March 2026', words: 'Send me offers by email.', where: 'checkout' },
  stop: { action: '/unsubscribe/token', csrf: 'token' },
  preferences: '/preferences/token',
  timeline: '/timeline/token',
  rights: '/rights/token',
  proof: { index: '45,211', download: '/why/token/proof', seal: 'A'.repeat(43) },
  trust: { lines: [vkeyLine, 'quorum none'], witnesses: [], isWitnessed: false, before: [] },
}
const { sentAt: _at, consent: _consent, stop: _stop, proof: _proof, ...bare } = message
const undo = { action: '/unsubscribe/token/undo', csrf: 'token' }
const ask = { action: '/unsubscribe/token', csrf: 'token', preferences: '/preferences/token' }
const confirm = { channel: 'by email', action: '/x', csrf: 'token', preferences: '/preferences/token', errors: [] }

/** One list, many uses: the gallery, the tests in the browser and the pictures. Add the awkward cases of a page here. */
export const examples: readonly Example[] = [
  {
    name: 'stop',
    page: unsubscribePage(desk, { ...ask, what: 'We write to you about books you may like. (by email)' }),
  },
  { name: 'stop with long names', page: unsubscribePage(longDesk, { ...ask, what: `${long} ${hostile}` }) },
  { name: 'stop right to left', page: unsubscribePage(arabicDesk, { ...ask, what: arabic }) },
  {
    name: 'stopped while on the way',
    page: donePage(
      desk,
      {
        changes: [english.said.no(arabic, 'by email'), english.said.no(long, 'by email')],
        from: '3 June 2026 at 12:00',
        flying: [`${long}, by email`],
      },
      { undo, preferences: '/preferences/token' },
    ),
  },
  { name: 'nothing changed', page: donePage(desk, { changes: [], flying: [] }, { preferences: '/preferences/token' }) },
  {
    name: 'saved and waiting for codes',
    page: donePage(
      desk,
      {
        changes: [english.said.notPaused],
        flying: [],
        waiting: [{ text: english.code.intro('by email'), href: '/x' }, { text: english.code.tooMany }],
      },
      { undo },
    ),
  },
  { name: 'too late to undo', page: notUndonePage(desk, '/preferences/token') },
  { name: 'code', page: codePage(desk, { ...confirm, waits: [english.said.consent(long, 'by email')] }) },
  {
    name: 'code wrong',
    page: codePage(desk, { ...confirm, waits: [], errors: [{ field: 'code', text: english.code.wrong }] }),
  },
  ...preferencesExamples(desk, longDesk, arabicDesk),
  ...timelineExamples(desk, longDesk, arabicDesk),
  ...rightsExamples(desk, longDesk, arabicDesk),
  ...erasedExamples(desk, longDesk),
  ...suggestionsExamples(desk, longDesk, arabicDesk),
  ...offersExamples(desk, longDesk, arabicDesk),
  ...sharedExamples(desk, longDesk, arabicDesk),
  ...aboutYouExamples(desk, longDesk, arabicDesk),
  ...privacyExamples(desk, longDesk, arabicDesk),
  ...algorithmsExamples(desk, longDesk, arabicDesk),
  { name: 'why', page: whyPage(desk, message) },
  { name: 'why before the log', page: whyPage(desk, { ...bare, data: [], rules: [] }) },
  {
    name: 'why with long names',
    page: whyPage(longDesk, {
      ...message,
      because: english.why.because(`${long} ${hostile}`, '2 March 2026'),
      data: [
        { name: long, value: hostile },
        { name: arabic, value: long },
      ],
      rules: Array.from({ length: 5 }, () => ({ stands: long, forYou: arabic, citation: hostile })),
      consent: { day: '2 March 2026', words: hostile, where: long },
    }),
  },
  {
    name: 'proof with witnesses',
    page: proofPage(desk, {
      kind: 'choice',
      day: '3 June 2026 at 12:00',
      proof: { index: '7', download: '/proof/token/entry/file', seal: 'A'.repeat(43) },
      trust: {
        lines: [vkeyLine, `witness ${long}`, 'quorum w'],
        witnesses: [long, 'w'],
        isWitnessed: true,
        before: [],
      },
      timeline: '/timeline/token',
    }),
  },
  { name: 'why right to left', page: whyPage(arabicDesk, { ...message, because: arabic, purpose: arabic }) },
  ...(['link', 'gone', 'busy', 'form'] as const).map(name => ({
    name: `refusal ${name}`,
    page: refusalPage(longDesk, name),
  })),
]
