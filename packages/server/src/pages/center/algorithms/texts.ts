import type { StandingWord } from '@candor/fairness'

/** The words of the public pages about what decides by itself. Another language is another table of this shape. */
export const englishAlgorithms = {
  title: 'What decides about people here',
  link: 'What decides about people here, and who watches it',
  intro:
    'Some of what you see here is chosen by a calculation. Each of them stands on this page: what it is for, what goes in, who answers for it, what we have found about it, and what people decided then.',
  none: 'Nothing here is decided about people by a calculation.',
  all: 'See all of them',
  suggestions: 'Suggests things that may suit you.',
  now: 'How it runs now',
  what: 'What it is for',
  inputs: 'What goes in, and nothing else',
  inputsNone: 'Nothing of you, unless you allow it. What goes in at each level stands on our page about data.',
  owner: 'Who answers for it',
  decided: 'How often it was used so far',
  decidedOf: (all: string, byScore: string) => `${all} times, ${byScore} of them by a calculation; else a lot decided.`,
  about: (n: string) => `about ${n}`,
  few: 'fewer than 10',

  free: 'It runs as it is meant to.',
  freeOpen: (day: string, group: string, other: string) =>
    `It runs. Since ${day} a person is looking at it, because people in the group “${group}” were chosen less often than people in the group “${other}”.`,
  held: {
    cap: (day: string, share: string) =>
      `Since ${day} it decides about ${share} of people only; a lot decides about the others`,
    fallback: (day: string) => `Since ${day} a lot decides, and the score does not`,
    stop: (day: string) => `Since ${day} it is stopped: nobody is chosen`,
  },
  heldSuggestions: {
    fallback: (day: string) =>
      `Since ${day} nothing of you goes in, only what the page is about and what many people choose`,
    stop: (day: string) => `Since ${day} everybody sees the same`,
  },
  because: (group: string, other: string) =>
    `, because people in the group “${group}” were chosen less often than people in the group “${other}”. A person is looking at it.`,
  lookedAt: '. A person is looking at it.',
  byPerson: '. A person decided so; why stands below.',

  audits: 'What watching shows',
  auditsIntro: (least: string) =>
    `We compare how often people in different groups were chosen. We raise an alarm when one group’s rate is less than ${least} of another’s and chance does not explain it. A difference alone does not say what it comes from, nor whether it is right.`,
  auditsNone: 'Groups of people are not compared here.',
  auditsNothing: 'There is nothing to compare yet.',
  auditsTable: (attribute: string) => `How often people were chosen, by ${attribute}`,
  group: 'Group',
  rate: 'Chosen',
  range: 'Likely between',
  word: 'What we say of it',
  between: (low: string, high: string) => `${low} and ${high}`,
  hidden: 'Not shown: too few people',
  compared: 'the others are compared with this group',
  words: {
    disparity: 'chosen less often',
    watch: 'we look more closely',
    'no disparity found': 'no difference found that matters',
    'cannot tell': 'too few to say anything',
  } as Readonly<Record<StandingWord, string>>,

  balance: {
    provider: 'Who is seen, and how much',
    category: 'What is seen, and how much',
  },
  balanceIntro: {
    provider:
      'Everybody who sells here is to get a share of what is seen. Who got less moves up a little in every list, until the shares are as they should be. The first place counts most. Nothing of you goes into that.',
    category:
      'Each kind of things is to get a share of what is seen. What got less moves up a little in every list, until the shares are as they should be. The first place counts most. Nothing of you goes into that.',
  },
  balanceSince: (day: string) => `Counted since ${day}.`,
  balanceNone: 'Nothing was counted yet.',
  balanceOf: { provider: 'Who sells', category: 'What' },
  balanceTarget: 'Is to get',
  balanceShown: 'Got so far',

  decisions: 'What people decided',
  decisionsNone: 'Nobody has had to decide anything yet.',
  when: 'When',
  decision: 'Decision',
  why: 'Why',
  verdicts: {
    resume: 'It may run again, and is watched anew',
    keep: 'All stays as it is',
    cap: 'It decides about fewer people',
    fallback: 'Nothing of people goes in',
    stop: 'It is stopped',
  } as Readonly<Record<string, string>>,

  model: 'What it was made from',
  modelNone: 'It has learned from nobody yet.',
  modelText: (day: string, people: string) => `It was made on ${day} from what ${people} people did who allow it.`,

  object: 'If you do not want this',
  objectText:
    'Open the link at the end of any message of ours. There you can choose that nothing of you is used; it counts at once, and you are shown things all the same. If you think a decision about you was wrong, tell us, and a person will look at it:',
  back: 'How we use your data',
  unknown: 'There is no such page',
  unknownText: 'What you look for does not decide here, or no longer.',
}
