export { type Moment, timelineOf } from './timeline.ts'
