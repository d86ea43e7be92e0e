import { useEffect, useMemo, useState } from 'react';
import type { ContributorOut, SectionOut } from '../../wire/index.ts';
import { sentenceOf } from '../app/ask.ts';
import { useSession } from '../app/session.ts';
import type { Names } from './content-lines.ts';

/** Sections and names on bylines, as an article chooses from them. */
export type DeskLists = { sections: SectionOut[]; contributors: ContributorOut[]; names: Names; fault: string };

export function useDesk(): DeskLists {
  const { ask } = useSession();
  const [sections, setSections] = useState<SectionOut[]>([]);
  const [contributors, setContributors] = useState<ContributorOut[]>([]);
  const [fault, setFault] = useState('');
  useEffect(() => {
    Promise.all([
      ask<{ sections: SectionOut[] }>('/api/sections'),
      ask<{ contributors: ContributorOut[] }>('/api/contributors'),
    ]).then(
      ([one, two]) => {
        setSections(one.data.sections);
        setContributors(two.data.contributors);
      },
      (error: unknown) => setFault(sentenceOf(error)),
    );
  }, [ask]);
  return useMemo(
    () => ({
      sections,
      contributors,
      fault,
      names: {
        section: (id) => sections.find((one) => one.id === id)?.name ?? '—',
        contributor: (id) => contributors.find((one) => one.id === id)?.name ?? '—',
      },
    }),
    [sections, contributors, fault],
  );
}
