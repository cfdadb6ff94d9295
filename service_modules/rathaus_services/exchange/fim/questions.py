"""From a FIM tree to the questions of a form: pages and lists from groups, blocks where they fit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rathaus_services import blocks
from rathaus_services.exchange.fim import details
from rathaus_services.exchange.fim.element import code_of
from rathaus_services.exchange.fim.kinds import Kind, kind_of, unasked
from rathaus_services.exchange.fim.names import options_for, slug, twelve, unused
from rathaus_services.exchange.fim.tree import Node
from rathaus_services.exchange.genericode import CodeList
from rathaus_services.rules.addresses import RESERVED

NO_NUMBER = "Die Nummer im Schema hat nicht die Form einer FIM-Nummer; das Original steht in fim.json"
_OWN_STEP = ("upload", "group")


@dataclass
class Form:
    """The questions in order. `questions` says where each stands in the schema, `left_out` why others are not asked."""

    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    steps: dict[str, str] = field(default_factory=dict)
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    lists: dict[str, CodeList] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)


def form_of(root: Node, lists: Mapping[str, CodeList]) -> Form:
    """All questions of a schema, group or field. Lists are known by their version address, or by their address."""
    maker = _Maker(lists)
    if root.kind == "datenfeld":
        maker.ask(root, maker.step("Angaben"), optional=False)
    else:
        maker.page(root, optional=False)
    asked = {field["x-step"] for field in maker.form.fields.values()}
    maker.form.steps = {name: title for name, title in maker.form.steps.items() if name in asked}
    return maker.form


class _Maker:
    def __init__(self, lists: Mapping[str, CodeList]) -> None:
        self.form = Form()
        self.known = lists

    def page(self, group: Node, *, optional: bool) -> None:
        """The fields of a group on one page; groups inside it get pages of their own."""
        if code_of(group.element.get("art")) == "X":
            optional = True
            self._note(
                group, "Auswahlgruppe: genau eines davon ist auszufüllen. Schreiben Sie dafür eine Frage mit x-when."
            )
        elif optional:
            self._note(group, "Die Gruppe ist freiwillig (0:1); Pflicht gilt darin nur, wenn sie ausgefüllt wird.")
        step = ""
        for child in group.children:
            free = optional or child.least == 0
            if child.kind == "datenfeld" or self._as_block(child) or child.most != 1:
                step = step or self.step(details.label(group.element))
                self.ask(child, step, optional=free)
            else:
                self.page(child, optional=free)
        if not group.children and group.kind != "stammdatenschema":
            self.form.left_out[group.place] = "Gruppe ohne Felder"

    def ask(self, node: Node, step: str, *, optional: bool) -> None:
        """One question on this page, or the reason why it is none."""
        reason = unasked(node) if node.kind == "datenfeld" else ""
        if reason:
            self.form.left_out[node.place] = reason
            return
        name = unused(slug(details.label(node.element)), self.form.fields)
        schema, texts = self._question(node, name)
        schema["x-step"] = self._own_step(schema, step, name, texts["label"])
        self.form.fields[name] = schema
        self.form.texts[name] = texts
        self.form.questions[name] = node.place
        if not optional:
            self.form.required.append(name)

    def step(self, title: str) -> str:
        """A new page of this title."""
        name = unused(slug(title), {*self.form.steps, *RESERVED})
        self.form.steps[name] = title
        return name

    def _question(self, node: Node, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
        if node.kind == "datenfeld":
            if node.most == 1 or details.kind(node.element)[0] == "select" or details.kind(node.element)[1] == "file":
                return self._field(node, name)
            return self._list(node, [node], name)
        block = self._as_block(node)
        if block:
            self._below(node, name)
            return {"$ref": f"blocks.json#/$defs/{block}"}, _words(node)
        return self._list(node, list(self._leaves(node)), name)

    def _field(self, node: Node, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
        kind = self._kind(node)
        texts = _words(node)
        if kind.choices:
            return {**kind.schema, "x-list": self._kept(kind.choices), **_number(node)}, texts
        return _with_block(kind, node), texts | _yes_no(kind)

    def _list(self, node: Node, parts: list[Node], name: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """A repeatable group or field as a list of entries."""
        properties: dict[str, Any] = {}
        texts: dict[str, Any] = {}
        required = []
        for part in parts:
            inner = unused(slug(details.label(part.element)), properties)
            kind = self._kind(part)
            schema, words = _with_block(kind, part), _words(part) | _yes_no(kind)
            if kind.choices:
                self._kept(kind.choices)
                options = options_for(kind.choices.entries)
                schema["enum"] = [*options]
                words["options"] = {option: text for option, (_code, text) in options.items()}
            properties[inner], texts[inner] = schema, words
            self.form.questions[f"{name}.{inner}"] = part.place
            if part is node or part.least > 0:
                required.append(inner)
        most = min(node.most or 50, 50)
        schema = {
            "x-kind": "group",
            "type": "array",
            **({"minItems": node.least} if node.least else {}),
            "maxItems": most,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": required,
                "properties": properties,
            },
            **_number(node),
        }
        return schema, _words(node) | {"parts": texts}

    def _kept(self, found: CodeList) -> str:
        """The name of the list's file. Lists of parts are kept too: options are spelled otherwise than some codes."""
        name = unused(slug(found.name), {other for other, one in self.form.lists.items() if one != found})
        self.form.lists[name] = found
        return name

    def _leaves(self, group: Node) -> Iterator[Node]:
        """The fields of a list's entry; what a list cannot hold is left out with its reason."""
        for child in group.children:
            datatype = details.kind(child.element)[1] if child.kind == "datenfeld" else ""
            reason = unasked(child) if child.kind == "datenfeld" else ""
            if datatype == "file":
                reason = "Nachweis in einer Liste: das Formular fragt Nachweise auf eigenen Seiten"
            elif child.most != 1:
                reason = "Liste in einer Liste: das Formular kennt nur eine Ebene"
            if reason:
                self._leave_out(child, reason)
            elif child.kind == "datenfeld":
                yield child
            else:
                yield from self._leaves(child)

    def _leave_out(self, node: Node, reason: str) -> None:
        self.form.left_out[node.place] = reason
        for child in node.children:
            self._leave_out(child, reason)

    def _below(self, node: Node, name: str) -> None:
        for child in node.children:
            self.form.questions[f"{name}.{slug(details.label(child.element))}"] = child.place

    def _kind(self, node: Node) -> Kind:
        kind = kind_of(node, self.known)
        for note in kind.notes:
            self._note(node, note)
        return kind

    def _own_step(self, schema: Mapping[str, Any], step: str, name: str, title: str) -> str:
        """Lists and uploads have pages of their own (rule R212)."""
        kind = schema.get("x-kind") or blocks.fields()[schema["$ref"].rpartition("/")[2]]["x-kind"]
        if kind not in _OWN_STEP:
            return step
        own = f"{step}_nachweise" if kind == "upload" else unused(name, self.form.steps)
        self.form.steps.setdefault(own, title)
        return own

    def _as_block(self, node: Node) -> str:
        """The block that asks exactly for this group, if there is one."""
        if node.kind != "datenfeldgruppe" or node.most != 1 or not node.children:
            return ""
        name, block = _block_of(node)
        known = {part.get("x-fim") or _fim_of(part) for part in block.get("properties", {}).values()}
        known |= set(block.get("x-fim-parts", {}).values())
        return name if name and {twelve(child.fim_id) for child in node.children} == known else ""

    def _note(self, node: Node, text: str) -> None:
        self.form.notes.append((node.place, text))


