/** The words of the page about one offer. Another language is another table of this shape. */
export const englishOffers = {
  titleMade: 'Why you got this offer',
  titleNot: 'Why you did not get this offer',
  intro: (day: string) => `What was decided on ${day}, as it stands in the record itself.`,
  about: 'What it is about',
  purpose: 'What for',
  chance: 'How likely it was',
  chanceText: (share: string) => `With a chance of ${share}, before the lots were drawn.`,
  how: 'How it was decided',
  modes: {
    scoreMade: 'A score decided, and it spoke for the offer.',
    scoreNot: 'A score decided, and it did not speak for the offer.',
    scoreEqual: 'Your score stands exactly where the offer begins. A lot decided among people with the same score.',
    explore:
      'A lot decided. You have a score, but now and then a lot decides all the same, so that we can see what the score is good for.',
    holdout:
      'A lot decided. You are among the people about whom the score never decides, so that we can compare. What you allow us to use was kept with it, to learn from.',
    lot: 'A lot decided. Nothing about you was read.',
    lotToLearn:
      'A lot decided, because we do not know enough yet for a score. What you allow us to use was kept with it, to learn from.',
    cap: 'A lot decided, because the score decides less often just now.',
    fallback: 'A lot decided, because the score decides about nobody just now.',
    stopped: 'This offer was made to nobody at that time.',
    refused: 'You said no to offers of this kind, or it is a time of rest from them, so it was not made to you.',
  },
  held: 'Somebody has to look first at how the score treats groups of people.',
  score: 'The score',
  scoreText: (mine: string, usual: string, from: string) =>
    `We expect that of 100 people like you ${mine} take this offer, and of 100 people of the usual kind ${usual}. The score speaks for the offer from ${from} of 100 on.`,
  reasons: 'What made the score',
  reasonsIntro: 'Each thing by itself, with its part of all that counted for or against. There is nothing else in it.',
  reasonsNone: 'Nothing about you made a difference. Everybody has the same score.',
  unused: 'It had no say this time.',
  speaksFor: (what: string, share: string) => `${what}. It spoke for the offer: ${share}`,
  speaksAgainst: (what: string, share: string) => `${what}. It spoke against the offer: ${share}`,
  saysNothing: (what: string) => `${what}. It made no difference.`,
  field: (name: string, value: string) => `${name}: ${value}`,
  notKnown: 'not known',
  rules: 'What the rules said',
  more: 'How this offer is decided, for everybody to read',
}
