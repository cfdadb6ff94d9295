"""What other packages may take from the town kit in Python; templates take tags and includes."""

from rathaus_platform.web.client import client_ip
from rathaus_platform.web.errors import answer, to_sign_in
from rathaus_platform.web.icons import icon_svg
from rathaus_platform.web.links import Link, LinkGroup
from rathaus_platform.web.look_cookies import dismissed, scheme_of
from rathaus_platform.web.translated import translated

__all__ = [
    "Link",
    "LinkGroup",
    "answer",
    "client_ip",
    "dismissed",
    "icon_svg",
    "scheme_of",
    "to_sign_in",
    "translated",
]
