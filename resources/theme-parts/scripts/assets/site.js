// Three small things that the page can do without.
// A video plays where its card is, once the reader asks for it: before that nothing of another site is loaded.
(() => {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.video > a') : null;
    const player = link?.parentElement.dataset.player;
    if (!player || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const frame = document.createElement('iframe');
    frame.src = player;
    frame.title = link.querySelector('.video-title').textContent;
    frame.allow = 'fullscreen; picture-in-picture';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    link.replaceWith(frame);
    frame.focus();
  });
})();

// Takes the "New" badge away once an article is older than the site allows, and an event to the past ones once its last
// day is over, both by the calendar of the site's own zone. The page says everything without this script; it only keeps
// yesterday's export true today.
(() => {
  const { newDays, timeZone } = document.body.dataset;
  const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 86400000;
  let today;
  try {
    const parts = {};
    const format = new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    for (const { type, value } of format.formatToParts(new Date())) parts[type] = value;
    today = dayNumber(`${parts.year}-${parts.month}-${parts.day}`);
  } catch {
    return;
  }
  document.body.dataset.today = today;
  for (const badge of document.querySelectorAll('.badge[data-date]')) {
    if (today - dayNumber(badge.dataset.date) >= Number(newDays)) badge.remove();
  }
  const upcoming = document.querySelector('[data-upcoming]');
  const past = document.querySelector('[data-past]');
  for (const event of upcoming?.querySelectorAll('[data-until]') ?? []) {
    if (dayNumber(event.dataset.until) >= today) continue;
    event.remove();
    past?.querySelector('ol').prepend(event);
    past?.removeAttribute('hidden');
  }
  if (upcoming?.children.length === 0) {
    document.querySelector('[data-nothing-ahead]')?.removeAttribute('hidden');
  }
})();
