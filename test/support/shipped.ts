import { readLibrary } from '../../dialogs/library.ts';
import { offered } from '../../dialogs/translation.ts';
import { codebook, praise } from '../../insight/codebook.ts';
import type { Stores } from '../../prisma/stores/stores.ts';

/** Puts there what a start of Sayback finds wanting: questionnaires with their translations, and themes. */
export async function shipped({ questionnaires, codebook: themes }: Stores): Promise<void> {
  const now = new Date();
  for (const { questionnaire, translations } of readLibrary())
    await questionnaires.publish(questionnaire, offered(translations), now);
  await themes.seed(
    codebook.filter(({ key }) => key !== praise),
    now,
  );
}
