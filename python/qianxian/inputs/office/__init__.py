"""A township from the spreadsheets that an office keeps: workbooks and CSV files, with Chinese or English headings."""
