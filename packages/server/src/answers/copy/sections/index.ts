import type { Section } from '../section.ts'
import { requests } from './asked.ts'
import { decisions, record } from './decided.ts'
import { events, standing } from './done.ts'
import { held, holds } from './held.ts'
import { deliveries, mails, messages, offers, waiting } from './reached.ts'
import { choices, codes, suppressions, told, unwanted } from './said.ts'
import { forwarded, shares } from './shared.ts'
import { addresses, merges, names, profile } from './who.ts'

/** Every part of a copy. A table of customers that is in none of them fails the test of completeness. */
export const sections: readonly Section[] = [
  ...[profile, addresses, names, merges, choices, told, unwanted, events, standing, decisions, record],
  ...[messages, mails, offers, deliveries, codes, waiting, suppressions, requests, shares, forwarded, holds, held],
]
