"""What the workbook knows: records, and the rules that read them, in plain Python."""
