export { findInFiles } from './find-in-files.ts'
