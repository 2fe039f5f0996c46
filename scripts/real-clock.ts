// Which clock does a file of tests begin with? The real one: files share a process, and one that left its clock standing held the next for ever.
import { afterAll, vi } from 'vitest';

afterAll(() => void vi.useRealTimers());
