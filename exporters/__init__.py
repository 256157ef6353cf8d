"""A catalogue snapshot → neutral blocks → Word, Excel, CSV, JSON. Knows no Qt, no SQL."""
