"""The workbook's answers as lines of text and as JSON, with the same facts that the screens show."""
