import type { Html } from '../look/index.ts'
import type { Values } from './current.ts'
import type { Desk } from './desk.ts'
import type { GuardView } from './guard-view.ts'
import { type PreferencesView, preferencesPage } from './preferences-page.ts'
import { english } from './texts.ts'

const { preferences: t } = english
const long = 'Sparkassenkundenberatung und Donaudampfschifffahrt mit elektrischen Hauptbetriebswerken'
const hostile = '<img src=x onerror=alert(1)> "&\''
const arabic = 'نرسل إليك عروضنا عن الكتب الجديدة'

const nothing: Values = {
  ...{ 'quiet.from': [''], 'quiet.to': [''], pause: ['none'], 'pause.date': [''] },
  ...{ 'protect.guard': ['usual'], 'protect.purchases': [''] },
}
const guard: GuardView = { looks: true, counts: true, resting: [], from: '00:00', to: '05:00' }
const rests =
  'You bought several things in a short time. Our advertising rests until 4 June 2026 at 08:00. You can switch this off.'
const plain: PreferencesView = {
  answers: [answer('offers', 'We write to you about books you may like.', 'by email', t.neverAsked)],
  needed: ['We tell you what you need to know about your order.'],
  budgets: [{ field: 'budget.email', channel: 'by email', most: 2 }],
  brandDial: 'contextual',
  topics: [
    { value: 'alcohol', text: 'Alcohol' },
    { value: 'mothers-day', text: 'Mother’s Day' },
  ],
  guard,
  values: nothing,
  errors: [],
  action: '/preferences/token',
  timeline: '/timeline/token',
  rights: '/rights/token',
  isRestricted: false,
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
  topics: purposes.slice(0, 8).map((text, i) => ({ value: `t${i}`, text })),
  guard: { ...guard, resting: [rests, `${long} ${hostile}`, arabic] },
  values: {
    ...nothing,
    'answer.p0.byemail': ['yes'],
    'quiet.from': ['21:00'],
    'quiet.to': ['08:00'],
    pause: ['keep'],
    dial: ['none'],
    'protect.topic': ['t0', 't2'],
    'protect.guard': ['stronger'],
    'protect.purchases': ['2'],
    'protect.night': ['yes'],
  },
}

function answer(name: string, what: string, channel: string, hint: string) {
  return { field: `answer.${name}.${channel.replaceAll(' ', '')}`, what, channel, hint }
}

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
    'protect.topic': ['money'],
    'protect.guard': ['a little'],
    'protect.purchases': ['99'],
  },
  errors: [
    { field: 'answer.offers.byemail', text: english.faults.choose },
    { field: 'budget.email', text: english.faults.choose },
    { field: 'quiet.from', text: english.faults.time },
    { field: 'quiet.to', text: english.faults.time },
    { field: 'quiet.day', text: english.faults.choose },
    { field: 'pause', text: english.faults.choose },
    { field: 'pause.date', text: english.faults.date },
    { field: 'protect.topic', text: english.faults.choose },
    { field: 'protect.guard', text: english.faults.choose },
    { field: 'protect.purchases', text: english.faults.choose },
    { field: 'protect.night', text: english.faults.choose },
    { field: 'dial', text: english.faults.choose },
  ],
}

/** The awkward cases of preferences: never asked, no purposes, many, everything wrong, every way an answer came to be. */
export const preferencesExamples = (
  desk: Desk,
  longDesk: Desk,
  arabicDesk: Desk,
): readonly { readonly name: string; readonly page: Html }[] => [
  { name: 'preferences never asked', page: preferencesPage(desk, plain) },
  {
    name: 'preferences without purposes',
    page: preferencesPage(desk, {
      ...plain,
      ...{ answers: [], needed: [], budgets: [], topics: [], guard: { ...guard, looks: false, counts: false } },
    }),
  },
  { name: 'preferences with many purposes', page: preferencesPage(longDesk, full) },
  {
    name: 'preferences right to left',
    page: preferencesPage(arabicDesk, { ...full, answers: full.answers.slice(0, 6) }),
  },
  { name: 'preferences error on error', page: preferencesPage(desk, wrong) },
  {
    name: 'preferences of what is kept and used',
    page: preferencesPage(desk, used),
  },
  {
    name: 'preferences of what is kept and used right to left',
    page: preferencesPage(arabicDesk, { ...used, answers: used.answers.slice(1) }),
  },
]
