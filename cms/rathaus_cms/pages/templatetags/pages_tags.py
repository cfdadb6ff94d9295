"""`{% load pages_tags %}`: what stands around a page's own content."""

from typing import Any

from django import template
from django.template.context import RequestContext

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages import queries
from rathaus_cms.pages.models import InfoPage
from rathaus_platform.web.api import Link

register = template.Library()
ROOT_DEPTH = 1


@register.inclusion_tag("kit/crumbs.html", takes_context=True)
def page_crumbs(context: RequestContext) -> dict[str, Any]:
    """The way from the start page to this one; one statement."""
    page: TownPage = context["page"]
    above = page.get_ancestors().filter(depth__gt=ROOT_DEPTH) if page.path else []
    request = context.get("request")
    links = [Link("Start" if place == 0 else step.title, step.get_url(request)) for place, step in enumerate(above)]
    return {"crumbs": [*links, Link(page.title, "")]}


@register.simple_tag(takes_context=True)
def page_summary(context: RequestContext) -> str:
    """The sentence for search engines: the editor's, else the lead."""
    page = context.get("page")
    return str(getattr(page, "search_description", "") or getattr(page, "lead", "") or "")


@register.simple_tag(takes_context=True)
def child_pages(context: RequestContext) -> list[InfoPage]:
    """`{% child_pages as children %}`: published pages under this one."""
    page = context["page"]
    return queries.children_of(page) if page.path else []
