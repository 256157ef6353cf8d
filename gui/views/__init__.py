"""The parts of the main window; each tells its wishes by signals and knows no other."""
