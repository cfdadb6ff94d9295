"""The slots that the documents of a service may use beside its fields and parameters. Pure; rules read it."""

KNOWN = frozenset(
    {
        "anschrift",
        "antragsdatum",
        "bekanntgabe",
        "betrag",
        "datum",
        "eingang",
        "faellig_am",
        "gebuehr",
        "gruende",
        "grundlage",
        "jahr",
        "leistung",
        "name",
        "nummer",
        "stadt",
        "stelle",
        "widerspruch_bis",
    }
)
