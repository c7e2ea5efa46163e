/** Entry of the process that has the readers (Electron's utilityProcess): a hung driver never freezes a window. */
import { CardService } from './card-service.js';
import { openReaders } from './open-readers.js';
import type { FromProcess, ProcessSettings, ToProcess } from './protocol.js';

const port = process.parentPort;
const settings = JSON.parse(process.argv.at(-1) ?? '') as ProcessSettings;
const { readers, tryOut } = openReaders(settings);
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
