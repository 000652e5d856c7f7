import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import pg from 'pg';
import restify from 'restify';

/**
 * The peer that `turns` is measured beside: what the Bot Framework's own samples build, an echo bot on
 * restify. With DATABASE_URL it commits one INSERT a turn before it replies; without, it stores nothing.
 */
const url = process.env.DATABASE_URL;
const pool = url ? new pg.Pool({ connectionString: url, max: 10 }) : undefined;
await pool?.query(
  'CREATE TABLE IF NOT EXISTS turn (id bigserial PRIMARY KEY, conversation text, said text, at timestamptz)',
);

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const { conversation, text } = context.activity;
  await pool?.query('INSERT INTO turn (conversation, said, at) VALUES ($1, $2, $3)', [
    conversation.id,
    text,
    new Date(),
  ]);
  await context.sendActivity(`You said: ${text}`);
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => adapter.process(req, res, (context) => bot.run(context)));
server.get('/health', async (_req, res) => res.send(200, { status: 'ok' }));
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
