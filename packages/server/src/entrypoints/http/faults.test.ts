import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { faultsOf } from './faults.ts'

const ask = Compile(
  Type.Object(
    {
      right: Type.Enum(['access', 'erasure']),
      scope: Type.Union([Type.Literal('all'), Type.Literal('some')]),
      until: Type.Union([Type.String(), Type.Integer()]),
    },
    { additionalProperties: false },
  ),
)

test('a value that is none of a few is answered with the few', () => {
  assert.deepEqual(faultsOf(ask.Errors({ right: 'erase', scope: 'none', until: true })), [
    { path: 'right', says: 'must be one of access, erasure' },
    { path: 'scope', says: 'must be one of all, some' },
    { path: 'until', says: 'is not one of the values allowed here' },
  ])
})

test('what is missing and what is not known is named', () => {
  assert.deepEqual(faultsOf(ask.Errors({ right: 'access', scope: 'all', why: 1 })), [
    { path: 'until', says: 'is missing' },
    { path: 'why', says: 'is not known here' },
  ])
})
