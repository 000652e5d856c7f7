// The types of client.js, beside which `npm run generate` has them made (scripts/generate.ts).
export { PrismaClient } from './generated/client.ts';
