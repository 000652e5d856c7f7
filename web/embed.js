/**
 * Shows the respondent's page where this script's tag stands:
 *
 * <script src="https://feedback.example.org/embed.js" async></script>
 *
 * The visitor types the code there. It is not handed over by the site around: that would put it in the site's
 * addresses and logs.
 */
const patience = 5000;
const tallest = 10_000;
const tag = document.currentScript;
const url = new URL('/chat', tag.src);

const frame = document.createElement('iframe');
frame.title = tag.dataset.title || 'Tell us what it was like';
frame.loading = 'lazy';
frame.referrerPolicy = 'no-referrer';
Object.assign(frame.style, { display: 'block', width: '100%', height: '40rem', border: '0' });

const link = document.createElement('a');
link.href = url.href;
link.target = '_blank';
link.rel = 'noopener noreferrer';
link.textContent = `${frame.title} (opens in a new tab)`;
link.hidden = true;

let heard = false;
addEventListener('message', ({ origin, source, data }) => {
  if (origin !== url.origin || source !== frame.contentWindow) return;
  const height = data?.sayback?.height;
  if (!Number.isFinite(height) || height <= 0) return;
  heard = true;
  link.hidden = true;
  frame.hidden = false;
  frame.style.display = 'block';
  frame.style.height = `${Math.min(Math.ceil(height), tallest)}px`;
});

// A browser tells nobody that it refused a frame; only the silence shows.
frame.addEventListener('load', () => {
  setTimeout(() => {
    if (heard) return;
    frame.style.display = 'none';
    link.hidden = false;
  }, patience);
});

frame.src = url.href;
tag.after(frame, link);
