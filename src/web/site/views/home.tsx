import type { FilledPackage } from '../../../news/front/index.ts';
import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { homeHead } from '../heads.ts';
import { AdvertisementSlot } from './advertisement.tsx';
import { HomePackage } from './home-package.tsx';
import { Layout } from './layout.tsx';
import { MostRead, NewsletterBox } from './pieces.tsx';

export type HomeProps = {
  frame: Frame;
  packages: readonly FilledPackage[];
  mostRead: readonly ArticleCard[];
};

/** What stands in a column with others like it, and what is narrow beside them; everything else has the page's width. */
type Region = { columns: FilledPackage[]; rail: FilledPackage[] } | { whole: FilledPackage };

export function HomePage({ frame, packages, mostRead }: HomeProps) {
  const { words } = frame;
  const head = homeHead(frame);
  if (!packages.some((one) => 'cards' in one || one.kind === 'lead')) {
    return (
      <Layout frame={frame} head={head}>
        <div class="page notice">
          <h2>{words.list.emptyHome}</h2>
          <p>{words.list.emptyHomeHint}</p>
        </div>
      </Layout>
    );
  }
  let first = true;
  const isFirst = () => {
    const was = first;
    first = false;
    return was;
  };
  return (
    <Layout frame={frame} head={head}>
      <AdvertisementSlot frame={frame} slot="top" seed="home" />
      {regionsOf(packages).map((region) =>
        'whole' in region ? (
          <HomePackage frame={frame} content={region.whole} first={isFirst()} />
        ) : (
          <div class={regionClass(region)}>
            {region.columns.length > 0 && (
              <div class={region.columns.every(isSideBySide) ? 'blocks is-paired' : 'blocks'}>
                {region.columns.map((one) => (
                  <HomePackage frame={frame} content={one} first={isFirst()} />
                ))}
              </div>
            )}
            {region.rail.length > 0 && (
              <div class="rail">
                {region.rail.map((one) =>
                  one.kind === 'most_read' ? (
                    <MostRead frame={frame} cards={mostRead} />
                  ) : (
                    <NewsletterBox frame={frame} place="home" />
                  ),
                )}
                <AdvertisementSlot frame={frame} slot="rail" seed="home" />
              </div>
            )}
          </div>
        ),
      )}
    </Layout>
  );
}

function regionsOf(packages: readonly FilledPackage[]): Region[] {
  const regions: Region[] = [];
  for (const one of packages) {
    const last = regions.at(-1);
    const open = last !== undefined && 'columns' in last ? last : null;
    if (one.kind === 'most_read' || one.kind === 'newsletter') {
      if (open === null) regions.push({ columns: [], rail: [one] });
      else open.rail.push(one);
    } else if (isWhole(one)) {
      regions.push({ whole: one });
    } else if (open === null || open.columns.length === 0) {
      regions.push({ columns: [one], rail: [] });
    } else {
      open.columns.push(one);
    }
  }
  return regions;
}

/** Only a run of equal blocks may stand two in a row; anything else would leave holes. */
function isSideBySide(one: FilledPackage): boolean {
  return one.kind === 'section' && one.layout === 'lead_side';
}

function regionClass({ columns, rail }: { columns: readonly unknown[]; rail: readonly unknown[] }): string {
  if (columns.length === 0) return 'page home-rest is-narrow';
  return rail.length === 0 ? 'page home-rest is-whole' : 'page home-rest';
}

function isWhole(one: FilledPackage): boolean {
  if (one.kind === 'lead' || one.kind === 'opinion' || one.kind === 'pictures') return true;
  return 'layout' in one && one.layout === 'wide';
}
