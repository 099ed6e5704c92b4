import type { Html } from '../look/index.ts'
import { codePage } from './code-page.ts'
import type { Values } from './current.ts'
import type { Desk } from './desk.ts'
import { donePage, notUndonePage } from './done-page.ts'
import { type PreferencesView, preferencesPage } from './preferences-page.ts'
import { refusalPage } from './refusal-page.ts'
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

const nothing: Values = { 'quiet.from': [''], 'quiet.to': [''], pause: ['none'], 'pause.date': [''] }
const plain: PreferencesView = {
  answers: [answer('offers', 'We write to you about books you may like.', 'by email', english.preferences.neverAsked)],
  needed: ['We tell you what you need to know about your order.'],
  budgets: [{ field: 'budget.email', channel: 'by email', most: 2 }],
  brandDial: 'contextual',
  values: nothing,
  errors: [],
  action: '/preferences/token',
  timeline: '/timeline/token',
  csrf: 'token',
}
const purposes = Array.from({ length: 30 }, (_, i) => `${i % 3 === 0 ? long : i % 3 === 1 ? arabic : hostile} ${i + 1}`)
const full: PreferencesView = {
  ...plain,
  answers: purposes.flatMap((what, i) =>
    ['by email', 'by text message'].map(channel =>
      answer(`p${i}`, what, channel, `You said yes on 2 March 2026. Your words: “${long} ${hostile}”`),
    ),
  ),
  pausedUntil: '3 May 2026',
  values: {
    ...nothing,
    'answer.p0.byemail': ['yes'],
    'quiet.from': ['21:00'],
    'quiet.to': ['08:00'],
    pause: ['keep'],
    dial: ['none'],
  },
}

function answer(name: string, what: string, channel: string, hint: string) {
  return { field: `answer.${name}.${channel.replaceAll(' ', '')}`, what, channel, hint }
}

const { preferences: t } = english
const use = (name: string, what: string, hint: string, conflict?: string) => ({
  field: `answer.${name}.any`,
  what,
  hint,
  ...(conflict === undefined ? {} : { conflict }),
})
const used: PreferencesView = {
  ...plain,
  answers: [
    ...plain.answers,
    use('never', 'We learn which pages help.', t.neverAsked),
    use(
      'banner',
      'We learn what you search for.',
      `${t.saidYes('2 March 2026', t.where['banner'] ?? '')}${t.words(long)}`,
    ),
    use('vouched', `${long} ${hostile}`, t.vouched(long, '2 March 2026', `${long} ${hostile}`)),
    use('ads', 'We show you our books on other websites.', t.signalSaidNo('3 May 2026'), t.conflict.against),
    use(
      'map',
      'We show you shops near you.',
      t.saidYes('4 May 2026', t.where['preferences'] ?? ''),
      t.conflict.overruled,
    ),
    use('share', arabic, t.saidYes('2 March 2026', ''), t.conflict.ends),
    use('merged', long, t.mergedNo('2 May 2026')),
  ],
  values: {
    ...nothing,
    'answer.banner.any': ['yes'],
    'answer.ads.any': ['no'],
    'answer.map.any': ['yes'],
    'answer.share.any': ['yes'],
    'answer.merged.any': ['no'],
  },
}

const wrong: PreferencesView = {
  ...plain,
  values: {
    ...nothing,
    'quiet.from': ['25:00'],
    'quiet.to': ['soon'],
    pause: ['date'],
    'pause.date': ['<b>'],
    dial: ['much'],
  },
  errors: [
    { field: 'answer.offers.byemail', text: english.faults.choose },
    { field: 'budget.email', text: english.faults.choose },
    { field: 'quiet.from', text: english.faults.time },
    { field: 'quiet.to', text: english.faults.time },
    { field: 'quiet.day', text: english.faults.choose },
    { field: 'pause', text: english.faults.choose },
    { field: 'pause.date', text: english.faults.date },
    { field: 'dial', text: english.faults.choose },
  ],
}

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
  proof: { index: '45,211', download: '/why/token/proof' },
  trust: ['log books.example/log+b7035c47+Afh2wotnflE6lUA2PJDRauSr6oXW0AgUUc/XC4o3YXFX', 'quorum none'],
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
  { name: 'preferences never asked', page: preferencesPage(desk, plain) },
  {
    name: 'preferences without purposes',
    page: preferencesPage(desk, { ...plain, answers: [], needed: [], budgets: [] }),
  },
  { name: 'preferences with many purposes', page: preferencesPage(longDesk, full) },
  {
    name: 'preferences right to left',
    page: preferencesPage(arabicDesk, { ...full, answers: full.answers.slice(0, 6) }),
  },
  { name: 'preferences error on error', page: preferencesPage(desk, wrong) },
  { name: 'code', page: codePage(desk, { ...confirm, waits: [english.said.consent(long, 'by email')] }) },
  {
    name: 'code wrong',
    page: codePage(desk, { ...confirm, waits: [], errors: [{ field: 'code', text: english.code.wrong }] }),
  },
  {
    name: 'preferences of what is kept and used',
    page: preferencesPage(desk, used),
  },
  {
    name: 'preferences of what is kept and used right to left',
    page: preferencesPage(arabicDesk, { ...used, answers: used.answers.slice(1) }),
  },
  ...timelineExamples(desk, longDesk, arabicDesk),
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
  { name: 'why right to left', page: whyPage(arabicDesk, { ...message, because: arabic, purpose: arabic }) },
  ...(['link', 'gone', 'busy', 'form'] as const).map(name => ({
    name: `refusal ${name}`,
    page: refusalPage(longDesk, name),
  })),
]
