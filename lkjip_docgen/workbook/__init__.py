"""The data file as an Excel workbook: written for people to fill in, read back without loss."""
