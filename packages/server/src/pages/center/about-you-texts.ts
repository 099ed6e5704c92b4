/** The words of the page on which people may tell something for audits alone. Another language is another table of this shape. */
export const englishAboutYou = {
  title: 'Help us check ourselves',
  link: 'Help us check whether we treat people alike',
  intro:
    'You may tell us something about yourself, so that we can count whether groups of people get the same from us. You need not, and whether you do makes no difference to what you get.',
  what: 'What we use it for:',
  apart:
    'Your answers are locked away from everything else we know about you. No message, offer or suggestion ever sees them. Only counts come out, and never of fewer than ten people. We never guess what you do not say.',
  kept: (time: string) => `We keep them for ${time}, or until you take them back. Then they are erased at once.`,
  more: 'How we use your data',
  answered: 'You have answered:',
  answeredHint: 'We do not show your answers here: whoever has the link to this page could read them.',
  agreedOnly: 'You said yes to this, and have told us nothing.',
  questions: 'Your answers',
  keep: 'Leave my answer as it is',
  ratherNot: 'I would rather not say',
  consent:
    'If you press the button, you agree that we keep these answers and use them for this and nothing else. You can take that back here at any time, in one step.',
  code: 'We then send you a code, so that nobody else can answer for you. To say less, no code is needed.',
  save: 'Agree and send my answers',
  forget: 'Forget all of it',
  forgetText:
    'One step, and no code: we erase your answers and take your yes back at once. Erased answers cannot be brought back.',
  confirms: 'Your answers to these questions',
  nothing: 'Choose an answer to send, or leave this page: nothing has changed.',
  told: 'Done. We keep your answers, apart from everything else.',
  less: 'Done. What you would rather not say is erased.',
  forgot: 'Done. All that you told us here is erased, and your yes is taken back.',
  off: 'We ask nothing of this kind.',
}
