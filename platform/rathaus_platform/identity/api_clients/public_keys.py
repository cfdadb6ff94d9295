"""Reads the public key that the owner of a program hands in: PEM, or JWK as JSON. Pure."""

import json
from typing import Final

from django.utils.translation import gettext as _
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.realms.values import Rep

_LONGEST: Final = 10_000  # characters
_LEAST_BITS: Final = 2048  # of RSA
_CURVES: Final = {"P-256": "ES256", "P-384": "ES384", "P-521": "ES512"}


def public_key(text: str) -> Rep:
    """The key as JWK with its name (`kid`): the one it brings, else its thumbprint (RFC 7638). Raises Invalid.

    A private key is refused and not kept: who has sent it about needs another.
    """
    key = _read(text)
    if key.is_private:
        raise _refused(_("Das ist ein privater Schlüssel. Er darf nicht weitergegeben werden: Machen Sie einen neuen."))
    told = key.as_dict(private=False)
    if isinstance(key, RSAKey) and key.raw_value.key_size < _LEAST_BITS:
        raise _refused(_("Ein RSA-Schlüssel braucht mindestens 2048 Bit."))
    if isinstance(key, ECKey) and told["crv"] not in _CURVES:
        raise _refused(_("Diese Kurve nimmt Keycloak nicht: P-256, P-384 oder P-521."))
    alg = {"alg": _CURVES[str(told["crv"])]} if isinstance(key, ECKey) else {}
    needed = {name: told[name] for name in ("kty", "crv", "x", "y", "n", "e") if name in told}
    return {**needed, **alg, "kid": str(told.get("kid") or key.thumbprint())[:100], "use": "sig"}


def _read(text: str) -> ECKey | RSAKey:
    value: str | Rep = text
    try:
        if text.lstrip().startswith("{"):
            value = json.loads(text)
        if len(text) <= _LONGEST:
            for kind in (ECKey, RSAKey):
                if not isinstance(value, dict) or value.get("kty") == kind.key_type:
                    try:
                        return kind.import_key(value)
                    except (JoseError, ValueError, TypeError, KeyError):
                        continue
    except ValueError:
        pass
    raise _refused(_("Das ist kein öffentlicher Schlüssel: erwartet wird PEM oder JWK, RSA oder EC."))


def _refused(text: str) -> Invalid:
    return Invalid(problems=[FieldProblem("key", text)])
