/**
 * Loaded before the service into its process (`--require`): says at `/` how long its event loop was held at a
 * stretch, at the longest since it was last asked, in milliseconds. `cpu`: what the main thread took of the
 * processor, which no other work on the machine lengthens; `wall`: what the clock said.
 */
const { createServer } = process.getBuiltinModule('node:http');
const { isMainThread } = process.getBuiltinModule('node:worker_threads');

/** How often it looks, in milliseconds. */
const every = 1;
if (isMainThread) {
  const taken = () => {
    const { user, system } = process.threadCpuUsage();
    return { cpu: (user + system) / 1000, wall: performance.now() };
  };
  let last = taken();
  let longest = { cpu: 0, wall: 0 };
  // Timers have their turn once in each round of the loop: between two of them nobody else had theirs.
  const look = () => {
    const now = taken();
    longest = {
      cpu: Math.max(longest.cpu, now.cpu - last.cpu),
      wall: Math.max(longest.wall, now.wall - last.wall - every),
    };
    last = now;
  };
  setInterval(look, every).unref();
  const server = createServer((_, response) => {
    look();
    response.end(JSON.stringify(longest));
    longest = { cpu: 0, wall: 0 };
  });
  server.listen(Number(process.env.HELD_PORT), '127.0.0.1').unref();
}
