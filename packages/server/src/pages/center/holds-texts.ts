import type { HoldGround } from '../../customers/holds/index.ts'

/** The words about legal holds. Another language is another table of this shape. */
export const englishHolds = {
  title: 'We must keep your data for now',
  grounds: {
    'legal-claim': 'It may be needed to make a legal claim or to answer one.',
    'legal-duty': 'A law says that we must keep it.',
    authority: 'An authority ordered us to keep it.',
  } as Readonly<Record<HoldGround, string>>,
  reason: (words: string) => `The reason: ${words}`,
  since: (day: string) => `Since ${day}, until the reason is gone.`,
  sinceUntil: (since: string, until: string) => `From ${since} until ${until} at the latest.`,
  means:
    'Until then we delete nothing about you, also if you ask for it. What is past its time is only stored, and used for nothing else. Your other rights and your choices count as before.',
  after: 'After that, what is past its time is deleted at once.',
  object: 'If you think this is wrong, object to it or complain under your rights.',
}
