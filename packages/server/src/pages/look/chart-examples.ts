import { type Example, long } from './example.ts'
import { funnel } from './funnel.ts'
import { intervals } from './intervals.ts'

/** Charts. */
export const chartExamples: readonly Example[] = [
  {
    name: 'funnel',
    main: funnel({
      about: 'Spring offer',
      finding: 'Of 45,211 people, 12,034 will get this message.',
      csv: '/campaigns/spring/funnel.csv',
      steps: [
        { name: 'Everybody', count: 45_211 },
        { name: 'In the audience', count: 27_111, href: '/campaigns/spring/audience' },
        {
          name: 'Said yes to offers by email',
          count: 14_902,
          href: '/campaigns/spring/consent',
          why: 'no-consent-for-purpose',
        },
        { name: `Under their budget ${long}`, count: 12_034, href: '/campaigns/spring/budget', why: 'over-budget' },
      ],
    }),
  },
  { name: 'funnel with nobody', main: funnel({ about: 'Spring offer', finding: 'Nobody yet.', steps: [] }) },
  {
    name: 'interval plot',
    main: intervals({
      about: 'Reach by age',
      finding: 'People over 60 are reached less often than others.',
      csv: '/reach.csv',
      overall: 0.266,
      least: 10,
      groups: [
        { group: 'Under 25', n: 809, rate: 0.291, low: 0.261, high: 0.323 },
        { group: '25 to 60', n: 43_218, rate: 0.268, low: 0.264, high: 0.272 },
        { group: long, n: 1_184, rate: 0.19, low: 0.169, high: 0.213 },
        { group: 'Unknown', hidden: true },
      ],
    }),
  },
  {
    name: 'interval plot with no groups',
    main: intervals({ about: 'Reach by age', finding: 'Nothing to compare.', groups: [], least: 10 }),
  },
]
