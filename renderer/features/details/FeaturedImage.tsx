// Which picture stands for the article? Chosen here, with its alternative text or “decorative”, and its caption.
import { Image } from 'lucide-react';
import { useId } from 'react';
import type { Article, ImageUse } from '../../../core/content/article.ts';
import { type Asset, isImage } from '../../../core/content/asset.ts';
import { GalleyError } from '../../../core/errors.ts';
import { useAsset } from '../../app/assets.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { viewBox } from '../picture/picture-part.ts';

const CROP_BUTTON = 'crop-featured-image';

export function FeaturedImage(props: { session: ArticleSession; article: Article }) {
  const { session, article } = props;
  const { api, assets, assetUrl, framing, jobs, messages, undo, workspace } = useServices();
  const words = messages.details;
  const use = article.featuredImage;
  const asset = useAsset(assets, use?.asset);
  const altId = useId();
  const captionId = useId();
  const crop = async (picture: Asset, shown: ImageUse): Promise<void> => {
    const view = await framing.ask(picture, shown);
    if (view !== null) change(view);
    // After the dialog has let go of the focus; the pane may be another one than it was asked from.
    requestAnimationFrame(() => document.getElementById(CROP_BUTTON)?.focus());
  };

  const choose = (): void => {
    const ask = async (): Promise<void> => {
      const chosen = await jobs.addFiles(words.featuredImage, (job) =>
        api.call('asset.choose', { job, purpose: 'image' }),
      );
      const [first] = chosen;
      if (first === undefined) return;
      assets.add(...chosen);
      if (!isImage(first)) {
        throw new GalleyError({ code: 'unsupported-type', subject: first.fileName });
      }
      workspace.change(session, { featuredImage: { asset: first.id } });
    };
    ask().catch((caught: unknown) => workspace.report(caught));
  };
  const change = (edit: Partial<ImageUse>): void => {
    const now = session.get().article.featuredImage;
    if (now !== undefined) session.change({ featuredImage: { ...now, ...edit } });
  };
  const remove = (): void => {
    session.change({ featuredImage: undefined });
    undo.tell(words.imageRemoved, workspace.wayBack(session, { featuredImage: use }));
  };

  if (use === undefined) {
    return (
      <section className="details-section">
        <h3 className="section-title">{words.featuredImage}</h3>
        <p className="section-help">{words.featuredHelp}</p>
        <button type="button" className="button is-small" onClick={choose}>
          <Image aria-hidden />
          {words.chooseImage}
        </button>
      </section>
    );
  }

  // What this use says wins over what the picture says of itself.
  const alt = use.alt ?? asset?.alt[article.language] ?? '';
  const decorative = use.decorative ?? (use.alt === undefined && (asset?.decorative ?? false));
  const caption = use.caption ?? asset?.caption[article.language] ?? '';
  return (
    <section className="details-section" aria-label={words.featuredImage}>
      <h3 className="section-title">{words.featuredImage}</h3>
      <img
        className="featured"
        src={assetUrl(use.asset)}
        alt={decorative ? '' : alt}
        {...(asset?.width === undefined ? {} : { width: asset.width, height: asset.height })}
        // Chromium knows it; React's types do not yet.
        style={{ objectViewBox: viewBox(use.crop) } as object}
      />
      <label htmlFor={altId} className="stacked-label">
        {messages.editor.alt}
      </label>
      <input
        id={altId}
        className="field"
        type="text"
        value={alt}
        disabled={decorative}
        placeholder={messages.editor.altHint}
        onChange={(event) => change({ alt: event.target.value, decorative: false })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={decorative}
          onChange={(event) => {
            const featuredImage = { ...use, decorative: event.target.checked };
            workspace.change(session, { featuredImage });
          }}
        />
        <span>{messages.editor.decorative}</span>
      </label>
      <label htmlFor={captionId} className="stacked-label">
        {messages.editor.caption}
      </label>
      <input
        id={captionId}
        className="field"
        type="text"
        value={caption}
        onChange={(event) => change({ caption: event.target.value })}
      />
      <div className="featured-actions">
        {asset == null ? null : (
          <button
            id={CROP_BUTTON}
            type="button"
            className="button is-small"
            onClick={() => void crop(asset, use)}
          >
            {messages.picture.open}
          </button>
        )}
        <button type="button" className="button is-small" onClick={choose}>
          {words.replaceImage}
        </button>
        <button type="button" className="quiet-button is-destructive" onClick={remove}>
          {words.removeImage}
        </button>
      </div>
    </section>
  );
}
