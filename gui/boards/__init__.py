"""The designer of notice boards: choices, live pages, warnings, and the ways onto paper. Layout lies elsewhere."""
