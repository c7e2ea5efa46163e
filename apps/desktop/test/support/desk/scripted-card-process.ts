/** Entry that stands in for the process with the readers: the same service, with the readers of a test's desk. */
import { CardService } from '../../../src/card-process/card-service.js';
import { openReaders } from '../../../src/card-process/open-readers.js';
import type { FromProcess, ProcessSettings, ToProcess } from '../../../src/card-process/protocol.js';
import { LinkedReaders } from './linked-readers.js';

const port = process.parentPort;
const settings = JSON.parse(process.argv.at(-1) ?? '') as ProcessSettings;
const desk = process.env['CIEKIT_TEST_DESK'];
if (desk === undefined) throw new Error('CIEKIT_TEST_DESK does not say where the desk of the test is');
const { readers, tryOut } =
  settings.watches && !settings.software
    ? { readers: new LinkedReaders(desk), tryOut: undefined }
    : openReaders(settings);
const service = new CardService({
  settings,
  readers,
  tryOut,
  tell: (message: FromProcess) => {
    port.postMessage(message);
  },
});
port.on('message', ({ data }: { data: ToProcess }) => {
  void service.take(data);
});
void service.start();
