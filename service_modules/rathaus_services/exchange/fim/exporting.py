"""A service that came from FIM, written back as the XDatenfelder file it came from: ids, versions, rules, lists."""

import json
from pathlib import Path
from typing import Any

from rathaus_services.exchange.fim.writing import write
from rathaus_services.exchange.refused import Refused, finding

FILE = "fim.json"


def export(folder: Path) -> bytes:
    """The schema in fim.json as XML. Raises Refused where a service has none: versions and ids are never invented."""
    path = folder / FILE
    if not path.is_file():
        text = f"{folder.name} ist nicht aus einem FIM-Schema entstanden; Nummern und Versionen fehlen."
        mend = "Legen Sie die Leistung mit `rathaus services new KEY --from-fim DATEI` an."
        raise Refused([finding(f"{folder.name}/{FILE}", "R1513", text, mend)])
    data: dict[str, Any] = json.loads(path.read_text())
    return write(data["standard"], data["message"], data["header"], data["element"])
