export { type MergeTold, mergesOf } from './merges.ts'
