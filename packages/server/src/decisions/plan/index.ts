export { alone, Classes, nobody } from './classes.ts'
export { type Saying, type Sorted, sortedFor } from './verdicts.ts'
