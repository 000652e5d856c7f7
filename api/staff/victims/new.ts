import { valueLabel } from '../../../domain/band-words.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { bandKeys } from '../../../domain/participant.ts';
import type { StaffPage } from '../former-page.ts';
import { parseReference } from '../forms/asked.ts';
import { fieldsOf, parseDay, past } from '../forms/day.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { victimPath, victimsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { meantContact, mostContact } from './contact.ts';

type Typed = (name: string) => string;
const path = `${victimsPath}/new`;
const identified = 'the day they were identified';

/** Adding one person who was harmed. */
export function newVictimPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { victims } = stores.victim;

  const show = (typed: Typed, problems: Problem[], signedIn: SignedIn | null, taken: string | null = null) =>
    render('victims/new.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: 'Add a person who was harmed',
      here: 'victims',
      signedIn,
      problems,
      wrong: wrongOf(problems),
      reference: typed('reference'),
      age: typed('age'),
      ages: bandKeys.age.map((value) => ({ value, text: valueLabel('age', value) })),
      contact: typed('contact'),
      mostContact,
      identified: { day: typed('day'), month: typed('month'), year: typed('year') },
      nonce: typed('nonce'),
      taken,
    });

  return [
    {
      name: 'staff.victims.new',
      method: 'GET',
      path,
      needs: 'add-victims',
      async handle({ signedIn }) {
        const first: Readonly<Record<string, string>> = { ...fieldsOf(dayOf(clock())), nonce: newNonce() };
        return show((name) => first[name] ?? '', [], signedIn);
      },
    },
    {
      name: 'staff.victims.add',
      method: 'POST',
      path,
      needs: 'add-victims',
      async handle({ form, signedIn }) {
        const now = clock();
        const typed = textsOf(form);
        const reference = parseReference(typed('reference'));
        const age = bandKeys.age.find((one) => one === typed('age'));
        const contact = meantContact(typed('contact'));
        const day = { day: typed('day'), month: typed('month'), year: typed('year') };
        const identifiedOn = past(parseDay(day, identified), identified, now);
        if ('problem' in reference || 'problem' in contact || 'problem' in identifiedOn) {
          const problems: Problem[] = [
            ...('problem' in reference ? [{ href: '#reference', text: reference.problem }] : []),
            ...('problem' in identifiedOn ? [{ href: '#day', text: identifiedOn.problem }] : []),
            ...('problem' in contact ? [{ href: '#contact', text: contact.problem }] : []),
          ];
          return show(typed, problems, signedIn);
        }
        const who = signedIn?.who ?? '';
        const told = {
          ...(reference.value !== undefined && { reference: reference.value }),
          ...(age && { age }),
          ...(contact.value !== null && { contact: contact.value }),
          identifiedOn: identifiedOn.value,
          who,
        };
        const id = batchOf(typed('nonce'), told);
        const added = await victims.add({ id, ...told, now });
        // Null: the same form was sent before, or the reference is somebody's.
        if (added || (await victims.get(id))) return seeOther(`${victimPath(id)}?done=added`);
        const [known] = (await victims.list({ reference: reference.value ?? '', most: 1000 })).filter(
          (row) => row.reference === reference.value,
        );
        const text = 'There is somebody with this reference already';
        return show(typed, [{ href: '#reference', text }], signedIn, known ? victimPath(known.id) : null);
      },
    },
  ];
}
