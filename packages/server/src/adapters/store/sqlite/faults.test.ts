import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreAway } from '../away.ts'
import { awayAtOpening, awayCode } from './faults.ts'

test('result codes of SQLite tell a full disk, a refused fsync and other disk errors apart', () => {
  const codes = { full: 13, write: 778, fsync: 1034, folderFsync: 1290, corrupt: 11, busy: 517 }
  assert.deepEqual(Object.values(codes).map(awayCode), ['full', 'io', 'fsync', 'fsync', 'io', 'contended'])
})

test('only errors of the driver become the store away', () => {
  const ours = new Error('ours')
  assert.equal(awayAtOpening(ours), ours)
  const theirs = awayAtOpening(Object.assign(new Error('disk I/O error'), { errcode: 778 }))
  assert.ok(theirs instanceof StoreAway && theirs.code === 'io')
})
