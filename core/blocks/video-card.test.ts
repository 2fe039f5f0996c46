import { describe, expect, it } from 'vitest';
import { videoOf } from './video-card.ts';

describe('the address of a video', () => {
  it.each([
    ['https://www.youtube.com/watch?feature=x&v=abcdefghijk&t=3', 'YouTube', 'abcdefghijk'],
    ['https://youtube.com/live/abcdefghijk', 'YouTube', 'abcdefghijk'],
    ['https://vimeo.com/123456789/0a1b2c', 'Vimeo', 'h=0a1b2c'],
    ['https://player.vimeo.com/video/123456789', 'Vimeo', '123456789'],
    ['https://video.example.org/w/9c9de5e8-0a1e', 'PeerTube', '9c9de5e8-0a1e'],
    ['https://tube.example.org/videos/watch/kkGMgK9ZtnKfYAgnEtQxbv', 'PeerTube', 'kkGMgK9Z'],
  ])('is read from %s', (address, service, part) => {
    expect(videoOf(address)).toMatchObject({ service, player: expect.stringContaining(part) });
  });

  it.each(['https://example.org/film.mp4', 'javascript:alert(1)', 'https://youtube.com/@channel'])(
    'is none of ours: %s',
    (address) => expect(videoOf(address)).toBeUndefined(),
  );
});
