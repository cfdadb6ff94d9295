"""Small XDatenfelder 3.0.0 and Genericode files of our own, written part by part."""

_ROOT = "xdatenfelder.stammdatenschema.0102"
_SPACE = "urn:xoev-de:fim:standard:xdatenfelder_3.0.0"


def schema(*children: str, name: str = "Hund anmelden", extra: str = "") -> bytes:
    """A whole data schema."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xdf:{_ROOT} xmlns:xdf="{_SPACE}"><xdf:header>'
        "<xdf:nachrichtID>1</xdf:nachrichtID><xdf:erstellungszeitpunkt>2026-11-24T07:00:00Z</xdf:erstellungszeitpunkt>"
        f"</xdf:header><xdf:stammdatenschema>{_common('S17000000001', name)}{extra}"
        f"{''.join(children)}</xdf:stammdatenschema></xdf:{_ROOT}>"
    ).encode()


def group(fim_id: str, name: str, *children: str, times: str = "1:1", art: str = "") -> str:
    """A group where it stands."""
    kind = f"<xdf:art>{_code(art)}</xdf:art>" if art else ""
    return _in_structure("datenfeldgruppe", f"{_element(fim_id, name)}{kind}{''.join(children)}", times)


def field(
    fim_id: str, name: str, datatype: str = "text", *, times: str = "1:1", kind: str = "input", extra: str = ""
) -> str:
    """A field where it stands."""
    kinds = f"<xdf:feldart>{_code(kind)}</xdf:feldart><xdf:datentyp>{_code(datatype)}</xdf:datentyp>"
    return _in_structure("datenfeld", _element(fim_id, name) + kinds + extra, times)


def values(*pairs: tuple[str, str]) -> str:
    """An inline list of a select field."""
    inside = "".join(
        f"<xdf:wert><xdf:code>{code}</xdf:code><xdf:name>{name}</xdf:name></xdf:wert>" for code, name in pairs
    )
    return f"<xdf:werte>{inside}</xdf:werte>"


def list_reference(uri: str, version: str) -> str:
    """A field's pointer to a published code list."""
    return (
        f"<xdf:codelisteReferenz><xdf:canonicalIdentification>{uri}</xdf:canonicalIdentification>"
        f"<xdf:version>{version}</xdf:version><xdf:canonicalVersionUri>{uri}_{version}</xdf:canonicalVersionUri>"
        "</xdf:codelisteReferenz>"
    )


def rule(fim_id: str, name: str, text: str) -> str:
    """A rule as people write it."""
    return (
        f"<xdf:regel><xdf:identifikation><xdf:id>{fim_id}</xdf:id><xdf:version>1.0.0</xdf:version></xdf:identifikation>"
        f"<xdf:name>{name}</xdf:name><xdf:freitextRegel>{text}</xdf:freitextRegel><xdf:typ>{_code('V')}</xdf:typ></xdf:regel>"
    )


def code_list(uri: str, version: str, *pairs: tuple[str, str]) -> bytes:
    """A Genericode file."""
    rows = "".join(
        f'<Row><Value ColumnRef="code"><SimpleValue>{code}</SimpleValue></Value>'
        f'<Value ColumnRef="wert"><SimpleValue>{name}</SimpleValue></Value></Row>'
        for code, name in pairs
    )
    return (
        '<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><Identification>'
        f"<ShortName>Hunderassen</ShortName><Version>{version}</Version><CanonicalUri>{uri}</CanonicalUri>"
        f"<CanonicalVersionUri>{uri}_{version}</CanonicalVersionUri></Identification><ColumnSet>"
        '<Column Id="wert" Use="required"/><Column Id="code" Use="required"/>'
        '<Key Id="k"><ColumnRef Ref="code"/></Key></ColumnSet>'
        f"<SimpleCodeList>{rows}</SimpleCodeList></gc:CodeList>"
    ).encode()


def _in_structure(kind: str, inside: str, times: str) -> str:
    return (
        f"<xdf:struktur><xdf:anzahl>{times}</xdf:anzahl><xdf:enthaelt><xdf:{kind}>{inside}</xdf:{kind}>"
        "</xdf:enthaelt></xdf:struktur>"
    )


def _element(fim_id: str, name: str) -> str:
    labels = f"<xdf:bezeichnungEingabe>{name}</xdf:bezeichnungEingabe>"
    return f"{_common(fim_id, name)}{labels}<xdf:schemaelementart>{_code('HAR')}</xdf:schemaelementart>"


def _common(fim_id: str, name: str) -> str:
    return (
        f"<xdf:identifikation><xdf:id>{fim_id}</xdf:id><xdf:version>1.0.0</xdf:version></xdf:identifikation>"
        f"<xdf:name>{name}</xdf:name><xdf:freigabestatus>{_code('6')}</xdf:freigabestatus>"
    )


def _code(value: str) -> str:
    return f"<code>{value}</code>"
