export { type KeptCount, keptSince } from './kept-since.ts'
export type { Moment } from './moment.ts'
export { timelineOf } from './timeline.ts'