def _with_block(kind: Kind, node: Node) -> dict[str, Any]:
    """The block of the harmonised field where its kind fits; the schema's own limits win."""
    name, block = _block_of(node)
    if name and block["x-kind"] == kind.schema["x-kind"]:
        own = {word: value for word, value in kind.schema.items() if word in ("minLength", "maxLength", "pattern")}
        return {"$ref": f"blocks.json#/$defs/{name}", **own}
    return {**kind.schema, **_number(node)}


def _block_of(node: Node) -> tuple[str, Mapping[str, Any]]:
    fim_id = twelve(node.fim_id)
    found = ((name, block) for name, block in blocks.fields().items() if fim_id and block.get("x-fim") == fim_id)
    return next(found, ("", {}))


def _fim_of(part: Mapping[str, Any]) -> str | None:
    fim: str | None = blocks.fields()[part["$ref"].rpartition("/")[2]]["x-fim"] if "$ref" in part else None
    return fim


def _number(node: Node) -> dict[str, Any]:
    fim_id = twelve(node.fim_id)
    return {"x-fim": fim_id} if fim_id else {"x-fim": None, "x-fim-reason": f"{NO_NUMBER} ({node.fim_id})"}


def _words(node: Node) -> dict[str, Any]:
    words = {"label": _line(details.label(node.element))}
    hint = _line(details.help_text(node.element))
    return words | ({"hint": hint} if hint else {})


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _yes_no(kind: Kind) -> dict[str, Any]:
    return {"options": {"ja": "Ja", "nein": "Nein"}} if kind.schema["x-kind"] == "yes_no" else {}
