"""Taking back a value that has not counted yet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rathaus_platform.clock import german_date
from rathaus_services.activation import api as activation
from rathaus_services.register.inputs.scalars import Wrong, day
from rathaus_services.register.views.page import actor_of, changer


@require_POST
def withdraw(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """`ab` is the day of the value. A value that has begun stays, with a sentence. Raises UnknownParameter."""
    person = changer(request)
    try:
        on = day(request.POST.get("ab", ""))
        activation.withdraw_parameter(key, name, on, actor=actor_of(person))
    except Wrong:
        raise activation.UnknownParameter from None
    except activation.AlreadyInForce as refusal:
        messages.error(request, str(refusal.text))
    else:
        messages.success(request, _("Zurückgenommen: der Wert ab %(day)s.") % {"day": german_date(on)})
    return redirect("register:value", key, name)
