// To whom does a test go, and through which account? One address, and a server whose encryption nobody can switch off.
import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type FailureCode, toFailure } from '../../../core/errors.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import { TEST_SERVER, type TestServer } from '../../../core/ipc/newsletter-contract.ts';
import { describeFailure } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { StackedInput, StackedSelect } from '../../ui/StackedField.tsx';
import type { IssueSession } from './issue-session.ts';

type Account = CallOutput<'newsletter.testServer'>;

const nowhere: TestServer = { host: '', port: 587, security: 'starttls', user: '', from: '' };
/** The port that a way of encryption has where nobody says another. */
const usualPorts = { starttls: 587, tls: 465 } as const;

export function TestDialog(props: {
  readonly session: IssueSession;
  readonly onClose: () => void;
}) {
  const { session, onClose } = props;
  const { api, jobs, messages, toasts, workspace } = useServices();
  const words = messages.newsletter.test;
  const [account, setAccount] = useState<Account | null>(null);
  const [server, setServer] = useState(nowhere);
  const [password, setPassword] = useState('');
  const [to, setTo] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    api
      .call('newsletter.testServer', {})
      .then((kept) => {
        setAccount(kept);
        setServer(kept.server ?? nowhere);
        setTo(kept.to);
      })
      .catch((caught: unknown) => workspace.report(caught));
  }, [api, workspace]);
  const certificates = async (forget: boolean): Promise<void> => {
    try {
      const chosen = await api.call('newsletter.chooseCertificates', { forget });
      setAccount((before) => (before === null ? before : { ...before, ...chosen }));
    } catch (caught) {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    }
  };
  const send = async (): Promise<void> => {
    setIsSending(true);
    setProblem(null);
    try {
      await api.call('newsletter.setTestServer', server);
      if (password !== '') {
        await api.keepSecret({ target: TEST_SERVER, name: 'password', value: password });
      }
      if (!(await session.flush())) return;
      const sent = await jobs.run(words.sending, (job) =>
        api.call('newsletter.testSend', { id: session.id, job, to: to.trim() }),
      );
      toasts.show(words.sent(sent.to));
      onClose();
    } catch (caught) {
      const failed = toFailure(caught);
      if (failed.code === 'invalid-argument') setProblem(words.oneOnly);
      else if (failed.code !== 'cancelled') {
        const { sentence, action } = describeFailure(messages, failed);
        const problems: Partial<Record<FailureCode, string>> = words.problems;
        const said = problems[failed.code] ?? `${sentence} ${action}`;
        setProblem([said, failed.detail ?? ''].join(' ').trim());
      }
    } finally {
      setIsSending(false);
    }
  };
  const change = (edit: Partial<TestServer>): void => setServer({ ...server, ...edit });
  const field = (member: 'host' | 'user' | 'from') => (
    <StackedInput
      label={words[member]}
      autoComplete="off"
      spellCheck={false}
      value={server[member]}
      onType={(text) => change({ [member]: text })}
    />
  );
  const canSend =
    !isSending && to.trim() !== '' && server.host.trim() !== '' && server.from.trim() !== '';
  return (
    <Modal title={words.title} lead={words.lead} canClose={!isSending} onClose={onClose}>
      <form
        className="modal-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canSend) void send();
        }}
      >
        <div className="modal-body newsletter-form">
          <StackedInput
            label={words.to}
            isWide
            inputMode="email"
            spellCheck={false}
            value={to}
            onType={setTo}
          />
          <h3 className="section-title is-wide">{words.account}</h3>
          {field('host')}
          <StackedInput
            label={words.port}
            type="number"
            min={1}
            max={65535}
            value={server.port}
            onType={(port) => change({ port: Number(port) })}
          />
          <StackedSelect
            label={words.security}
            value={server.security}
            options={(['starttls', 'tls'] as const).map((one) => ({
              id: one,
              name: words.securities[one],
            }))}
            onChoose={(chosen) => {
              const security = chosen === 'tls' ? 'tls' : 'starttls';
              const isUsual = server.port === usualPorts[server.security];
              change({ security, ...(isUsual ? { port: usualPorts[security] } : {}) });
            }}
          />
          {field('from')}
          {field('user')}
          <StackedInput
            label={words.password}
            type="password"
            autoComplete="off"
            placeholder={account?.password === 'none' ? '' : '••••••••'}
            help={account === null ? '' : words.passwordKept[account.isSafe ? 'safe' : 'session']}
            value={password}
            onType={setPassword}
          />
          <div className="stacked-field is-wide">
            <span>{words.certificates}</span>
            <div className="issue-adds">
              {account?.certificates == null ? null : <code>{account.certificates}</code>}
              <button
                type="button"
                className="button is-small"
                onClick={() => void certificates(false)}
              >
                {words.chooseCertificates}
              </button>
              {account?.certificates == null ? null : (
                <button
                  type="button"
                  className="button is-small"
                  onClick={() => void certificates(true)}
                >
                  {words.forgetCertificates}
                </button>
              )}
            </div>
          </div>
          <p className="field-error is-wide" role="alert">
            {problem === null ? null : (
              <>
                <CircleAlert aria-hidden />
                {problem}
              </>
            )}
          </p>
        </div>
        <QuestionFoot yes={words.press} isOff={!canSend} onNo={onClose} isBusy={isSending} />
      </form>
    </Modal>
  );
}
