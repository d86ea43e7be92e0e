import type { FC } from 'hono/jsx';
import type { Frame, ThemePart } from './frame.ts';

/**
 * The component as the theme has it, or ours. A theme's own gets ours as `original`, to wrap it or to leave it out.
 * `Theme` in theme.ts holds every part to its props, which this file cannot know: views import it.
 */
export function themed<P extends { frame: Frame }>(part: ThemePart, Original: FC<P>): FC<P> {
  return (props) => {
    const Own = props.frame.theme[part] as FC<P & { original: FC<P> }> | undefined;
    return Own === undefined ? <Original {...props} /> : <Own {...props} original={Original} />;
  };
}
