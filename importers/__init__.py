"""Any colleague's file → sheets of cells → an import plan. Reading never writes. Knows no Qt, no SQL."""
