// How far is a change of many files, while its dialog waits for it?
import { useServices } from '../../app/services.ts';
import { DialogProgress } from '../../ui/JobProgress.tsx';
import { Modal } from '../../ui/Modal.tsx';

export function ChangingFiles(props: {
  readonly title: string;
  readonly job: string;
  readonly onClose: () => void;
}) {
  const { messages } = useServices();
  const words = messages.media;
  return (
    <Modal title={props.title} canClose={false} onClose={props.onClose}>
      <DialogProgress
        job={props.job}
        label={words.working}
        numbers={(progress) =>
          progress === null ? words.preparing : words.progress(progress.done, progress.total)
        }
      />
    </Modal>
  );
}
