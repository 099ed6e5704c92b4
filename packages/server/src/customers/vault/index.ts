export { groupsOf, type Reader } from './groups.ts'
export { erase, expire, exportOf } from './keeping.ts'
export { tell, toldOf, type Word } from './tell.ts'
export { type Answers, type Asked, type Asking, hasAgreed, type Told } from './told.ts'
