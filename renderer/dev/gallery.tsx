// How does every component look in every state? All of renderer/ui beside each other, light and dark; for developers only.
import '../app/no-eval.ts';
import {
  Check,
  CircleX,
  LoaderCircle,
  Lock,
  MoreHorizontal,
  Plus,
  RotateCcw,
  Search,
  Trash2,
  TriangleAlert,
  X,
} from 'lucide-react';
import { Direction } from 'radix-ui';
import { type ReactNode, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { articleStatuses } from '../../core/content/article.ts';
import '../app/start-window.tsx';
import { createServices, ServicesProvider, useServices } from '../app/services.ts';
import { Combo } from '../ui/Combo.tsx';
import { JobList } from '../ui/JobList.tsx';
import { CancelJob, ProgressLine } from '../ui/JobProgress.tsx';
import { LiveGlyph } from '../ui/LiveGlyph.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Modal } from '../ui/Modal.tsx';
import { PaneEdge } from '../ui/PaneEdge.tsx';
import { StatusGlyph } from '../ui/StatusGlyph.tsx';
import { Tip, TooltipProvider } from '../ui/Tip.tsx';
import { ToastRegion } from '../ui/ToastRegion.tsx';
import { createFakeBridge } from './fake-bridge.ts';
import './gallery.css';

const states = ['', 'shows-hover', 'shows-pressed', 'shows-focus'] as const;

/** A pointer is in one place only: rules for its states hold for these classes, too. */
function showStates(): void {
  const sheet = document.head.appendChild(document.createElement('style')).sheet;
  for (const { cssRules } of [...document.styleSheets]) {
    for (const rule of [...cssRules]) {
      if (!(rule instanceof CSSStyleRule)) continue;
      const shown = rule.selectorText
        .replaceAll(':hover', '.shows-hover')
        .replaceAll(':active', '.shows-pressed')
        .replaceAll(':focus-visible', '.shows-focus');
      if (shown !== rule.selectorText) sheet?.insertRule(`${shown} { ${rule.style.cssText} }`);
    }
  }
}

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

function Pills() {
  const { messages } = useServices();
  return (
    <Part title="Workflow state, always glyph plus word">
      <div className="gallery-row">
        {articleStatuses.map((status) => (
          <span key={status} className={`pill is-${status}`}>
            <StatusGlyph status={status} size={14} />
            {messages.statuses[status]}
          </span>
        ))}
        <span className="pill is-scheduled">
          <Lock aria-hidden size={14} />
          {messages.list.embargo}
        </span>
        {(['live', 'changed', 'notLive'] as const).map((state) => (
          <span key={state} className="gallery-row">
            <LiveGlyph state={state} /> {messages.publish.live[state]}
          </span>
        ))}
      </div>
    </Part>
  );
}

function Buttons() {
  const { messages } = useServices();
  return (
    <Part title="Buttons: rest, hover, pressed, focus, busy, disabled">
      {['is-primary', ''].map((kind) => (
        <div key={kind} className="gallery-row">
          {states.map((state) => (
            <button key={state} type="button" className={`button ${kind} ${state}`}>
              {messages.publish.short}
            </button>
          ))}
          <button type="button" className={`button ${kind}`} aria-busy="true">
            <LoaderCircle aria-hidden className="spinner" />
            {messages.exportDialog.working}
          </button>
          <button type="button" className={`button ${kind}`} disabled>
            {messages.publish.short}
          </button>
          <button type="button" className={`button is-small ${kind}`}>
            {messages.common.add}
          </button>
        </div>
      ))}
      <div className="gallery-row">
        {states.map((state) => (
          <Tip key={state} text={messages.common.remove}>
            <button
              type="button"
              className={`icon-button ${state}`}
              aria-label={messages.common.remove}
            >
              <Trash2 aria-hidden />
            </button>
          </Tip>
        ))}
        <button type="button" className="icon-button is-on" aria-label={messages.common.done}>
          <Check aria-hidden />
        </button>
        <button type="button" className="icon-button" aria-label={messages.common.undo} disabled>
          <RotateCcw aria-hidden />
        </button>
        <button type="button" className="icon-button is-small" aria-label={messages.common.close}>
          <X aria-hidden />
        </button>
        {states.map((state) => (
          <button key={state} type="button" className={`quiet-button ${state}`}>
            <Plus aria-hidden />
            {messages.details.setDate}
          </button>
        ))}
        <button type="button" className="quiet-button is-destructive">
          {messages.details.trash}
        </button>
        {states.map((state) => (
          <button key={state} type="button" className={`link-button ${state}`}>
            {messages.frame.whatToDo}
          </button>
        ))}
      </div>
    </Part>
  );
}

function Fields() {
  const { messages } = useServices();
  const words = messages.details;
  return (
    <Part title="Fields: rest, focus, error, disabled">
      <div className="gallery-fields">
        <label className="stacked-field">
          {words.address}
          <input className="field is-code" defaultValue="a-slug-of-an-article" />
        </label>
        <label className="stacked-field">
          {messages.preflight.rights.credit}
          <input className="field shows-focus" defaultValue="Inês Duarte" />
        </label>
        <label className="stacked-field">
          {words.event.end}
          <input className="field" aria-invalid="true" defaultValue="03/12/2025" />
          <span className="field-error">
            <CircleX aria-hidden />
            {words.event.problems.endBeforeStart}
          </span>
        </label>
        <label className="stacked-field">
          {words.summary}
          <textarea className="field" placeholder={words.summaryHint} rows={2} />
        </label>
        <label className="stacked-field">
          {words.language}
          <span className="select is-field">
            <select>
              <option>English</option>
            </select>
          </span>
        </label>
        <label className="stacked-field">
          {words.event.place}
          <input className="field" disabled defaultValue="Aalhaven" />
        </label>
        <label className="check">
          <input type="checkbox" defaultChecked />
          <span>
            {words.highlighted}
            <small>{words.highlightedHelp}</small>
          </span>
        </label>
        <label className="check">
          <input type="radio" name="kind" defaultChecked />
          <span>{messages.exportDialog.bundle}</span>
        </label>
      </div>
      <div className="gallery-row chips">
        <span className="chip">Rehabilitation</span>
        <span className="chip is-none">{words.uncategorised}</span>
        <Combo
          label={words.addCategory}
          text={messages.common.add}
          options={[{ id: 'a', name: 'Mental health' }]}
          onChoose={() => undefined}
          onCreate={() => undefined}
        />
      </div>
    </Part>
  );
}

function Passing() {
  const { jobs, messages, toasts } = useServices();
  useState(() => {
    const progress = { label: 'Pages', done: 612, total: 1251, unit: 'files' } as const;
    jobs.running.set([{ id: 'job', label: 'Pages', progress, cancelling: false, place: 'files' }]);
    toasts.show(messages.desk.bulk.trashed(4), {
      action: { label: messages.common.undo, run: () => undefined },
    });
  });
  return (
    <Part title="Progress, toast, notices">
      <ProgressLine
        job="job"
        label={messages.exportDialog.working}
        numbers={(progress) =>
          messages.exportDialog.progress(progress?.done ?? 0, progress?.total ?? 0, '')
        }
      />
      <div className="gallery-row">
        <CancelJob job="job" />
      </div>
      <JobList />
      <ToastRegion />
      <div className="strip is-warn" role="note">
        <TriangleAlert aria-hidden />
        <p>{messages.editor.readOnlyTitle}</p>
      </div>
      <div className="note is-bad">{messages.problems.lead}</div>
      <div className="empty">
        <StatusGlyph status="inReview" size={26} />
        <h3>{messages.desk.empty.nothing}</h3>
        <p>{messages.desk.empty.nothingHint}</p>
        <button type="button" className="button">
          {messages.desk.filter.clear}
        </button>
      </div>
    </Part>
  );
}

function Floating() {
  const { messages } = useServices();
  const [asking, setAsking] = useState(false);
  const [width, setWidth] = useState(200);
  return (
    <Part title="Menu, dialog, line between panes">
      <div className="gallery-row">
        <Menu
          trigger={
            <button type="button" className="icon-button" aria-label={messages.common.more}>
              <MoreHorizontal aria-hidden />
            </button>
          }
          items={[
            { id: 'one', label: messages.terms.rename, shortcut: 'F2', run: () => undefined },
            { id: 'two', label: messages.terms.moveUp, isChecked: true, run: () => undefined },
            'separator',
            {
              id: 'three',
              label: messages.details.trash,
              icon: <Trash2 aria-hidden />,
              isDestructive: true,
              run: () => undefined,
            },
          ]}
        />
        <button type="button" className="button" onClick={() => setAsking(true)}>
          <Search aria-hidden />
          {messages.frame.whatToDo}
        </button>
      </div>
      <div style={{ position: 'relative', width, height: 32, background: 'var(--pane)' }}>
        <PaneEdge
          label={messages.details.resize}
          width={width}
          standard={200}
          min={120}
          max={400}
          pane="before"
          onWidth={setWidth}
          onCollapse={() => setWidth(120)}
        />
      </div>
      {asking ? (
        <Modal
          title={messages.save.dialogTitle('A day at sea')}
          lead={messages.save.keptHere}
          size="question"
          onClose={() => setAsking(false)}
        >
          <div className="modal-foot">
            <button type="button" className="button is-primary" onClick={() => setAsking(false)}>
              {messages.common.done}
            </button>
          </div>
        </Modal>
      ) : null}
    </Part>
  );
}

function Gallery({ theme }: { readonly theme: 'light' | 'dark' }) {
  return (
    <main className="gallery">
      <h1>{theme === 'light' ? 'Light' : 'Dark'}</h1>
      <Pills />
      <Buttons />
      <Fields />
      <Passing />
      <Floating />
    </main>
  );
}

const theme = new URLSearchParams(window.location.search).get('theme');
const place = document.getElementById('window');
if (place !== null && (theme === 'light' || theme === 'dark')) {
  document.documentElement.dataset.theme = theme;
  showStates();
  createRoot(place).render(
    <StrictMode>
      <ServicesProvider value={createServices(createFakeBridge().bridge)}>
        <Direction.Provider dir="ltr">
          <TooltipProvider>
            <Gallery theme={theme} />
          </TooltipProvider>
        </Direction.Provider>
      </ServicesProvider>
    </StrictMode>,
  );
} else if (place !== null) {
  createRoot(place).render(
    <div className="gallery-both">
      <iframe title="Light" src="?theme=light" />
      <iframe title="Dark" src="?theme=dark" />
    </div>,
  );
}
