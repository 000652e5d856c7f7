// A page that waits for something looks again every half second; without this it does so every two seconds.
const soon = 500;
if (document.querySelector('[data-waiting]')) setTimeout(() => location.reload(), soon);
