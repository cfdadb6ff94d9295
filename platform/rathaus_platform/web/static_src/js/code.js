// A mailed link carries the code behind the #, which never reaches a server; here it goes into its box.
const box = document.querySelector('[data-tk="code"]');
if (box && location.hash.length > 1) {
  box.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
