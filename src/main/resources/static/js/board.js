// The board on a wall: it stays fresh by itself, and a click or F takes the whole screen.
const MINUTE = 60_000;

if (document.body.classList.contains('wall')) {
  setTimeout(() => location.reload(), MINUTE);
  const whole = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  document.querySelector('[data-fullscreen]')?.addEventListener('click', whole);
  document.addEventListener('keydown', event => {
    if (event.key === 'f' || event.key === 'F') whole();
  });
}
