// What came of it, in numbers? What each of them counts, and how many there are.

export function ReceiptFacts({
  facts,
}: {
  readonly facts: readonly (readonly [string, string])[];
}) {
  return (
    <dl className="receipt-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
