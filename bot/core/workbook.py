"""Tables as an .xlsx to print: title, what it is about, headers, rows. Loads a spreadsheet library,
so it is imported by who writes files, never by what answers messages."""

from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.core.cells import escaped, plain_text
from bot.core.tables import Cell, Table

_THIN = Side(style="thin", color="888888")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_NAME_LENGTH = 31  # of a sheet, the library's and Excel's limit
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write(table: Table, to: IO[bytes]) -> None:
    """The table as an .xlsx: A4, the headers again on every page, and no cell that could run."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = table.name.translate(_NOT_IN_NAMES)[:_NAME_LENGTH]
    _head(sheet, table)
    first = sheet.max_row
    for row in table.rows:
        sheet.append([_cell(cell) for cell in row])
    for line in sheet.iter_rows(min_row=first, max_row=sheet.max_row):
        for place in line:
            place.border = _GRID
            place.alignment = Alignment(vertical="center", wrap_text=True)
    _page(sheet, table, first)
    book.save(to)


def _head(sheet: Worksheet, table: Table) -> None:
    last = len(table.columns)
    for number, line in enumerate((table.title, *table.about), start=1):
        sheet.append([_cell(line)])
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=last)
    sheet.cell(1, 1).font = Font(size=16, bold=True)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center")
    sheet.append([_cell(column.header) for column in table.columns])
    for header in sheet[sheet.max_row]:
        header.font = Font(bold=True)
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def _page(sheet: Worksheet, table: Table, header_row: int) -> None:
    sheet.freeze_panes = f"A{header_row + 1}"
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape" if table.wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cell(cell: Cell) -> Cell:
    return escaped(plain_text(cell)) if isinstance(cell, str) else cell
