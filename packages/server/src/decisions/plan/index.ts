export { alone, Classes, nobody } from './classes.ts'
export { type Sorted, type Sorting, sortedFor } from './verdicts.ts'
