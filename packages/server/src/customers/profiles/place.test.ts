import assert from 'node:assert/strict'
import { test } from 'node:test'
import { effectivePlace, isPlacePart } from './index.ts'

test('what was stated beats what was seen, part by part', () => {
  const seen = { zone: 'Asia/Tokyo', language: 'ja', at: 1 }
  assert.deepEqual(effectivePlace({ place: {}, seen }), { zone: 'Asia/Tokyo', language: 'ja' })
  assert.deepEqual(effectivePlace({ place: { country: 'DE', zone: 'Europe/Berlin' }, seen }), {
    country: 'DE',
    zone: 'Europe/Berlin',
    language: 'ja',
  })
  assert.deepEqual(effectivePlace({ place: { region: 'x' } }), { region: 'x' })
})

test('what is no zone or language is as if it had never been said, and leaves the guess', () => {
  for (const zone of ['Europe/Atlantis', '+01:00', '', 'GMT+25', 'Europe/Berlin\0', 'Z'.repeat(100), '__proto__'])
    assert.equal(isPlacePart('zone', zone), false, zone)
  for (const language of ['', 'not a tag', 'e', 'x'.repeat(99)]) assert.equal(isPlacePart('language', language), false)
  for (const zone of ['Europe/Berlin', 'UTC', 'Asia/Calcutta', 'Etc/GMT+5']) assert.ok(isPlacePart('zone', zone), zone)
  for (const language of ['de', 'pt-BR', 'zh-Hant-TW']) assert.ok(isPlacePart('language', language))
  const place = { zone: 'Europe/Atlantis', language: '??' }
  assert.deepEqual(effectivePlace({ place, seen: { zone: 'Europe/Berlin', at: 1 } }), { zone: 'Europe/Berlin' })
  assert.deepEqual(effectivePlace({ place, seen: { zone: 'Mars/Base', at: 1 } }), {})
})
