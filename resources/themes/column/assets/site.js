// Takes the "New" badge away once an article is older than the site allows, by the calendar of the site's own zone.
// The page says everything without this script; it only keeps yesterday's export true today.
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
  for (const badge of document.querySelectorAll('.badge[data-date]')) {
    if (today - dayNumber(badge.dataset.date) >= Number(newDays)) badge.remove();
  }
})();
