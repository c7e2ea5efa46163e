import type { BrowserNoteCode, BrowserPart } from '../../../contract/system-views.js';

const parts: Readonly<Record<BrowserPart, string>> = {
  'p11-kit': 'The programs of this computer',
  firefox: 'Firefox',
  chromium: 'Chromium, Chrome, Edge',
  service: 'The connection with the card',
};

const notes: Readonly<Record<BrowserNoteCode, string>> = {
  'browser-running': 'This browser is open: close it and open it again, then it sees the card.',
  'proxy-loaded': 'This browser was ready before: it was not touched.',
  'proxy-loaded-by-system': 'On this system browsers are ready by themselves: they were not touched.',
  'opensc-twice':
    'This browser has OpenSC in its list of security devices, and gets it from p11-kit too. Remove OpenSC from the browser’s list.',
  snap: 'This browser is installed as a snap: it is kept apart from the computer, and the card cannot reach it. Install the same browser as an ordinary package.',
  flatpak:
    'This browser is installed as a flatpak: it is kept apart from the computer, and the card cannot reach it. Install the same browser as an ordinary package.',
  'no-profile': 'Firefox was never opened: open it once, close it, then repeat this.',
  'profile-missing': 'Firefox remembers a profile that is gone: there is nothing to do.',
  'profiles-unreadable': 'Firefox’s list of profiles is not understood: the profiles were left as they are.',
  'modules-unreadable': 'This browser’s list of security devices is not understood: it was left as it is.',
  'user-modules-off':
    'This computer forbids its users to add cards to programs: whoever looks after it has to set the card up for everybody.',
  'root-ignored':
    'You are using CIE Kit as administrator: programs do not see the card that way. Open it as your own user.',
  'command-temporary': 'The command “cie” is in a folder that will be emptied. Install it for good, then repeat this.',
  'next-login': 'The connection starts at the next log-in to the computer. To use it now, start it here.',
  'not-ours': 'Somebody has replaced this file: it was left as it is.',
  'backup-kept': 'What was there before stays kept here.',
  'edit-kept': 'Somebody had changed this file of ours: the copy with the changes is here.',
  'backup-lost': 'The copy of what was there before is gone: only our part was removed.',
};

/** English. */
export const system = {
  doctor: {
    runningTitle: 'Checking this computer',
    runningLead: 'Nothing is changed, and no code is asked for.',
    begin: 'The check begins',
    failedTitle: 'The check did not come to its end',
    title: (count: number): string =>
      count === 0
        ? 'Everything is in order'
        : `${['One thing', 'Two things', 'Three things', 'Four things', 'Five things', 'Six things'][count - 1] ?? `${count} things`} to put right`,
    lead: (count: number, time: string): string =>
      `${count} checks, done at ${time}. Nothing was changed on the card or on the computer.`,
    toFix: 'To put right',
    toKnow: 'Good to know',
    fine: 'In order',
    fixes: {
      'set-up-browsers': 'Set up the browsers',
      'fetch-trust': 'Get the State’s certificates',
      'start-token': 'Start the connection',
    },
    fixing: {
      'set-up-browsers': 'Setting up the browsers',
      'fetch-trust': 'Getting the certificates',
      'start-token': 'Starting the connection',
    },
    together: 'Fixed together with the one above.',
    go: {
      pair: 'Pair the card',
      unblock: 'Unblock the PIN',
      'lost-codes': 'Find the codes',
      browsers: 'Go to “Browsers”',
      home: 'Look at the card',
    },
    command: 'The command that helps:',
    tryOut:
      'You are trying with a practice card: the computer and its browsers are real, and are not changed from here.',
    again: 'Repeat',
    report: {
      hint: 'Do you need remote help? The report holds no codes, no name and no codice fiscale.',
      button: 'Prepare the report',
      title: 'Read the report, then decide whether to save it',
      lead: 'It is all that whoever helps you will see. Nothing is sent: the file stays yours.',
      text: 'The report',
      save: 'Save the report',
      back: 'Result of the check',
      saved: 'The report is saved',
    },
  },
  browsers: {
    title: 'Browsers',
    lead: 'To log in to public services with the card, from Firefox or Chromium.',
    back: 'Help',
    tryOut: {
      title: 'You are trying with a practice card',
      text: 'The browsers of this computer are real: they are not set up or changed meanwhile.',
    },
    setUp: {
      title: 'Set up the browsers',
      looking: 'Looking at the browsers of this computer',
      will: 'This is what will change. What was there is kept, and you can go back.',
      actions: { create: 'new', change: 'changed', remove: 'removed' },
      ready: 'The browsers of this computer are ready',
      readyText: 'There is nothing to change.',
      nothing: 'There are no browsers to set up',
      nothingText: 'Open Firefox or Chromium once, then look again.',
      button: 'Set up the browsers',
      look: 'Look again',
      done: 'The browsers are ready',
      doneText: 'If a browser is open, close it and open it again: then it sees the card.',
      hindered: 'Something is left to do',
      hinderedText: 'Read it below: until it is done, a site may not find the card.',
      removed: 'Everything is as it was',
      removedText: 'The browsers no longer see the card. You can set them up again whenever you like.',
      notes: 'Good to know',
      left: 'Left to do by hand, in the terminal:',
      progress: 'Working on the browsers',
      parts,
      noteTexts: notes,
    },
    remove: {
      button: 'Remove the card from the browsers',
      title: 'Do you want to remove the card from the browsers?',
      text: 'Public services can no longer ask for it from this computer. Signatures, codes and paired cards stay as they are.',
      safe: 'No, leave it',
      other: 'Remove',
    },
    token: {
      title: 'Who uses the card',
      states: {
        running: 'The connection with browsers is on',
        stopped: 'The connection with browsers is off',
        unknown: 'The connection with browsers does not answer',
      },
      stoppedText:
        'It starts by itself when a browser looks for the card, once that is set up. You can start it now, too.',
      unknownText: 'See what is wrong with the check of the computer.',
      looking: 'Looking for who uses it',
      none: 'No program uses the card now.',
      unknownProgram: 'A program that the system cannot name',
      programs: 'These use it now',
      open: 'The card is open: a program can use it without asking for the PIN again.',
      closed: 'The card is closed: before using it a program has to ask you for the PIN.',
      lock: 'Close the card now',
      locked: 'The card is closed: the next program will ask you for the PIN.',
      start: 'Start the connection',
      starting: 'Starting the connection',
      doctor: 'Check what is wrong',
    },
  },
};
