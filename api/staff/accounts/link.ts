import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { signUpPath } from '../paths.ts';
import { template } from '../template.ts';
import { momentInWords } from '../words/days.ts';
import { activeAccount } from './one.ts';
import { accountPath, accountsPath } from './paths.ts';

type LinkView = { person: { name: string; href: string }; link: string; until: string };
const linkPage = template<LinkView>('accounts/link.njk', 'accounts');

/** Makes a link by which somebody makes a passkey. It is shown here, this once. */
export const makeLink = page({
  name: 'staff.accounts.link',
  method: 'POST',
  path: `${accountsPath}/:id/link`,
  needs: 'keep-accounts',
  reads: nothing,
  shows: [linkPage],
  async handle({ stores, clock }, { params: { id }, signedIn: { who }, origin, show }) {
    const { name } = await activeAccount(stores, id);
    const { secret, until } = await stores.signUps.make({ account: id, who, now: clock() });
    return show(linkPage, {
      title: `A link for ${name}`,
      person: { name, href: accountPath(id) },
      link: `${origin}${signUpPath}/${secret}`,
      until: momentInWords(until),
    });
  },
});
