import type { Html } from '../look/index.ts'
import type { Desk } from './desk.ts'
import type { CallView, MomentView } from './moment-part.ts'
import { english } from './texts.ts'
import { type TimelineView, timelinePage } from './timeline-page.ts'

const { timeline: t } = english
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const endless = long.repeat(7).slice(0, 500)
const hostile = '<img src=x onerror=alert(1)> "&\''
const arabic = 'اشتريت كتابا جديدا'
const orders = 'We tell you what you need to know about your order.'
const pages = 'We learn which pages help.'
const ads = 'We show you our books on other websites.'

const at = (text: string, iso = '2026-06-03T10:00:00.000Z') => ({ iso, text: `${text} at 12:00` })
const bought: CallView = {
  what: 'You bought something',
  purposes: [orders, pages],
  fields: [
    { name: 'What you paid', value: '12.5' },
    { name: 'What you bought', value: 'Emma, Ulysses' },
    { name: 'The advertisement you came from', value: t.hashed },
    { name: 'Your note to us', value: t.hidden },
  ],
  says: [],
}
const dropped: CallView = {
  what: 'You opened a page',
  purposes: [],
  fields: [],
  says: [`${t.nothingOfIt} You have not agreed to this, so we do not do it. ${t.wouldBeFor(pages)}`],
}
const one: MomentView = {
  title: bought.what,
  at: at('3 June 2026'),
  says: [t.undeclared('3', false), t.source('web')],
  calls: [{ ...bought, says: [`${t.notKeptOne('Your voucher')} You said no to this. ${t.wouldBeFor(ads)}`] }],
}
const signal: MomentView = {
  title: t.signalTitle,
  at: at('3 May 2026'),
  says: [t.signalFor(ads), t.bySignal, t.signalBeatsYes('2 March 2026')],
}
const merged: MomentView = {
  title: t.merged,
  at: at('2 May 2026'),
  says: [t.mergedWhy['sign-in']('web'), t.mergedChoices],
}
const message: MomentView = {
  title: t.refused,
  at: at('1 May 2026'),
  says: [`${ads} (by email)`, 'You have not agreed to this, so we do not do it.'],
  why: '/why/token',
}
const erased: MomentView = { title: t.erased, at: at('1 April 2026'), says: [t.erasedText] }
const gone: MomentView = {
  title: bought.what,
  at: at('30 March 2026'),
  says: [t.source('web')],
  calls: [{ ...bought, fields: [], purposes: [], says: [t.eventGone] }],
}
const imported: MomentView = {
  title: t.imported,
  at: at('2 March 2026'),
  says: [t.importedFields('web shop', 'Your name, Your email address'), english.said.consent(orders, 'by email')],
}
const batch: MomentView = {
  title: t.several('60', 'web'),
  at: at('29 March 2026'),
  says: [t.undeclared('1', true)],
  calls: Array.from({ length: 60 }, (_, i) => (i % 2 ? { ...bought, at: at('28 March 2026') } : dropped)),
}

const plain: TimelineView = {
  summary: {
    lastDays: t.lastDays('12', false),
    switches: [
      { purpose: 'orders', what: orders, says: [t.needed, t.forThis('12', false)], canStop: false },
      {
        purpose: 'pages',
        what: pages,
        says: [t.yes('2 March 2026'), t.forThis('1', true)],
        canStop: true,
        choice: 'answer.pages.any',
      },
      { purpose: 'ads', what: ads, says: [t.signal('3 May 2026'), t.signalBeatsYes('2 March 2026')], canStop: false },
    ],
  },
  zone: 'Europe/Berlin',
  moments: [one, signal, merged, message, imported],
  action: '/timeline/token/no',
  rights: '/rights/token',
  csrf: 'token',
  preferences: '/preferences/token',
  older: '?before=b',
}
const { summary: _summary, older: _older, ...bare } = plain
const vouched = { says: [t.vouched('web', '2 March 2026', `${long} ${hostile}`)] }
const hard: MomentView = {
  title: endless,
  at: at('3 June 2026'),
  says: [t.source(long), t.undeclared('1,204', false)],
  calls: [
    {
      what: endless,
      purposes: [endless, hostile],
      fields: [
        { name: long, value: endless },
        { name: hostile, value: arabic },
      ],
      says: [`${t.notKeptOne(`${long}, ${hostile}`)} ${t.wrongType}`],
    },
  ],
}

/** The awkward cases of the timeline: nobody yet, one event, endless names, nothing kept, two who are one, what was erased. */
export const timelineExamples = (
  desk: Desk,
  longDesk: Desk,
  arabicDesk: Desk,
): readonly { readonly name: string; readonly page: Html }[] => {
  const none = { lastDays: t.lastDaysNone, switches: [] }
  const off = { purpose: 'pages', what: pages, says: [t.no('3 May 2026')], canStop: false }
  const nothingYet = { ...bare, summary: { ...none, switches: [{ ...off, says: [t.never] }] }, moments: [] }
  const hardSwitch = { purpose: 'ads', what: endless, canStop: true, choice: 'answer.ads.any', ...vouched }
  return [
    { name: 'timeline', page: timelinePage(desk, plain) },
    { name: 'timeline with nothing yet', page: timelinePage(desk, nothingYet) },
    {
      name: 'timeline of a brand that keeps nothing',
      page: timelinePage(desk, { ...bare, summary: none, moments: [] }),
    },
    {
      name: 'timeline with one event',
      page: timelinePage(desk, {
        ...bare,
        summary: { lastDays: t.lastDays('1', true), switches: [off] },
        moments: [one],
      }),
    },
    {
      name: 'timeline with nothing kept',
      page: timelinePage(desk, { ...bare, moments: [{ ...one, title: dropped.what, calls: [dropped] }, batch] }),
    },
    {
      name: 'timeline with endless names',
      page: timelinePage(longDesk, { ...plain, summary: { ...none, switches: [hardSwitch] }, moments: [hard, batch] }),
    },
    {
      name: 'timeline of somebody erased in part',
      page: timelinePage(desk, { ...bare, newest: '/timeline/token', moments: [erased, gone] }),
    },
    {
      name: 'timeline right to left',
      page: timelinePage(arabicDesk, {
        ...plain,
        moments: [{ ...one, title: arabic, says: [arabic] }, signal, merged],
      }),
    },
  ]
}
