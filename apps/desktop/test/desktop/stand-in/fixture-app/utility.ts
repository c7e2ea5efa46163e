/** A utility process that answers, hangs and dies on demand. */
process.parentPort.on('message', ({ data }: { data: unknown }) => {
  switch (data) {
    case 'hang':
      for (;;);

    case 'crash':
      process.abort();
    // eslint-disable-next-line no-fallthrough -- nor does this one return
    case 'leave':
      process.exit(7);
    // eslint-disable-next-line no-fallthrough -- nor this one
    default:
      process.stdout.write('heard\n');
      process.parentPort.postMessage({ heard: data, values: process.argv.slice(2) });
  }
});
