"""Tables as files: CSV and XLSX, in which no cell can be a formula."""

from api.export.csv_file import to_csv
from api.export.formats import EXPORT_FORMATS, Format, negotiated
from api.export.table import Table, Value
from api.export.xlsx_file import to_xlsx

__all__ = ["EXPORT_FORMATS", "Format", "Table", "Value", "negotiated", "to_csv", "to_xlsx"]
