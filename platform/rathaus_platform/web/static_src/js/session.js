// Five minutes before a sign-in ends its notice appears. Another page begins the time anew, and so does the link.
const notice = document.querySelector('[data-tk="sitzung"]');
if (notice) {
  let timer;
  const wait = (seconds) => {
    clearTimeout(timer);
    notice.hidden = seconds > 300;
    timer = setTimeout(() => { notice.hidden = false; }, (seconds - 300) * 1000);
  };
  wait(Number(notice.dataset.seconds));
  notice.querySelector("a").addEventListener("click", async (event) => {
    event.preventDefault();
    const url = event.currentTarget.href;
    const answer = await fetch(url, { headers: { "X-Requested-With": "fetch" } });
    if (answer.ok && !answer.redirected) wait((await answer.json()).seconds);
    else location.assign(url);
  });
}
