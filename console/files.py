"""Tables handed out as files."""

from io import BytesIO
from urllib.parse import quote

from flask import Response

from bot.core.tables import Table
from bot.core.workbook import write

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def xlsx(table: Table, name: str) -> Response:
    """The table as an .xlsx, called by `name` and what it is."""
    written = BytesIO()
    write(table, written)
    called = quote(f"{name} {table.name}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{called}"}
    return Response(written.getvalue(), mimetype=XLSX, headers=headers)
