"""The block set of all content pages."""

from typing import Any

from rathaus_cms.pages.blocks.act import act_blocks
from rathaus_cms.pages.blocks.media import media_blocks
from rathaus_cms.pages.blocks.text import text_blocks


def body_blocks() -> list[tuple[str, Any]]:
    """Every block an editor may put on a page, in groups."""
    return [*text_blocks(), *media_blocks(), *act_blocks()]
