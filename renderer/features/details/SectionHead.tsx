// How does a section of the details begin? With its title, how much it holds, and a plus at its end.
import { Plus } from 'lucide-react';

export function SectionHead(props: {
  readonly title: string;
  readonly count?: string;
  readonly addLabel?: string;
  readonly onAdd?: () => void;
}) {
  return (
    <div className="section-head">
      <h3 className="section-title">{props.title}</h3>
      {props.count === undefined ? null : <span className="count">{props.count}</span>}
      {props.addLabel === undefined ? null : (
        <button
          type="button"
          className="icon-button section-add"
          aria-label={props.addLabel}
          onClick={props.onAdd}
        >
          <Plus aria-hidden />
        </button>
      )}
    </div>
  );
}
