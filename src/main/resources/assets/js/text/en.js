/** The texts that scripts add to the page, in English. */
const many = (n, one, other) => `${n} ${n === 1 ? one : other}`;

export default {
  newThreads: (n) => many(n, 'new update', 'new updates'),
  newReplies: (n) => many(n, 'new reply', 'new replies'),
  newNotifications: (n) => many(n, 'new notification', 'new notifications'),
  left: (n) => `${n} left`,
  soldOut: 'Sold out',
  here: (n) => `${n} here now`,
  inReplyTo: (name) => `In reply to ${name}`,
  offline: 'Connection lost, trying again …',
  reconnected: (n) => (n ? `Reconnected, ${n} new` : 'Reconnected'),
  stale: 'This page has changed: reload',
  draftSaved: 'Draft saved',
  draftRestored: 'Your last draft is back',
  copied: 'Link copied',
  failed: 'It was not sent. Your text is still here.',
  trace: (code, trace) => ` (${code}${trace ? `, trace ${trace}` : ''})`,
  previewEmpty: 'Nothing to preview yet.',
  previewFailed: 'The preview is not available right now.',
  reactionCount: (name, n) => `${name}, ${n}`,
  justNow: 'just now',
  minutes: (n) => `${n} min ago`,
  hours: (n) => `${many(n, 'hour', 'hours')} ago`,
  days: (n) => `${many(n, 'day', 'days')} ago`,
};
