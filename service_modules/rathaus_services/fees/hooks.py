"""Fees that no rule of the engine can say: a pure function in the module's hooks.py, of the release itself.

The source lies in the release, so an old case is reckoned with the code it began with. Rule R903 reads the code before
it is delivered; here it gets few builtins, the sdk, and little time, because a mistake must not hold up a town.
"""

import builtins
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from types import FrameType, ModuleType
from typing import Any

from rathaus_services.fees.values import FeeResult
from rathaus_services.manifest import Module

MOST_SECONDS = 0.5
ALLOWED = frozenset({"__future__", "collections.abc", "datetime", "decimal", "rathaus_services.sdk", "typing"})
"""Modules that hooks may import."""
_BUILTINS = (
    *("abs", "all", "any", "bool", "dict", "divmod", "enumerate", "filter", "float", "frozenset", "int", "isinstance"),
    *("len", "list", "map", "max", "min", "range", "reversed", "round", "set", "sorted", "str", "sum", "tuple", "zip"),
    *("ValueError", "KeyError"),
)


class HookTooSlow(RuntimeError):
    """A hook reckoned longer than MOST_SECONDS."""


def compute(
    module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any], on: date, _language: str
) -> FeeResult:
    """What the module's function says. It gets plain values and must return a FeeResult. Raises HookTooSlow."""
    with _limited():
        function: Callable[..., FeeResult] = getattr(_loaded(module.content["hooks"]), module.fee["function"])
        return function(answers, parameters, on)


@lru_cache(maxsize=64)
def _loaded(source: str) -> ModuleType:
    """The code as a module, with what it may use and nothing else."""
    loaded = ModuleType("rathaus_services.fees.loaded_hooks")
    allowed = {name: getattr(builtins, name) for name in _BUILTINS if hasattr(builtins, name)}
    loaded.__dict__["__builtins__"] = {**allowed, "__import__": _import}
    exec(compile(source, "hooks.py", "exec"), loaded.__dict__)  # noqa: S102
    return loaded


def _import(name: str, *arguments: Any) -> ModuleType:
    if name not in ALLOWED:
        raise ImportError(name)
    found: ModuleType = builtins.__import__(name, *arguments)
    return found


@contextmanager
def _limited() -> Iterator[None]:
    """Every line of this thread looks at the clock; a timer's signal would reach the main thread only."""
    end = time.monotonic() + MOST_SECONDS
    before = sys.gettrace()

    def look(frame: FrameType, _event: str, _argument: Any) -> Any:
        if time.monotonic() > end and frame.f_code.co_filename == "hooks.py":
            raise HookTooSlow
        return look if frame.f_code.co_filename == "hooks.py" else None

    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(before)
