export { type Recorded, type SayRefusal, say, untilEffective } from './say.ts'
export { stopEverything } from './stop-all.ts'
export { undo, undoMinutes, undoToken } from './undo.ts'
