// <script src="https://…/embed.js" async data-question="officer vs director?"></script> puts the page here.
(() => {
  const script = document.currentScript;
  if (!script) return;
  const { origin } = new URL(script.src);
  const { question, height = '480' } = script.dataset;
  const frame = document.createElement('iframe');
  frame.src = `${origin}/embed${question ? `?${new URLSearchParams({ q: question })}` : ''}`;
  frame.title = 'Rolewise: how two jobs differ';
  frame.loading = 'lazy';
  frame.style.cssText = `width:100%;border:0;height:${Number.parseInt(height, 10) || 480}px`;
  script.after(frame);
  addEventListener('message', (event) => {
    const tall = event.data?.rolewise?.height;
    if (event.source === frame.contentWindow && event.origin === origin && Number.isFinite(tall)) {
      frame.style.height = `${Math.min(Math.max(tall, 160), 6000)}px`;
    }
  });
})();
