"""Cursors that make sure, before each statement, that the connection wears the bound town's role."""

from typing import TYPE_CHECKING, Any

from django.db.backends.postgresql.base import CursorDebugWrapper
from django.db.backends.utils import CursorWrapper
from psycopg import ServerCursor

if TYPE_CHECKING:
    from rathaus_tenants.backend.base import DatabaseWrapper

    _Base = CursorWrapper
else:
    _Base = object


class _Aligned(_Base):
    """Checked per statement and not per cursor: a cursor opened in one town must not run on in another's role."""

    db: "DatabaseWrapper"

    def execute(self, sql: Any, params: Any = None) -> Any:
        self._align()
        return super().execute(sql, params)

    def executemany(self, sql: Any, param_list: Any) -> Any:
        self._align()
        return super().executemany(sql, param_list)

    def callproc(self, procname: str, params: Any = None, kparams: Any = None) -> Any:
        self._align()
        return super().callproc(procname, params, kparams)

    def stream(self, *args: Any, **kwargs: Any) -> Any:
        self._align()
        return self.cursor.stream(*args, **kwargs)

    def _align(self) -> None:
        switch = self.db.pending_switch()
        if switch is None:
            return
        if isinstance(self.cursor, ServerCursor):  # holds one statement only: the switch needs another cursor
            with self.db.cursor() as plain:
                plain._align()
            return
        with self.db.switching():
            super().execute(switch)


class AlignedCursor(_Aligned, CursorWrapper):
    """The cursor of every day."""

    def copy(self, statement: Any, *args: Any, **kwargs: Any) -> Any:
        self._align()
        return self.cursor.copy(statement, *args, **kwargs)


class AlignedDebugCursor(_Aligned, CursorDebugWrapper):
    """The cursor that writes the log of queries; the switch is in that log, so tests count it."""

    def copy(self, statement: Any) -> Any:
        self._align()
        return super().copy(statement)
