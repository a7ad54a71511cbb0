// Runs before the first paint, so that a stored scheme doesn't flash; a file of its own because the page allows no inline script.
(function () {
  var stored;
  try {
    stored = localStorage.getItem('plumbline-color-scheme');
  } catch {
    // A browser that forbids storage shows the system's scheme.
    stored = null;
  }
  var dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
