"""KERN's style sheet as served: in its own layer, without !important, cut to the classes in use."""

import re
from collections.abc import Callable, Iterable, Iterator

_STRING = re.compile(r'"[^"]*"|\'[^\']*\'')
_OWN_CLASS = re.compile(r"\.(kern-[\w-]+)")
_IMPORTANT = re.compile(r"\s*!important\b")


def layered(source: str, used: Callable[[str], bool], *, layer: str = "kern") -> str:
    """`source` inside `@layer`. Rules whose kern- classes are not `used` fall out.

    In an early layer an !important would beat every later layer, so all of them go.
    """
    return f"@layer {layer}{{{_kept(source, used)}}}\n"


def class_names(texts: Iterable[str]) -> list[str]:
    """All names in the texts that begin like a class of KERN, sorted."""
    return sorted({name for text in texts for name in re.findall(r"kern-[\w-]*", text)})


def usage(texts: Iterable[str]) -> Callable[[str], bool]:
    """Answers whether a class occurs in the texts. `kern-x--` before a variable counts for all of them."""
    found = set(class_names(texts))
    openings = tuple(name for name in found if name.endswith(("-", "_")) and name != "kern-")
    return lambda name: name in found or name.startswith(openings)


def _kept(source: str, used: Callable[[str], bool]) -> str:
    out = []
    for head, body in _blocks(source):
        if head.startswith("@media"):
            inner = _kept(body, used)
            if inner:
                out.append(f"{head}{{{inner}}}")
        elif head.startswith("@keyframes"):
            out.append(f"{head}{{{body}}}")
        elif not head.startswith("@"):  # @font-face and the like: the platform brings its own
            selectors = [each for each in _selectors(head) if all(map(used, _OWN_CLASS.findall(each)))]
            if selectors:
                out.append(f"{','.join(selectors)}{{{_IMPORTANT.sub('', body)}}}")
    return "".join(out)


def _blocks(source: str) -> Iterator[tuple[str, str]]:
    """The rules of one level as (head, body). Braces inside strings (pictures as data) do not count."""
    plain = _STRING.sub(lambda match: "_" * len(match.group()), source)
    position = 0
    while (opening := plain.find("{", position)) != -1:
        closing = _matching(plain, opening)
        head = source[position:opening].rpartition(";")[2].strip()  # statements such as @charset fall away
        yield head, source[opening + 1 : closing]
        position = closing + 1


def _matching(plain: str, opening: int) -> int:
    depth = 0
    for match in re.compile(r"[{}]").finditer(plain, opening):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.start()
    raise ValueError("a brace is not closed")


def _selectors(head: str) -> list[str]:
    """Splits at commas that stand outside of brackets, as in `a:not(.b,.c), d`."""
    parts, depth, start = [], 0, 0
    for index, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            parts.append(head[start:index].strip())
            start = index + 1
    return [*parts, head[start:].strip()]
