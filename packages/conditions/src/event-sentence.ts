import type { EventTest } from './condition.ts'
import { countedIn } from './walk.ts'

/** Says a count in plain English. Not having done something is said as not being known to: only what was kept is counted. */
export function eventSentence(test: EventTest): string {
  const when = test.within === undefined ? '' : ` in the last ${test.within.replace(/^1 /, '')}`
  const { counting, count } = countedIn(test)
  const never = counting === 'under' ? count === 1 : count === 0 && (counting === 'atMost' || counting === 'is')
  if (never) return `is not known to have ${doneIn(test)}${when}`
  return `has ${doneIn(test)} ${howOften[counting](times(count))}${when}`
}

const calls = new Map([
  ['page', 'viewed a page'],
  ['screen', 'viewed a screen'],
  ['group', 'joined a group'],
])
const doneIn = ({ event }: EventTest): string => calls.get(event) ?? `done ${event}`

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

const howOften = {
  is: (often: string) => `exactly ${often}`,
  atLeast: (often: string) => `at least ${often}`,
  atMost: (often: string) => `at most ${often} or never`,
  over: (often: string) => `more than ${often}`,
  under: (often: string) => `fewer than ${often} or never`,
}
