"""Writing SVG: flat shapes with whole coordinates, coloured by class names the style sheet knows."""

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """One path: `kind` is its class (a token of `Picture`, or an edge `e…`), `d` its outline."""

    kind: str
    d: str

    def svg(self) -> str:
        """The element, as short as it can be."""
        return f'<path class="{self.kind}" d="{self.d}"/>'


def polygon(points: Iterable[Point]) -> str:
    """A closed outline through the points."""
    return _line(points) + "z"


def polyline(points: Iterable[Point]) -> str:
    """An open line through the points."""
    return _line(points)


def rect(x: float, y: float, width: float, height: float) -> str:
    """A rectangle from its upper left corner."""
    return f"M{round(x)} {round(y)}h{round(width)}v{round(height)}h{-round(width)}z"


def pill(x: float, y: float, width: float, height: float) -> str:
    """A rectangle with round ends."""
    half = round(height / 2)
    straight = round(width) - 2 * half
    arc = f"a{half} {half} 0 0 1"
    return f"M{round(x) + half} {round(y)}h{straight}{arc} 0 {2 * half}h{-straight}{arc} 0 {-2 * half}z"


def arch(x: float, y: float, width: float, height: float) -> str:
    """A window or door with a round top; x, y is its lower left corner."""
    half = width / 2
    side = round(height - half)
    return f"M{round(x)} {round(y)}v{-side}a{half:g} {half:g} 0 0 1 {round(width)} 0v{side}z"


def ellipse(cx: float, cy: float, rx: float, ry: float) -> str:
    """An ellipse around a point."""
    rx, ry = round(rx), round(ry)
    arc = f"a{rx} {ry} 0 1 1"
    return f"M{round(cx) - rx} {round(cy)}{arc} {2 * rx} 0{arc} {-2 * rx} 0z"


def svg_of(shapes: Iterable[Shape]) -> str:
    """The elements in order; neighbours of one kind become one path, which saves a third of the bytes."""
    parts: list[str] = []
    kind, outlines = "", [""]
    for shape in shapes:
        if shape.kind != kind and kind:
            parts.append(Shape(kind, "".join(outlines)).svg())
            outlines = []
        kind = shape.kind
        outlines.append(shape.d)
    if kind:
        parts.append(Shape(kind, "".join(outlines)).svg())
    return "".join(parts)


def _line(points: Iterable[Point]) -> str:
    whole = [(round(x), round(y)) for x, y in points]
    first, *rest = whole
    written = [f"M{first[0]} {first[1]}"]
    before = first
    for x, y in rest:
        dx, dy = x - before[0], y - before[1]
        written.append(f"h{dx}" if dy == 0 else f"v{dy}" if dx == 0 else f"l{dx} {dy}")
        before = (x, y)
    return "".join(written)
