"""Figures of the benchmarks: each with its goal, printed, and handed to `rathaus bench` line by line."""

import json
import os
from pathlib import Path
from typing import Any

Figure = dict[str, Any]  # value, goal, unit, holds, how


def at_most(value: float, goal: float, unit: str, how: str) -> Figure:
    """A figure that must not exceed its goal."""
    return {"value": round(value, 3), "goal": goal, "unit": unit, "holds": value <= goal, "how": how}


def at_least(value: float, goal: float, unit: str, how: str) -> Figure:
    """A figure that must reach its goal."""
    return {"value": round(value, 3), "goal": goal, "unit": unit, "holds": value >= goal, "how": how}


def report(figures: dict[str, Figure]) -> None:
    """Shows all figures, writes them to the file RATHAUS_FIGURES names, and fails if a goal is missed."""
    lines = [json.dumps({"name": name, **figure}, ensure_ascii=False) for name, figure in figures.items()]
    print("\n".join(lines))
    if target := os.environ.get("RATHAUS_FIGURES"):
        with Path(target).open("a", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in lines))
    assert [name for name, figure in figures.items() if not figure["holds"]] == []
