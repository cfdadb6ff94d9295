"""A browser without scripts: opens pages, follows links, fills and sends the forms it was given, nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import gettext, override
from lxml import html

from rathaus_platform import languages


@dataclass
class Page:
    """One answer with its tree."""

    url: str
    status: int
    tree: Any
    headers: Mapping[str, str]
    content: bytes = b""

    @property
    def heading(self) -> str:
        return self.tree.xpath("string(//main//h1)").strip() or self.tree.xpath("string(//h1)").strip()

    @property
    def title(self) -> str:
        return str(self.tree.xpath("string(//title)")).strip()

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.tree.itertext()).split())

    @property
    def complaints(self) -> list[str]:
        """The sentences of the summary of errors."""
        return [" ".join(a.text_content().split()) for a in self.tree.xpath('//*[@role="alert"]//li/a')]

    @property
    def targets(self) -> list[str]:
        """Where these sentences lead."""
        return [a.get("href") for a in self.tree.xpath('//*[@role="alert"]//li/a')]

    @property
    def language(self) -> languages.Language:
        """The language the page says it is in."""
        return next(one for one in languages.ALL if one.tag == self.tree.xpath("string(/html/@lang)"))

    def said(self, words: str) -> str:
        """German words of the program as this page says them."""
        with override(self.language.code):
            return gettext(words)

    def link(self, words: str) -> str:
        """The address of the first link with these (German) words."""
        words = self.said(words)
        for anchor in self.tree.xpath("//a[@href]"):
            if words in " ".join(anchor.text_content().split()):
                return urljoin(self.url, anchor.get("href"))
        raise AssertionError(f"no link {words!r} on {self.url}: {self.heading}")

    def form_of(self, words: str) -> tuple[Any, Any]:
        """(form, button) of the first button with these (German) words."""
        words = self.said(words)
        for button in self.tree.xpath("//form//button"):
            if words in " ".join(button.text_content().split()):
                return button.xpath("ancestor::form")[0], button
        raise AssertionError(f"no button {words!r} on {self.url}: {self.heading}")

    @property
    def names(self) -> set[str]:
        """The names of all boxes on the page."""
        return {box.get("name") for box in self.tree.xpath("//form//*[self::input or self::select or self::textarea]")}


class Browser:
    """One person's browser at one town."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.client.handler.enforce_csrf_checks = True
        self.page = Page("", 0, html.fromstring("<html/>"), {})

    def open(self, url: str) -> Page:
        """Go to an address and wherever it leads."""
        return self._arrived(self.client.get(url, follow=True))

    def follow(self, words: str) -> Page:
        """Click a link."""
        return self.open(self.page.link(words))

    def press(
        self, words: str, filled: Mapping[str, Any] | None = None, files: Iterable[tuple[str, str, bytes]] = ()
    ) -> Page:
        """Fill the form in and press the button; what is not filled stays as the page had it."""
        form, button = self.page.form_of(words)
        data = {**_given(form), **(filled or {})}
        if button.get("name"):
            data[button.get("name")] = button.get("value", "")
        for name, file, content in files:
            assert form.get("enctype") == "multipart/form-data", "the form cannot carry files"
            data.setdefault(name, [])
            data[name] = [*data[name], SimpleUploadedFile(file, content)]
        target = urljoin(self.page.url, button.get("formaction") or form.get("action") or self.page.url)
        if (form.get("method") or "get").lower() == "get":
            return self._arrived(self.client.get(target, data, follow=True))
        return self._arrived(self.client.post(target, data, follow=True))

    def _arrived(self, response: Any) -> Page:
        chain = response.redirect_chain
        url = chain[-1][0] if chain else response.request["PATH_INFO"]
        query = response.request.get("QUERY_STRING")
        if not chain and query:
            url = f"{url}?{query}"
        self.page = Page(
            url, response.status_code, html.fromstring(response.content), dict(response.headers), response.content
        )
        return self.page


def _given(form: Any) -> dict[str, Any]:
    """What the form would send as it stands."""
    data: dict[str, Any] = {}
    for box in form.xpath(".//*[self::input or self::select or self::textarea][@name]"):
        name, kind = box.get("name"), box.get("type", "text") if box.tag == "input" else box.tag
        if kind in ("file", "submit", "button"):
            continue
        if kind in ("radio", "checkbox"):
            if box.get("checked") is not None:
                data.setdefault(name, []).append(box.get("value", "on"))
            continue
        if kind == "select":
            data[name] = next((option.get("value") for option in box.xpath(".//option[@selected]")), "")
        else:
            data[name] = box.text_content().lstrip("\n") if kind == "textarea" else box.get("value", "")
    return data
