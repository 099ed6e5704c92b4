import type { Staying } from './certificate.ts'

/** Why something stays, in a sentence for the customer. */
export function stayWords({ what, why }: Staying): string {
  switch (what) {
    case 'kept-by-law':
      return `What a law demands that we keep for the purpose “${why}”: stored apart under a new number and a new key, used for nothing else, and erased at the end of its time.`
    case 'do-not-contact':
      return 'A keyed fingerprint of each address, so that you are not written to again if an old list is imported. It serves nothing else, and the address cannot be read from it.'
    case 'commitments':
      return 'Numbers in our log that prove that something was recorded, and when to the second. Nobody can open them or tell whose they are any more, except from a proof that somebody kept.'
    case 'requests':
      return 'That a request was made, of which kind, when and how it was answered, without a word of it: proof that we answered.'
    case 'models':
      return 'What was learned from many people at once stays until it is next learned anew, without you. No model holds a row about a single person.'
    default:
      return 'Fingerprints of messages that devices sent, kept forty days, so that a message sent again does not bring you back.'
  }
}
