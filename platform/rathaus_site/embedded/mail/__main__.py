"""The mail catcher: takes every mail by SMTP, keeps it as a file, and shows the mails on a small page.

Started as `python -m rathaus_site.embedded.mail FOLDER SMTP_PORT PAGE_PORT`. Nothing leaves the machine.
"""

import signal
import sys
from http.server import ThreadingHTTPServer
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from rathaus_site.embedded.mail.page import page_handler
from rathaus_site.embedded.mail.store import MailStore


class _Keeper:
    """What aiosmtpd calls for each mail."""

    def __init__(self, store: MailStore) -> None:
        self.store = store

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.store.keep(envelope.original_content or b"", envelope.mail_from or "", envelope.rcpt_tos)
        return "250 Message accepted for delivery"


def main() -> None:
    """Runs until SIGTERM or SIGINT."""
    folder, smtp_port, page_port = sys.argv[1:]
    store = MailStore(Path(folder))
    smtp = Controller(_Keeper(store), hostname="127.0.0.1", port=int(smtp_port))
    page = ThreadingHTTPServer(("127.0.0.1", int(page_port)), page_handler(store))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    smtp.start()
    try:
        page.serve_forever()
    except KeyboardInterrupt:
        smtp.stop()
        page.server_close()


if __name__ == "__main__":
    main()
