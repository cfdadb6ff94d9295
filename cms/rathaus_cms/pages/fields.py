"""A stream field whose migrations leave the block set out: a new block need not touch every town's schema."""

from typing import Any

from wagtail.fields import StreamField


class ContentField(StreamField):
    """Stored as JSON like Wagtail's own; only what the database must know goes into migrations."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name, path and arguments without blocks and their limits."""
        name, path, _args, kwargs = super().deconstruct()
        for unneeded in ("block_lookup", "min_num", "max_num", "block_counts", "collapsed"):
            kwargs.pop(unneeded, None)
        return name, path, [[]], kwargs
