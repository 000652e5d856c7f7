import { z } from 'zod';
import { valueLabel } from '../../../domain/band-words.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { bandKeys } from '../../../domain/participant.ts';
import type { VictimStore } from '../../../prisma/stores/victims.ts';
import { seeOther } from '../../http/answer.ts';
import { parseReference } from '../forms/asked.ts';
import { dayFields, fieldsOf, parseDay, past } from '../forms/day.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimPath, victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { mostContact, parseContact } from './contact.ts';

const path = `${victimsPath}/new`;
const identified = 'the day they were identified';

const fields = z.object({ reference: typed, age: typed, contact: typed, ...dayFields, nonce: typed });
type Typed = z.output<typeof fields>;
type NewVictim = Omit<Parameters<VictimStore['add']>[0], 'id' | 'who' | 'now'>;

const newVictimForm = template<ReturnType<typeof viewOf>>('victims/new.njk', 'victims');

/** The form in which one person who was harmed is added. */
export const newVictim = page({
  name: 'staff.victims.new',
  method: 'GET',
  path,
  needs: 'add-victims',
  reads: nothing,
  shows: [newVictimForm],
  async handle({ clock }, { show }) {
    const first = { ...fields.parse({}), ...fieldsOf(dayOf(clock())), nonce: newNonce() };
    return show(newVictimForm, viewOf(first, []));
  },
});

/** Adds them once, however often the form is sent, and leads to their page. */
export const addVictim = page({
  name: 'staff.victims.add',
  method: 'POST',
  path,
  needs: 'add-victims',
  reads: fields,
  shows: [newVictimForm],
  async handle({ stores, clock }, { read, signedIn: { who }, show }) {
    const now = clock();
    const { victims } = stores.victim;
    const parsed = parse(read, now);
    if ('problems' in parsed) {
      return show(newVictimForm, { ...viewOf(read, parsed.problems), status: 400 });
    }
    const told = { ...parsed.person, who };
    const id = batchOf(read.nonce, told);
    const added = await victims.add({ id, ...told, now });
    // Null: the same form was sent before, or the reference is somebody's.
    if (added || (await victims.get(id))) return seeOther(`${victimPath(id)}?done=added`);
    const { reference = '' } = told;
    const [known] = await victims.known([reference]);
    const problem = { href: '#reference', text: 'There is somebody with this reference already' };
    return show(newVictimForm, {
      ...viewOf(read, [problem], known ? victimPath(known.id) : null),
      status: 400,
    });
  },
});

function parse(read: Typed, now: Date): { person: NewVictim } | { problems: Problem[] } {
  const reference = parseReference(read.reference);
  const age = bandKeys.age.find((one) => one === read.age);
  const identifiedOn = past(parseDay(read, identified), identified, now);
  const contact = parseContact(read.contact);
  if ('problem' in reference || 'problem' in identifiedOn || 'problem' in contact) {
    return {
      problems: [
        ...problemsOf('reference', reference),
        ...problemsOf('day', identifiedOn),
        ...problemsOf('contact', contact),
      ],
    };
  }
  return {
    person: {
      ...(reference.value !== undefined && { reference: reference.value }),
      ...(age && { age }),
      ...(contact.value !== null && { contact: contact.value }),
      identifiedOn: identifiedOn.value,
    },
  };
}

/** `taken`: the page of the person whose reference this is already. */
function viewOf(read: Typed, problems: readonly Problem[], taken: string | null = null) {
  const { reference, age, contact, day, month, year, nonce } = read;
  return {
    title: 'Add a person who was harmed',
    problems,
    wrong: wrongOf(problems),
    reference,
    age,
    ages: bandKeys.age.map((value) => ({ value, text: valueLabel('age', value) })),
    contact,
    mostContact,
    identified: { day, month, year },
    nonce,
    taken,
  };
}
