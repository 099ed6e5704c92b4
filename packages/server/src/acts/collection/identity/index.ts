export { type MergeRefusal, mergeCustomers } from './merge.ts'
export { type Nobody, type Recognized, recognize, type Unplaced } from './recognize.ts'
export { type Unmerged, type UnmergeRefusal, unmerge } from './unmerge.ts'
