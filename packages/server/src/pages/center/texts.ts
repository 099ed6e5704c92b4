import type { Language } from '../../decisions/index.ts'
import { englishAboutYou } from './about-you-texts.ts'
import { englishAlgorithms } from './algorithms/texts.ts'
import { englishErased } from './erased/texts.ts'
import { englishHolds } from './holds-texts.ts'
import { englishOffers } from './offers-texts.ts'
import { englishPreferences } from './preferences-texts.ts'
import { englishPrivacy } from './privacy/texts.ts'
import { englishCheck } from './proofs/check-texts.ts'
import { englishRights } from './rights/texts.ts'
import { englishSuggestions } from './suggestions-texts.ts'
import { englishTimeline } from './timeline-texts.ts'

/** Every word of the customer's pages. Another language is another table of this shape. */
export const english = {
  lang: 'en' as Language,
  dir: 'ltr' as 'ltr' | 'rtl',
  /** How Intl writes dates as “3 May 2026”. */
  dates: 'en-GB',
  channels: {
    email: 'by email',
    sms: 'by text message',
    messenger: 'by messenger',
    push: 'by push message',
    inbox: 'in your inbox here',
    webhook: 'by webhook',
    voice: 'by phone',
    letter: 'by letter',
    shop: 'in the shop',
    any: 'in every way',
  } as Readonly<Record<string, string>>,
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  everything: 'Everything that is not needed',
  footer: { contact: 'Questions about your data? Contact us:' },

  unsubscribe: {
    title: 'Stop these messages',
    intro: 'You will no longer get these messages:',
    nothingYet: 'Nothing has changed yet. Press the button to stop them.',
    button: 'Stop these messages',
    oneClick: 'Done. You will get no more of these messages.',
  },
  done: {
    title: 'What changed',
    saved: 'Done',
    nothing: 'Nothing changed. Your choices are as they were.',
    standsAlready: 'You had already said no to these messages. It still counts.',
    list: 'This changed:',
    from: (day: string) => `It counts from now, ${day}.`,
    flying: 'Already on the way',
    flyingIntro: 'These messages were being handed over when you said no. We cannot call them back:',
    flyingItem: (what: string, channel: string) => `${what}, ${channel}`,
    undo: 'Undo this',
    undoIntro: (minutes: number) => `Was this a mistake? You can undo it here for ${minutes} minutes.`,
    all: 'See all your choices',
    cannotUndo: 'This can no longer be undone here',
    cannotUndoText:
      'Undo works for 10 minutes, in the browser where you made the choice. You can change your choices at any time.',
  },
  said: {
    consent: (what: string, channel: string) => `You said yes, ${channel}: ${what}`,
    no: (what: string, channel: string) => `You said no, ${channel}: ${what}`,
    consentAny: (what: string) => `You said yes: ${what}`,
    noAny: (what: string) => `You said no: ${what}`,
    stopped: 'You stopped all marketing, on every channel.',
    stoppedUse: 'You said no to everything that we may keep and use only with your yes.',
    budget: (channel: string, max: number) => `At most ${max} a week ${channel}.`,
    noBudget: 'No limit of your own on the number of messages.',
    quiet: (from: string, to: string, days: string) => `Quiet from ${from} to ${to}, ${days}.`,
    noQuiet: 'No quiet hours of your own.',
    everyDay: 'every day',
    paused: (day: string) => `Messages are paused until ${day}.`,
    notPaused: 'Messages are not paused.',
    dial: (level: string) => `Personal messages: ${level}`,
    avoid: (topic: string) => `We do not bring this up: ${topic}.`,
    avoidNothing: 'Nothing that we should not bring up.',
    guard: (wish: string) => `Rests from our advertising after several purchases, late nights or returns: ${wish}`,
    purchaseLimit: (max: number) => `No advertising once you bought ${max} times within seven days.`,
    noPurchaseLimit: 'No limit of your own by purchases.',
    restricted: 'The use of your data is restricted. We only store it.',
    notRestricted: 'The use of your data is no longer restricted.',
    notAtNight: 'No advertising at night.',
    atNight: 'Advertising may come at night, too.',
  },

  preferences: englishPreferences,
  aboutYou: englishAboutYou,

  code: {
    title: 'Confirm your yes',
    intro: (channel: string) => `If we have an address of yours, a code is on its way to you ${channel}.`,
    waits: 'Nothing is turned on until you enter it.',
    label: 'Code',
    hint: '6 digits. It works once, for 10 minutes.',
    button: 'Confirm',
    enter: 'Enter the code',
    wrong: 'This code does not work. It may be mistyped, too old or already used.',
    another: 'You can go back to your choices and ask for another code.',
    noWay: (channel: string) => `We cannot send a code ${channel}. To say yes there, contact us.`,
    tooMany: 'We have sent you several codes in the last hour. Wait an hour, then try again.',
  },

  why: {
    title: 'Why did I get this?',
    because: (what: string, day: string) => `Because you said yes on ${day} to this: ${what}`,
    purpose: 'What it was for',
    sent: 'When',
    data: 'The data that such a message may use',
    dataNone: 'We used no data about you but your address.',
    hidden: 'hidden here',
    unknown: 'not known',
    rules: 'The rules we checked',
    rulesCaption: 'Every rule that spoke about this message',
    rule: 'Rule',
    forYou: 'What it meant for you',
    source: 'Where it comes from',
    consent: 'The yes it rests on',
    consentNone: 'It rests on no yes of yours. It belongs to your contract, to our duties, or to a request of yours.',
    consentDay: 'When you said yes',
    consentWords: 'The words you said yes to',
    consentWhere: 'Where',
    responsible: 'Who is responsible',
    stop: 'Stop messages of this kind',
    stopButton: 'Stop these messages',
    wrong: 'This was wrong',
    wrongText: 'Tell us, and a person will look at it:',
    proof: 'The proof',
    proofText: (index: string) => `This is entry ${index} in our log. We can no longer change it unseen.`,
    proofDownload: 'Download the proof',
    proofCheck: 'How to check it',
    proofTrust: 'Save these lines in a file named trust. They say whose signatures count:',
    proofRun: 'Then run this with the free Candor tool:',
    proofNotYet:
      'This is recorded and waits for its place in the log. That takes a few seconds. Load this page again then.',
  },

  check: englishCheck,

  timeline: englishTimeline,

  rights: englishRights,
  erased: englishErased,

  suggestions: englishSuggestions,

  offers: englishOffers,

  privacy: englishPrivacy,

  algorithms: englishAlgorithms,
  holds: englishHolds,

  refusals: {
    link: {
      title: 'This link does not work',
      text: 'It may be cut off, or older than 90 days. Nothing has changed.',
      next: 'Open our newest message to you and use the link at its end. Or contact us for a new link:',
    },
    gone: {
      title: 'We hold nothing about you any more',
      text: 'The data behind this link was erased. There is nothing left to show or to change, and we do not write to you.',
      next: 'Questions? Contact us:',
    },
    busy: {
      title: 'Please try again',
      text: 'We could not save this just now. Nothing has changed.',
      next: 'Go back and send it again in a minute. If it does not work, contact us:',
    },
    form: {
      title: 'This form could not be read',
      text: 'Nothing has changed.',
      next: 'Open the link in our message again and use the button there. Or contact us:',
    },
  },

  faults: {
    bothTimes: 'Enter both times, or neither',
    time: 'Enter a time like 21:00',
    sameTime: 'Enter two different times',
    date: 'Enter a date like 2027-01-31, after today and within 5 years',
    choose: 'Choose one of the answers shown',
    unknown: (field: string) => `The form has a field that was not asked for: ${field}`,
  },
}

export type Texts = typeof english

/** The table for a language; English where there is none yet. */
export const textsFor = (_locale: string | undefined): Texts => english
