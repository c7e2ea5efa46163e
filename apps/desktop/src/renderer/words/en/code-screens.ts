/** English: changing and unblocking the PIN. Words between asterisks are shown bold. */
export const codeScreens = {
  change: {
    title: 'Change the PIN',
    lead: 'Choose 8 digits that are easy for you to remember and hard for others to guess.',
    old: 'Current PIN',
    submit: 'Change the PIN',
    lost: 'I do not remember my current PIN',
    foot: 'The PIN stays on the card: CIE Kit does not keep it, not even in part.',
    working: 'Changing the PIN',
    done: 'The PIN is changed',
    doneLead: 'The card has taken the new PIN.',
    doneNote: {
      title: 'Use the new PIN from now on',
      text: 'It is valid in every program and on every computer. The PUK is still the same.',
    },
  },
  unblock: {
    gateTitle: 'Unblock the PIN',
    blocked: {
      title: 'The PIN is blocked: let’s unblock it',
      lead: 'That happens after 3 mistakes. The card is intact: with the PUK you choose a new PIN.',
      submit: 'Unblock the PIN',
    },
    forgotten: {
      title: 'Choose a new PIN with the PUK',
      lead: 'The PIN is not blocked. If you no longer remember it, choose a new one with the PUK.',
      submit: 'Set the new PIN',
    },
    puk: 'PUK',
    lost: 'I cannot find the PUK',
    difference: {
      title: 'PUK and PIN are not the same',
      text: 'The PUK is only for choosing a new PIN. It has 8 digits, is on the same two sheets and cannot be changed.',
    },
    working: 'Setting the new PIN',
    done: 'The card has a new PIN',
    doneLead: 'The PUK was right and the PIN is unblocked.',
    doneNote: {
      title: 'Use the new PIN from now on',
      text: 'You have 3 tries for the PIN and 10 for the PUK again. The PUK is still the same: keep it with the sheets.',
    },
  },
  recoverPuk: {
    title: 'Stop here: let’s recover the PUK',
    lead: 'The card is intact and there is no hurry. It is better not to guess.',
    few: (left: number | undefined): string =>
      left === 1 ? 'Only 1 try is left for the PUK' : `${left ?? 0} tries are left for the PUK`,
    next: 'Recover the PUK: that uses no try.',
    app: {
      title: 'Recover the PUK with the CieID app',
      text: '48 hours, with an NFC phone. This is the way we advise',
    },
    reprint: { title: 'Have the codes reprinted at the Comune', text: 'Free, in person, with the card in hand' },
    goOn: 'I have the PUK in front of me',
    why: {
      title: 'Why stop',
      text: 'The tries do not go back to 10 with time. They only do when the right PUK is accepted.',
    },
  },
  unknown: {
    pageTitle: 'Which PIN is on the card?',
    lead: 'The card is not lost. One or two checks are enough, without hurry.',
    title: 'It is not known whether the PIN changed',
    meaning:
      'The card’s answer was lost just while the PIN was changing. Now it has the new one or the previous one: CIE Kit tries neither by itself, so as not to use up your tries.',
    meaningBlocked:
      'The card’s answer was lost just while the PIN was being unblocked. The tries left tell how it went, and they can be read without a code.',
    next: 'Put the same card on the reader again: looking at the tries left uses none.',
    nextHere: 'Type the new PIN, once only: if it is the right one, you are done.',
    other: { title: 'This is another card', text: 'Put the one that you were working with on the reader.' },
    new: { label: 'The new PIN', submit: 'Try the new PIN' },
    old: { label: 'The previous PIN', submit: 'Try the previous PIN' },
    checking: 'Checking the PIN',
    notNew: {
      title: 'It is not the new PIN',
      text: 'Then the previous one is still valid. Type it: if it is right, all 3 tries come back.',
      unblock: 'Then the PIN was not unblocked. The PUK is still valid: use it again.',
    },
    isNew: {
      title: 'The new PIN is on the card',
      lead: 'All went well, though the answer was lost.',
      note: { title: 'Use the new PIN from now on', text: 'The card has just accepted it. You have 3 tries of 3.' },
    },
    isOld: {
      title: 'The PIN is the previous one',
      lead: 'It was not changed, and the card works.',
      note: {
        title: 'The previous PIN is still valid',
        text: 'The card has just accepted it. You can change it whenever you like.',
      },
    },
    triesTell: {
      title: 'The PIN was unblocked',
      text: 'It had no tries before and has some now: the new PIN is valid.',
    },
    notUnblocked: {
      title: 'The PIN is still blocked',
      lead: 'The card is intact: just unblock it once more.',
      noteTitle: 'The PIN was not unblocked',
      text: 'It still has no tries, so the new one was not set. The PUK was right and is still valid.',
    },
    unblockAgain: 'Unblock once more',
    why: {
      title: 'Why the new PIN first',
      text: 'The card was setting it already: it is the likelier one. If it is wrong it costs one try, and the previous PIN gives it back.',
    },
  },
};
