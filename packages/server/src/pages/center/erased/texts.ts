/** The words of the certificate of an erasure. */
export const englishErased = {
  title: 'What was erased',
  intro:
    'This page is about the data of one person, and names nobody. Whoever has its address can read it. It stays here, so you may keep the link.',
  running: 'The keys are destroyed and nothing can be read any more. Rows without a key are still being removed.',
  number: 'Number of the certificate',
  effective: 'Nothing can be read since',
  finished: 'All was removed by',
  forgotten: 'No program remembers anything from',
  backups: 'Backups cannot be opened after',
  gone: 'What is gone',
  goneNothing: 'There was nothing to remove.',
  way: (channel: string, at: string) => `A message ${channel} was on its way at ${at} and could not be called back.`,
  stays: 'What stays, until when, and why',
  until: (day: string) => `Until ${day}.`,
  forGood: 'For good.',
} as const
