import { observe, type Stream, type StreamOptions, startStream } from '../stream.ts'

/** A stream of decisions that is drawn: what may depend on the number of the decision does. */
export type Scenario = {
  readonly decisions: number
  /** The reference's rate, and the group's as a share of it. */
  readonly rate: (decision: number) => number
  readonly ratio: (decision: number) => number
  /** The chance that the next decision is about the group. */
  readonly share: (decision: number) => number
}

/** The same at every decision. */
export const steady = (decisions: number, rate: number, ratio: number, share = 0.5): Scenario => ({
  decisions,
  rate: () => rate,
  ratio: () => ratio,
  share: () => share,
})

/** Draws decisions into the stream until it raises an alarm or they are over; looks after every one. */
export function run(stream: Stream, scenario: Scenario, random: () => number): Stream {
  for (let decision = 0; decision < scenario.decisions && stream.alarm === undefined; decision++) {
    const ofGroup = random() < scenario.share(decision)
    const rate = scenario.rate(decision) * (ofGroup ? scenario.ratio(decision) : 1)
    observe(stream, ofGroup ? 'group' : 'reference', random() < rate)
  }
  return stream
}

/** How many decisions each of many streams took to its alarm; Infinity where none came. In rising order. */
export function decisionsToAlarm(
  streams: number,
  scenario: Scenario,
  random: () => number,
  options: StreamOptions = {},
): readonly number[] {
  const once = () => run(startStream(options), scenario, random).alarm?.decisions ?? Number.POSITIVE_INFINITY
  return Array.from({ length: streams }, once).sort((a, b) => a - b)
}
