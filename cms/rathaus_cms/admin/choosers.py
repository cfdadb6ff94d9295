"""Choosers without inline scripts. Wagtail writes theirs in Python, so no template can be put in its place."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets import BaseChooser


def render(self: BaseChooser, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
    """The chooser with what to start in data attributes; `admin-init.js` starts it."""
    value_data = self.get_value_data(value)
    options = self.get_js_init_options(attrs["id"], name, value_data)
    start: SafeString = format_html(
        '<span hidden data-rathaus-start="widget" data-rathaus-class="{}" data-rathaus-for="{}"'
        ' data-rathaus-config="{}"></span>',
        self.js_constructor,
        attrs["id"],
        json.dumps(options),
    )
    return format_html("{}{}", mark_safe(self.render_html(name, value_data, attrs)), start)  # noqa: S308 - Wagtail's own


def install() -> None:
    """Called once when the apps are ready."""
    BaseChooser.render = render
