import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { authorHref } from '../href.ts';

/** Who made it: role, name, city; one line a person. */
export function Bylines({ frame, bylines }: { frame: Frame; bylines: ArticleCard['bylines'] }) {
  const { roles } = frame.words;
  if (bylines.length === 0) return null;
  return (
    <ul class="bylines">
      {bylines.map(({ slug, name, city, role }) => (
        <li>
          {roles[role] !== '' && <span class="role">{roles[role]}: </span>}
          <a href={authorHref(slug)} rel="author">
            <bdi>{name}</bdi>
          </a>
          {city !== '' && (
            <span class="city">
              {' '}
              – <bdi>{city}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
