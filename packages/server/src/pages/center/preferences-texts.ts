import type { Dial } from '@candor/terms'
import type { Conflict } from './signal.ts'

/** The words of the preferences page. Another language is another table of this shape. */
export const englishPreferences = {
  title: 'You are in control',
  intro: 'Choose what we may send you and what we may keep and use. A no counts at once.',
  stop: 'Stop all marketing',
  stopIntro: 'One step. You still get what you need, such as answers to your requests.',
  stopUse: 'It also says no to everything under “What we may keep and use”.',
  what: 'What we may send you',
  needed: 'What we need to do',
  neededText:
    'This belongs to your contract or to our legal duties, so it is no choice. It carries no offers you have not agreed to.',
  none: 'We send nothing that needs your yes.',
  yes: (channel: string) => `Yes, you may do this ${channel}`,
  no: (channel: string) => `No, do not do this ${channel}`,
  saidYes: (day: string, where: string) => `You said yes${where} on ${day}.`,
  saidNo: (day: string, where: string) => `You said no${where} on ${day}.`,
  signalSaidNo: (day: string) => `Your browser said no for you on ${day} (Global Privacy Control).`,
  mergedNo: (day: string) => `It is a no since ${day}. We found that two of our records are you, and the no counts.`,
  vouched: (source: string, day: string, words: string) =>
    `You have not told us yourself. ${source} says since ${day} that you agreed to this: “${words}” So we do it. If that is wrong, say no here.`,
  /** Where an answer was given; of other ways nothing is said. */
  where: {
    preferences: ' here',
    banner: ' in the banner on our page or in our app',
    'one-click': ' with one click in your mail program',
    'stop-all': ' to everything here',
    staff: ' to one of us',
  } as Readonly<Record<string, string>>,
  /** Beside a yes that a browser objects to. */
  conflict: {
    against:
      'Your browser sends a signal that objects to this. If you say yes here, your yes counts for us until you say no.',
    overruled:
      'Your browser sends a signal that objects to this. Your yes came after it and counts for us until you say no.',
    ends: 'Your browser sends a signal that objects to this. It ends this yes when you visit our pages with it.',
  } as Readonly<Record<Conflict, string>>,
  words: (text: string) => ` Your words: “${text}”`,
  use: 'What we may keep and use',
  useIntro: 'We write to nobody for this.',
  yesAny: 'Yes, you may do this',
  noAny: 'No, do not do this',
  neverAsked: 'You have not answered this yet. Without a yes we do not do it.',
  howOften: 'How often and when',
  budget: (channel: string) => `At most how many messages a week ${channel}?`,
  budgetBrand: (max: number) => `As we do it: at most ${max}`,
  budgetMost: (max: number) => `At most ${max}`,
  budgetNone: 'None',
  quiet: 'Quiet hours',
  quietHint: 'Messages that can wait then wait. Leave both empty for none.',
  from: 'From',
  to: 'To',
  timeHint: 'Like 21:00',
  quietDays: 'On which days?',
  quietDaysHint: 'Choose none for every day.',
  pause: 'Pause messages',
  pauseKeep: (day: string) => `Stay paused until ${day}`,
  pauseNone: 'No pause',
  pauseEnd: 'End the pause now',
  pauseDays: (days: number) => `Pause for ${days} days`,
  pauseDate: 'Pause until a date',
  pauseDateLabel: 'Until which date?',
  pauseDateHint: 'Year, month, day, like 2027-01-31. Only if you chose to pause until a date.',
  dial: 'How personal may messages be?',
  dialHint: (level: string) => `Until you choose: ${level}`,
  dials: {
    none: 'Not at all: the same for everybody',
    contextual: 'Only by the moment: such as your language',
    basic: 'A little: by what you told us',
    full: 'Fully: by everything you agreed to',
  } as Readonly<Record<Dial, string>>,
  save: 'Save your choices',
  codeNeeded: 'We send you a code for each new yes, so that nobody else can say yes for you.',
}
