// The front end alone, as `cie token connect` starts it.
import { connectFrontEnd } from '../../dist/front-end.js';

await connectFrontEnd({ input: process.stdin, output: process.stdout, socketPath: process.argv[2] ?? '' });
