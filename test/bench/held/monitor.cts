/**
 * Loaded before the service into its process (`--require`): says at `/` how long its event loop was held, at
 * the longest since it was last asked, in milliseconds.
 */
const { createServer } = process.getBuiltinModule('node:http');
const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
const { isMainThread } = process.getBuiltinModule('node:worker_threads');

const resolution = 1;
if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  const server = createServer((_, response) => {
    response.end(String(Math.max(0, delays.max / 1e6 - resolution)));
    delays.reset();
  });
  server.listen(Number(process.env.HELD_PORT), '127.0.0.1').unref();
}
