export type { Moment } from './moment.ts'
export { timelineOf } from './timeline.ts'
