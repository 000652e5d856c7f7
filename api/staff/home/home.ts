import { may, type Role } from '../../http/access.ts';
import { voicesNow } from '../../v1/figures/voices.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { sectionsFor } from '../sections.ts';
import type { SignedIn } from '../signed-in.ts';
import { template } from '../template.ts';
import { missingInShort } from '../words/missing-voices.ts';
import { weekOf } from '../words/victims-due.ts';
import { commitmentsInShort, newestEdition } from './in-short.ts';
import { invitedView } from './invited.ts';
import { whatWaits } from './waiting.ts';

const leadHome = template<Awaited<ReturnType<typeof leadView>>>('home/home.njk');
const roleHome = template<Awaited<ReturnType<typeof roleView>>>('home/role.njk');

/**
 * Where everybody begins: what waits for them, and for the lead who was asked, who answered, and whose voices
 * are missing.
 */
export const home = page({
  name: 'staff.home',
  method: 'GET',
  path: '/staff',
  needs: 'any-role',
  reads: nothing,
  shows: [leadHome, roleHome],
  compress: (signedIn) => !may(signedIn, 'see-victims'),
  handle: async (dependencies, { signedIn, show }) =>
    may(signedIn, 'see-invitations')
      ? show(leadHome, await leadView(dependencies, signedIn))
      : show(roleHome, await roleView(dependencies, signedIn)),
});

/** For whoever invites. */
async function leadView(dependencies: StaffDependencies, signedIn: SignedIn) {
  const { stores, clock } = dependencies;
  const now = clock();
  const waits = await whatWaits(dependencies, signedIn, now);
  const [invited, voices, caseload] = await Promise.all([
    invitedView(stores, now),
    voicesNow(dependencies),
    stores.caseload.newest(),
  ]);
  return {
    title: 'Home',
    waits,
    ...invited,
    voices: missingInShort(voices),
    toldCaseload: caseload.length > 0,
  };
}

/** For everybody else: what their role may open, and the newest of it. */
async function roleView(dependencies: StaffDependencies, signedIn: SignedIn) {
  const { stores, clock } = dependencies;
  const now = clock();
  const sections = sectionsFor(signedIn);
  const missing = signedIn.roles.flatMap((role) => nothingYet[role] ?? []);
  return {
    title: 'Home',
    sections,
    waits: await whatWaits(dependencies, signedIn, now),
    edition: may(signedIn, 'read-editions') ? await newestEdition(stores) : null,
    commitments: may(signedIn, 'read-reports') ? await commitmentsInShort(stores, now) : [],
    week: may(signedIn, 'see-victims') ? await weekOf(stores.victim.victims, now) : null,
    nothing: missing.length > 0 || sections.length > 0 ? missing : usualNothing,
  };
}

/** What a role has no page for yet, and whom they can ask. */
const nothingYet: Partial<Record<Role, readonly string[]>> = {
  'safeguarding-lead': [
    'You cannot see alerts on these pages yet. When an answer may tell of somebody who is hurt or at risk, ' +
      'Sayback keeps an alert and writes the event alert.raised to its log. It sends no message.',
    'Ask the person who runs Sayback how they tell you of each alert, and how fast.',
  ],
  'complaints-manager': [
    'Complaints do not come to these pages yet.',
    'Ask the participation lead what people are told when they want to complain.',
  ],
};
const usualNothing = [
  'Your role has no pages in this version of Sayback.',
  'Ask the participation lead what comes when.',
];
