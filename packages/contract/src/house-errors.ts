import { entry } from './error-entry.ts'

/** What can be wrong with what is asked for. */
export const houseErrors = {
  'campaign-unknown': entry(
    404,
    'There is no such campaign.',
    'The name is misspelled, or the campaign is in another store.',
  ),
  'campaign-exists': entry(
    409,
    'There is already a campaign of this name. Choose another.',
    'Names of campaigns are never used twice.',
  ),
  'campaign-state': entry(
    409,
    'The campaign is in a state in which this cannot be done. The detail says which states can.',
    'A move that the state of the campaign does not allow.',
  ),
  'campaign-same-person': entry(
    409,
    'A second person must approve: you wrote this campaign.',
    'The policy asks for two people (brand.approval: two).',
  ),
  'campaign-invalid': entry(
    422,
    'The campaign has faults. Each is named with its path; nothing was kept.',
    'The campaign file does not fit its shape or the policy.',
  ),
  'test-unknown-address': entry(
    404,
    'No customer has this address. Import yourself as a customer, with your consent, to receive tests.',
    'A test message is a contact too, and goes only to somebody the house knows.',
  ),
  'test-refused': entry(
    409,
    'The test was not sent. The reasons say which rule refused it.',
    'The gate or the provider refused a test message; it is in the record like any other.',
  ),
  'map-invalid': entry(
    422,
    'The import map has faults. Each is named with line and column.',
    'The map does not fit its shape or the data map of the policy.',
  ),
  'import-unknown': entry(
    404,
    'There is no such import. Begin it with POST /v1/imports; what was imported stays and is not repeated.',
    'The import was announced more than 24 hours ago, or never.',
  ),
  'import-busy': entry(
    409,
    'This file is being imported right now. Wait until that has ended.',
    'Two imports of the same file with the same map at once.',
  ),
  'file-invalid': entry(
    422,
    'The file cannot be read as the map says. Each fault is named.',
    'The header of the CSV file lacks columns of the map, or there is none.',
  ),
  'import-interrupted': entry(
    503,
    'The import stopped before its end. Send the same file again; it goes on where it stopped.',
    'The connection or the store failed during an import; the log says which.',
  ),
  'customer-unknown': entry(404, 'There is no such customer.', 'The id is wrong, or the customer was erased.'),
  'merge-unknown': entry(
    404,
    'This customer has no such merge, or one of the two was erased.',
    'The id is wrong, or there are no longer two halves to take apart.',
  ),
  'merge-undone': entry(
    409,
    'This merge was taken back before; they are two customers.',
    'Undoing a merge is done once.',
  ),
  'consent-refused': entry(
    409,
    'This yes was not recorded: the customer said no at the same time or later.',
    'An older or replayed yes never overrides a later no.',
  ),
  'entry-unknown': entry(404, 'There is no such entry.', 'The id is wrong, or the entry is of another customer.'),
  'entry-erased': entry(
    410,
    'What was recorded here has been erased. That there was an entry stays provable.',
    'The key that sealed the entry was destroyed.',
  ),
  'not-a-decision': entry(
    409,
    'This entry is not a decision; there is no why to it.',
    'The entry is a choice, an import or a plan.',
  ),
  'proof-not-yet': entry(
    409,
    'This entry is not in the log yet. Try again in a second.',
    'The sequencer has not placed the entry; if it lasts, look at /readyz.',
  ),
  'policy-invalid': entry(
    422,
    'The policy has faults. Each is named with line and column.',
    'A policy to be tried does not fit its shape, or its parts do not fit together.',
  ),
  'policy-unknown': entry(
    404,
    'This house never loaded such a policy.',
    'The digest is of another house, or misspelled.',
  ),
  'source-unknown': entry(
    404,
    'There is no such source.',
    'The name is misspelled, or the source is in another store.',
  ),
  'source-exists': entry(
    409,
    'There is already a source of this name. Choose another.',
    'Names of sources are never used twice, closed ones included.',
  ),
  'source-closed': entry(409, 'This source is closed; nothing of it can be changed.', 'A change of a closed source.'),
  'source-limit': entry(
    409,
    'There are as many as there may be. Close a source, or revoke a key, first.',
    'A brand has at most 100 open sources, a source at most 10 keys that work.',
  ),
  'source-invalid': entry(
    422,
    'The source has faults. Each is named with its path; nothing was changed.',
    'Fields of a source that do not fit its kind, or a vouch that does not fit the policy.',
  ),
  'write-key-unknown': entry(
    404,
    'This source has no such key.',
    'The short name of a key of another source, or misspelled.',
  ),
  'vendor-unknown': entry(
    404,
    'The policy in force declares no such vendor.',
    'The name is misspelled, or the vendor was taken out of the policy.',
  ),
  'share-unknown': entry(404, 'There is no such share.', 'The id is misspelled, or it is in another store.'),
  'share-invalid': entry(
    422,
    'The share has faults. Each is named with its path; nothing was shared.',
    'A vendor, purpose, field or audience that does not fit the policy.',
  ),
  'task-unknown': entry(404, 'There is no such request to a vendor.', 'The id is misspelled, or of another vendor.'),
  'task-over': entry(
    409,
    'This request is over: the vendor did what was asked, or refused.',
    'A final answer is written down once, and with it whom the request meant is gone.',
  ),
  'answer-invalid': entry(
    400,
    'The answer is no callback of OpenDSR: it needs subject_request_id and request_status.',
    'A vendor sent something else, or a status that OpenDSR does not know.',
  ),
  'answer-unsigned': entry(
    403,
    'The answer is not signed by this vendor, or too old.',
    'Answers carry a signature of Standard Webhooks with the secret of the vendor, at most five minutes old.',
  ),
  'webhook-unknown': entry(404, 'There is no such webhook.', 'The name is misspelled, or it is in another store.'),
  'webhook-exists': entry(
    409,
    'There is already a webhook of this name. Choose another.',
    'Names of webhooks are never used twice, closed ones included.',
  ),
  'webhook-closed': entry(
    409,
    'This webhook is closed and hears nothing more. Make a new one.',
    'Staff closed it, or its receiver answered 410.',
  ),
  'webhook-invalid': entry(
    422,
    'The webhook has faults. Each is named with its path; nothing was kept.',
    'An address that must not be reached, or a purpose that would withhold the very news it is for.',
  ),
  'item-unknown': entry(
    404,
    'There is no such item in the catalogue.',
    'The id is misspelled, or the item was never imported; ids are compared letter for letter.',
  ),
  'catalogue-full': entry(
    409,
    'The catalogue would have too many items. The limit is in the detail; nothing was changed.',
    'A catalogue holds at most 1,000,000 items, those that are no longer available included.',
  ),
  'items-invalid': entry(
    422,
    'Some items have faults. Each is named with its path; nothing was changed.',
    'Items that do not fit the catalogue: see docs/catalogue.md for the limits.',
  ),
  'recommendations-off': entry(
    409,
    'Nothing is recommended here: the policy has no section `recommendations`.',
    'Add the section and start again; docs/recommendations.md says what it holds.',
  ),
  'catalogue-empty': entry(
    409,
    'The catalogue has no item, so there is nothing to learn about. Import items first.',
    'No item was ever imported.',
  ),
  'training-too-large': entry(
    422,
    'The catalogue or its history is too large to train this model on. The detail names the limit and what would fit.',
    'Training was refused before it took any memory.',
  ),
  'training-failed': entry(
    500,
    'The training ended without a model. What served before still serves; the detail says why.',
    'The training was stopped with the server, or broke off; it may be begun again.',
  ),
  'training-unknown': entry(
    404,
    'There is no such training. Models that were trained are under GET /v1/recommendations/models.',
    'Trainings are remembered by the process that ran them, the newest twenty.',
  ),
  'offers-too-few': entry(
    409,
    'Too few offers were made, or taken, to learn from. The detail says how many are missing; a lot goes on deciding.',
    'Offers count once their time to succeed is over, of people who permit it now and of whom something was read.',
  ),
  'unwanted-full': entry(
    409,
    'So many items are named already that no further one can be. Turn the dial down, and nothing is used at all.',
    'A customer can name 1,000 items that are not to be used.',
  ),
  'log-file-unknown': entry(
    404,
    'The log has no such file.',
    'A tile or bundle beyond the published size of the log, a partial one that a full one has replaced, or a bundle that was pruned.',
  ),
  'log-has-two-keys': entry(
    409,
    'Two keys sign for the log already. Retire the older one first.',
    'A rotation of the log key was begun and has not ended.',
  ),
  'log-has-one-key': entry(
    409,
    'Only one key signs for the log. Begin a rotation first.',
    'The last key of a log cannot retire: nothing could be signed any more.',
  ),
  'log-never-pruned': entry(
    409,
    'There is no pruning policy, so nothing of the log may be pruned.',
    'Set CANDOR_LOG_PRUNE_AFTER; c2sp.org/tlog-tiles forbids pruning without a policy.',
  ),
} as const
