import { lockData } from '../files/index.ts';
import { publicationSchema } from '../news/publication/index.ts';
import type { CommandResult } from './command.ts';
import { openHouse } from './house.ts';
import type { Settings } from './settings.ts';

/** Makes an empty publication. On one that is there it changes nothing and says so. */
export async function init(settings: Settings, name: string | null): Promise<CommandResult> {
  const lock = settings.databaseUrl === null ? lockData(settings.data) : null;
  const house = await openHouse(settings, { migrate: true, thread: 'command' });
  try {
    const { version, value } = await house.publication.settings();
    const made = version === 0;
    const publication = made ? publicationSchema.parse(name === null ? {} : { name }) : value;
    if (made) await house.publication.saveSettings(publication, 0, null, house.clock.now());
    const folder = settings.data;
    return {
      report: { made, name: publication.name, data: folder },
      lines: made
        ? [
            {
              ar: `صحيفة فارغة «${publication.name}» في ${folder}`,
              en: `An empty publication “${publication.name}” in ${folder}`,
            },
            {
              ar: 'أضف حسابك: bin/warraq user add --name NAME --email ADDRESS --role admin',
              en: 'Add your account: bin/warraq user add --name NAME --email ADDRESS --role admin',
            },
            { ar: 'ثم شغّلها: bin/warraq start', en: 'Then run it: bin/warraq start' },
          ]
        : [
            {
              ar: `في ${folder} صحيفة من قبل («${publication.name}»)، ولم يتغير شيء`,
              en: `There is a publication in ${folder} already (“${publication.name}”); nothing was changed`,
            },
          ],
    };
  } finally {
    await house.close();
    lock?.release();
  }
}
