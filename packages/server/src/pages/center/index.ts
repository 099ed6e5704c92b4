export { centerPages } from './center.ts'
