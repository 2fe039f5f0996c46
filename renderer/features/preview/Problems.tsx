// What should be looked at? A sentence for each.
import { TriangleAlert } from 'lucide-react';

export function Problems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="preview-problems">
      {problems.map((problem) => (
        <li key={problem}>
          <TriangleAlert aria-hidden />
          {problem}
        </li>
      ))}
    </ul>
  );
}
