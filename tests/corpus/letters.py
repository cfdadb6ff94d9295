"""Letters to try the typesetting with: a decision, a receipt, a certificate, and one with nothing in it."""

from datetime import UTC, date, datetime

from rathaus_platform.documents.api import (
    Attachment,
    Column,
    Facts,
    Letter,
    Section,
    Sender,
    Table,
    certificate,
    decision,
    receipt,
)

HORIZON = '<svg viewBox="0 0 1440 80" fill="currentColor"><path d="M0 60h1440v20h-1440z"/></svg>'
SENDER = Sender(
    town="Stadt Ahausen",
    office="Steueramt",
    street="Marktplatz 1",
    place="01234 Ahausen",
    mark_svg='<svg viewBox="0 0 40 47" xmlns="http://www.w3.org/2000/svg"><path d="M0 0h40v47z"/></svg>',
    horizon_svg=HORIZON,
)
STATUS = "https://ahausen.example/status/019ac2de-1111-7000-8000-000000000000/"
FOOTER = (Section("Stadt Ahausen", ("Marktplatz 1", "01234 Ahausen")),)
TAX = decision(
    sender=SENDER,
    title="Bescheid über die Hundesteuer 2026",
    number="AHA-26-000123",
    day=date(2026, 12, 1),
    recipient=("Frau", "Erika Mustermann", "Musterweg 12", "01234 Ahausen"),
    summary=("Sie zahlen für 2026 **10,00 €**, bis zum **7. Januar 2027**.",),
    paragraphs=("Guten Tag Erika Mustermann,", "wir setzen die Hundesteuer so fest:"),
    table=Table(
        columns=(Column("Wofür"), Column("Zeitraum"), Column("Betrag", numeric=True)),
        rows=(("Erster Hund", "November und Dezember 2026", "10,00 €"),),
        total=("Sie zahlen für 2026", "10,00 €"),
    ),
    reasons=("Die Steuer beginnt mit dem Monat, in dem Sie den Hund aufgenommen haben.",),
    remedy=Section("Ihr Recht auf Widerspruch", ("Sie können Widerspruch einlegen.",)),
    status_url=STATUS,
    footer=FOOTER,
    attachment=Attachment("bescheid.json", b'{"betrag": "10.00"}', "application/json", "Der Bescheid für Programme"),
)
RECEIPT = receipt(
    sender=SENDER,
    service="Hund anmelden",
    number="AHA-26-000123",
    submitted_at=datetime(2026, 12, 1, 23, 30, tzinfo=UTC),
    duration="Die Bearbeitung dauert voraussichtlich zwei Wochen.",
    status_url=STATUS,
    facts=(Facts("Angaben zum Hund", (("Name", "Bello"),)),),
)
CERTIFICATE = certificate(
    sender=SENDER,
    title="Meldebescheinigung",
    number="AHA-26-000118",
    day=date(2026, 12, 1),
    statement="Hiermit bescheinigen wir nach § 18 Abs. 1 BMG:",
    facts=(Facts("", (("Familienname", "Mustermann"), ("Anschrift", "Musterweg 12\n01234 Ahausen"))),),
)
BARE = Letter(sender=Sender("Stadt B", "", "Weg 1", "1 B"), title="Ein Brief", day=date(2026, 1, 2))
LETTERS = {"decision": TAX, "receipt": RECEIPT, "certificate": CERTIFICATE, "bare": BARE}
