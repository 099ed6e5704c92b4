/** The words of the check in the browser. */
export const englishCheck = {
  title: 'Check it here',
  intro: 'Your browser can check the proof itself. The check runs on your device, with the same program that we use.',
  button: 'Check it here',
  noScript:
    'Without a script your browser cannot check it. Download the proof and check it with another program, as said below.',
  working: 'Checking.',
  away: 'The proof could not be fetched just now. Nothing was checked. Try again in a minute.',
  unable:
    'Your browser cannot check this kind of signature, so nothing was checked. A newer browser can, or another program as said below.',
  malformed: 'This is not a whole proof. It was cut off or changed on its way. Nothing is proven.',
  holds: 'The proof holds.',
  fails: 'The proof does not hold. What does not fit is said below. Keep the file and contact us.',
  text: {
    holds: 'Holds: the recorded text matches its seal.',
    fails: 'Does not fit: the recorded text is not the one that was sealed, or it cannot be read.',
    unknown: 'Not checked: the recorded text and its seal.',
  },
  place: {
    holds: 'Holds: the seal is in the log, at its place.',
    fails: 'Does not fit: the log does not hold this seal at this place.',
    unknown: 'Not checked: whether the seal is in the log.',
  },
  signed: {
    holds: 'Holds: the log is signed with our key.',
    fails: 'Does not fit: the log is not signed with our key.',
    unknown: 'Not checked: who signed the log.',
  },
  witnessed: {
    holds: 'Holds: enough independent witnesses saw this log:',
    fails: 'Does not fit: too few independent witnesses saw this log. Get the proof again later.',
    unknown: 'Not checked: who saw the log.',
    none: 'Nobody outside watches our log, so no witness signed it.',
  },
  record: 'What was recorded',
  ourWord: 'This page and the key on it come from us. To depend on us less, compare the key with one from elsewhere.',
  witnesses: (names: string) =>
    `Independent witnesses watch our log: ${names}. They sign that it only grew, and that everybody is shown the same one.`,
  noQuorum: 'The newest part of our log still lacks signatures of witnesses. Until they sign, it rests on our word.',
  noWitness:
    'Nobody outside watches our log yet. A proof that you keep shows that we have not changed this since. It does not show that we show everybody the same log.',
  succeeded: (name: string, day: string) =>
    `On ${day} our log took over from the log ${name}, which had ended. It holds every entry that the last checkpoint here covered. A proof from before still holds under the old key; that the new key is ours is our word alone.`,

  page: {
    title: 'The proof of one entry',
    intro: (day: string) => `This was recorded on ${day}:`,
    link: 'Proof',
    linkAbout: (title: string) => ` of this: ${title}`,
    choices: 'Keep the proof of what you chose',
    choice: (number: number) => `Proof ${number}`,
    back: 'Back to everything that happened between us',
    kinds: {
      decision: 'A decision about you',
      choice: 'A choice of yours',
      plan: 'A plan',
      import: 'Data about you that was brought in',
      settlement: 'How a message ended',
      suppression: 'That we do not write to an address',
      collect: 'What was kept of what you did',
      merge: 'That two records of you became one',
      share: 'That data about you was shared',
      unwanted: 'What is not to be used for suggestions',
      vault: 'What you told us for audits alone',
      erasure: 'An erasure',
      request: 'A request of yours',
    } as Readonly<Record<string, string>>,
    other: 'An entry about you',
  },
}
