"""Paler tones of a town's colour for paper."""


def tint(colour: str, share: float) -> str:
    """`colour` (`#rrggbb`) mixed with white; `share` 0 is white, 1 the colour itself."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
