// What do the chosen colours look like on a page, light and dark? The pieces of a page that have them.
import type { CSSProperties } from 'react';
import type { Site } from '../../../core/content/site.ts';
import type { SiteColours } from '../../../core/site/site-colours.ts';
import { useServices } from '../../app/services.ts';

interface Props {
  readonly site: Pick<Site, 'name' | 'tagline' | 'logo'>;
  /** As the website uses them. */
  readonly colours: SiteColours;
}

/** Its grounds are those of the shipped themes: `core/site/site-colours.ts` measures against them. */
export function SiteSample({ site, colours }: Props) {
  const { assetUrl, messages } = useServices();
  const words = messages.settings.colour;
  const variables: Record<string, string> = {
    '--site-primary': colours.primary,
    '--site-primary-dark': colours.primaryDark,
    '--site-badge': colours.badge,
  };
  return (
    <figure className="site-sample" aria-label={words.sample}>
      {(['light', 'dark'] as const).map((ground) => (
        <div
          key={ground}
          className={`site-sample-page is-${ground}`}
          style={variables as CSSProperties}
        >
          <p className="site-sample-head">
            {site.logo === null ? null : <img src={assetUrl(site.logo)} alt="" />}
            <strong>{site.name}</strong>
          </p>
          <p className="site-sample-label">
            <span className="site-sample-badge">{words.isNew}</span> {words[ground]}
          </p>
          <p className="site-sample-headline">{words.headline}</p>
          <p>
            {words.text} <span className="site-sample-link">{words.link}</span>
          </p>
          <p className="site-sample-band">{words.band}</p>
        </div>
      ))}
    </figure>
  );
}
