"""What a disclosure catalogue is, where it is kept and how it may change. Knows no Qt."""
