/** English: the window in which a program asks for the card. */
export const pinWindow = {
  prompt: {
    documentTitle: 'The PIN is asked for',
    title: (program: string): string => `${program} wants to use your card`,
    titleUnknown: 'A program wants to use your card',
    program: 'Program',
    reported: (program: string): string => `${program}, as the system reports it`,
    unknown: 'The system does not tell which',
    reason: 'Reason',
    reasonText: 'Logging in with the card or signing',
    card: 'Card',
    reader: 'Reader',
    label: 'PIN, all 8 digits',
    safe: 'The PIN goes to the card only: the program that asks does not see it.',
    submit: 'Send the PIN',
    closes: (left: string): string =>
      `Not expecting this? Close this window: the card does not change. It closes by itself in ${left}.`,
    time: (minutes: number, seconds: number): string =>
      minutes === 0 ? `${seconds} s` : seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`,
    refused: {
      'code-incorrect': {
        title: 'The PIN was not right',
        text: 'The card still works. Check all 8 digits before you try again.',
      },
      'code-half': {
        title: 'All 8 digits are needed',
        text: 'There were 4, half of the PIN: nothing was sent to the card.',
      },
      'code-format': { title: 'The PIN has 8 digits', text: 'Nothing was sent to the card.' },
      other: { title: 'The PIN was not accepted', text: 'Look at the tries left before you type it again.' },
    },
    gone: {
      title: 'Nobody waits for the PIN any more',
      text: 'The request is over: the time has passed, or the program stopped asking. Nothing was sent to the card.',
    },
  },
};
